import type { CallView, Platform } from '../model/platform.ts';

const AGAIN = 'The chart can be installed again; claims that it made may be gone with their data';
const isHelmfile = ({ program }: CallView) => program === 'helmfile' || program === 'helmsman';

/** `--set replicaCount=0`, `--set persistence.enabled=false`. */
const setsOff = (call: CallView) =>
  call.args.some((word) => /replica\w*=0\b|persistence\.enabled=false|deletionProtection=false/i.test(word));

export const helm: Platform = {
  id: 'helm',
  title: 'Helm',
  docs: 'https://helm.sh/docs/helm/',
  programs: ['helm', 'helm3', 'helmfile', 'helmsman', 'werf'],
  optionsWithValue:
    '-n --namespace --kube-context --kubeconfig --kube-apiserver --kube-token -f --file --values --set --set-string --set-file --set-json --version --timeout --description --history-max --repo --output -o -e --environment -l --selector --state-values-set --state-values-file --post-renderer --registry-config --repository-config --args --cascade --env --release'.split(
      ' ',
    ),
  mcpServers: ['helm'],
  environment: {
    options: ['-n', '--namespace', '--kube-context', '-e', '--environment', '--kubeconfig', '--env'],
    variables: ['HELM_NAMESPACE', 'HELM_KUBECONTEXT', 'KUBECONFIG'],
    fields: ['namespace', 'context'],
    // https://kind.sigs.k8s.io/docs/user/quick-start/#interacting-with-your-cluster, https://k3d.io/stable/usage/kubeconfig/
    contextsHere: 'kind-* k3d-* minikube docker-desktop rancher-desktop colima orbstack microk8s'.split(' '),
  },
  selfConfirm: ['--no-hooks', '--skip-deps'],
  reaches: ['--kube-context', '-n', '--namespace'],
  rules: [
    {
      id: 'uninstall',
      command: ['uninstall|delete|del|un'],
      when: (call) => !isHelmfile(call) && call.program !== 'werf',
      mcp: ['helm_uninstall', 'uninstall_helm_chart', 'uninstall_release'],
      does: { verb: 'delete', what: 'release', undo: 'vendor', undoNote: AGAIN },
      target: { positionals: true, fields: ['name', 'release_name', 'namespace'] },
      why: 'Removes everything that the release installed; claims of the chart may go with their data.',
      instead: 'helm list',
      stops: ['helm uninstall postgres -n prod', 'helm delete redis', 'helm -n db un pg --no-hooks'],
      passes: [
        'helm status postgres -n prod',
        'helm plugin uninstall diff',
        'helm uninstall pg --dry-run',
        'helm repo remove old',
      ],
    },
    {
      id: 'helmfile-destroy',
      command: ['destroy|delete|dismiss|purge|cleanup'],
      when: (call) =>
        call.program === 'werf' ||
        (isHelmfile(call) && !call.args.some((word) => /^(purge|cleanup)$/.test(word))),
      does: { verb: 'delete', what: 'every release of the file', undo: 'vendor', undoNote: AGAIN },
      target: { options: ['-e', '--environment', '-l', '--selector'] },
      why: 'Removes every release that the file names, or the images that were built for it.',
      instead: 'helmfile list',
      stops: [
        'helmfile -e production destroy',
        'helmfile delete --purge',
        'werf dismiss --env production',
        'werf purge',
      ],
      passes: ['helmfile diff', 'helmfile list', 'helmfile -e dev template'],
    },
    {
      id: 'rollback',
      command: ['rollback'],
      does: {
        verb: 'overwrite',
        what: 'release',
        undo: 'vendor',
        undoNote: 'Another rollback leads forward again; data that a migration changed stays changed',
      },
      target: { positionals: true },
      why: 'Puts an older version over what runs; the schema of a database may not fit it.',
      instead: 'helm history {target}',
      stops: ['helm rollback api 3 -n prod', 'helm rollback api'],
      passes: ['helm history api -n prod', 'helm get values api'],
    },
    {
      id: 'upgrade-force',
      command: ['upgrade|install'],
      commands: [['sync|apply']],
      when: (call) =>
        setsOff(call) ||
        (isHelmfile(call) && /--force\b/.test(call.value('--args') ?? '')) ||
        call.has('--force', '--force-replace', '--recreate-pods', '--take-ownership'),
      does: {
        verb: 'overwrite',
        what: 'release',
        undo: 'vendor',
        undoNote: 'Objects are deleted and made anew; what the old ones held may be gone',
      },
      target: { positionals: true, first: true },
      why: 'Replaces objects by deleting them, takes over what others own, or turns replicas or storage off.',
      instead: 'helm get values {target}',
      stops: [
        'helm upgrade api ./chart --force',
        'helm upgrade pg bitnami/postgresql --set primary.persistence.enabled=false',
        'helm upgrade api ./chart --set replicaCount=0 -n prod',
      ],
      passes: [
        'helm upgrade --install api ./chart -n staging',
        'helm template ./chart',
        'helm install api ./chart',
      ],
    },
  ],
};
