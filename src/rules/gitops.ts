import type { CallView, Platform } from '../model/platform.ts';

const AGAIN =
  'The repository can be synced again; claims and namespaces among what was deleted took their data along';
const isFlux = ({ program }: CallView) => program === 'flux';
const isArgo = ({ program }: CallView) => program === 'argocd';

export const gitops: Platform = {
  id: 'gitops',
  title: 'Argo CD and Flux',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd/',
  programs: ['argocd', 'flux', 'argo', 'fleet'],
  optionsWithValue:
    '-n --namespace --context --kubeconfig --server --auth-token --config --revision --resource --label -l --selector -p --project --propagation-policy --prune-propagation-policy --sync-policy --kind --group --resource-name --app-namespace -N --timeout --source --path --interval --export --history-id --port-forward-namespace --core --cluster --argocd-context --kube-context'.split(
      ' ',
    ),
  hosts: ['argocd.*', 'argo-cd.*', 'argocd-server*'],
  mcpServers: ['argocd', 'argo', 'flux', 'fluxcd'],
  environment: {
    options: [
      '--context',
      '-n',
      '--namespace',
      '--server',
      '--argocd-context',
      '--kube-context',
      '-p',
      '--project',
    ],
    variables: ['ARGOCD_SERVER', 'KUBECONFIG'],
    fields: ['namespace', 'cluster', 'context'],
  },
  selfConfirm: ['-y', '--yes', '-s', '--silent', '--force'],
  unruled: { harmless: [['login|logout|context|relogin|completion'], ['app', 'terminate-op|unset']] },
  rules: [
    {
      id: 'app-delete',
      command: ['app|appset|proj|cluster', 'delete|rm|remove|delete-resource'],
      when: isArgo,
      mcp: ['delete_application', 'delete_app', 'delete_applicationset'],
      does: { verb: 'delete', what: 'application', undo: 'vendor', undoNote: AGAIN },
      target: {
        positionals: true,
        says: [
          { words: /^cluster \S+ /, thing: 'cluster of Argo CD', names: 1 },
          { words: /^proj \S+ /, thing: 'project of Argo CD', names: 1 },
        ],
        fields: ['applicationName', 'name'],
      },
      why: 'Deletes the application and, unless told otherwise, everything that it deployed.',
      instead: 'argocd {group} list',
      stops: [
        'argocd app delete shop --yes',
        'argocd appset delete shops',
        'argocd app delete-resource shop --kind PersistentVolumeClaim --resource-name data',
        'argocd cluster rm https://10.0.0.1:6443',
        { server: 'argocd', tool: 'delete_application', input: { applicationName: 'shop' } },
      ],
      passes: ['argocd app list', 'argocd app get shop', 'argocd app diff shop'],
    },
    {
      id: 'app-sync-prune',
      command: ['app', 'sync|rollback|set|unset|terminate-op|patch|patch-resource|actions'],
      commands: [['admin', 'import']],
      when: (call) =>
        isArgo(call) &&
        (call.args.some((word) =>
          /^(rollback|terminate-op|patch|patch-resource|run|unset|import)$/.test(word),
        ) ||
          call.has('--prune', '--force', '--replace', '--auto-prune') ||
          call.value('--sync-policy') === 'none'),
      http: ['POST /api/v1/applications/*/sync', 'POST /api/v1/applications/*/rollback'],
      httpWhen: ({ path, body = '' }) =>
        path.endsWith('/rollback') ||
        (/"(prune|force|replace)"\s*:\s*true/.test(body) && !/"dryRun"\s*:\s*true/.test(body)),
      mcp: ['sync_application'],
      mcpWhen: (input) => input.prune === true && input.dryRun !== true,
      does: { verb: 'overwrite', what: 'objects of an application', undo: 'vendor', undoNote: AGAIN },
      target: { positionals: true, first: true, fields: ['applicationName', 'name'] },
      why: 'Deletes or replaces what the repository does not name, or puts an older version over what runs.',
      instead: 'argocd app diff {target}',
      stops: [
        'argocd app sync shop --prune',
        'argocd app sync shop --force --replace',
        'argocd app rollback shop 12',
        'argocd admin import backup.yaml --prune',
        `curl -X POST "https://argocd.acme.com/api/v1/applications/shop/sync" -d '{"prune":true}'`,
      ],
      passes: [
        'argocd app sync shop',
        'argocd app history shop',
        'argocd app wait shop',
        'argocd app sync shop --prune --dry-run',
        `curl -X POST "https://argocd.acme.com/api/v1/applications/shop/sync" -d '{"prune":true,"dryRun":true}'`,
      ],
    },
    {
      id: 'access-remove',
      command: ['repo|repocreds|cert|gpg|account', 'rm|delete-token|remove'],
      when: isArgo,
      does: {
        verb: 'stop',
        what: 'access of Argo CD',
        undo: 'repeat',
        undoNote: 'It can be added again with its credentials',
      },
      target: { positionals: true },
      why: 'Takes away a repository, a certificate or a token: what needs it stops.',
      instead: 'argocd repo list',
      stops: ['argocd repo rm https://github.com/acme/infra', 'argocd account delete-token --account ci 1'],
      passes: ['argocd repo list', 'argocd account list'],
    },
    {
      id: 'flux-delete',
      command: ['delete', '*'],
      commands: [['uninstall']],
      when: isFlux,
      does: { verb: 'delete', what: 'Flux object, with what it deployed', undo: 'vendor', undoNote: AGAIN },
      target: { positionals: true },
      why: 'Deletes the object; with pruning on, everything that it deployed goes with it.',
      instead: 'flux get all',
      stops: [
        'flux delete kustomization prod -s',
        'flux -n apps delete helmrelease shop --silent',
        'flux uninstall -s',
      ],
      passes: [
        'flux get kustomizations',
        'flux reconcile kustomization apps',
        'flux diff kustomization apps --path ./apps',
      ],
    },
    {
      id: 'flux-suspend',
      command: ['suspend', '*'],
      when: isFlux,
      does: {
        verb: 'stop',
        what: 'deployment from the repository',
        undo: 'repeat',
        undoNote: '`flux resume` starts it again',
      },
      target: { positionals: true },
      why: 'Stops the cluster from following its repository.',
      instead: 'flux get all',
      stops: ['flux suspend kustomization apps', 'flux suspend hr shop'],
      passes: ['flux resume kustomization apps', 'flux logs'],
    },
    {
      id: 'workflow-delete',
      command: ['delete|terminate|stop'],
      commands: [
        ['archive|cron|template|cluster-template', 'delete'],
        ['cron', 'suspend'],
      ],
      when: ({ program }) => program === 'argo',
      does: {
        verb: 'delete',
        what: 'workflow',
        undo: 'vendor',
        undoNote: 'It can be submitted again; its records are gone',
      },
      target: { positionals: true },
      why: 'Deletes or stops workflows with their records.',
      instead: 'argo list',
      stops: ['argo delete --all -n prod', 'argo cron delete nightly-backup', 'argo terminate etl-x7'],
      passes: ['argo list', 'argo logs etl-x7', 'argo submit etl.yaml'],
    },
  ],
};
