import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO =
  'Only a backup of the cluster’s store, such as etcd’s or Velero’s, brings it back (Kubernetes documentation, 2026)';
const isTool =
  (...names: readonly string[]) =>
  (call: CallView) =>
    names.includes(call.program);

export const kubernetesClusters: Platform = {
  id: 'kubernetes-clusters',
  title: 'Kubernetes clusters',
  docs: 'https://kubernetes.io/docs/setup/production-environment/tools/',
  programs:
    'kind minikube k3d kops kubeadm etcdctl velero talosctl vcluster clusterctl istioctl k3s-uninstall.sh k3s-agent-uninstall.sh rke2-uninstall.sh'.split(
      ' ',
    ),
  optionsWithValue:
    '-n --namespace --context --kubeconfig --name --state --profile -p --endpoints --nodes -e --talosconfig --selector -l --from-backup --kube-context --config'.split(
      ' ',
    ),
  environment: {
    options: ['--context', '--kube-context', '-n', '--namespace', '--name', '--kubeconfig', '--endpoints'],
    variables: ['KUBECONFIG', 'KOPS_CLUSTER_NAME', 'ETCDCTL_ENDPOINTS'],
  },
  selfConfirm: ['-y', '--yes', '-f', '--force', '--confirm'],
  rules: [
    {
      id: 'cluster-delete',
      command: ['delete|reset|uninstall|del'],
      commands: [
        ['cluster|clusters|node', 'delete|rm'],
        ['snapshot', 'restore'],
        ['backup|restore|schedule', 'delete'],
        ['x', 'uninstall'],
      ],
      when: (call) => {
        if (isTool('kops')(call)) return call.has('-y', '--yes');
        if (isTool('clusterctl', 'vcluster', 'talosctl', 'kubeadm', 'istioctl', 'etcdctl', 'velero')(call))
          return true;
        return false;
      },
      does: { verb: 'delete', what: 'cluster or a backup of it', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['--name'] },
      why: 'Deletes or resets a cluster, its store or its backups.',
      instead: 'kubectl get nodes',
      stops: [
        'kops delete cluster --name prod.k8s.example.com --yes',
        'kubeadm reset -f',
        'talosctl reset --nodes 10.0.0.2',
        'etcdctl del "" --from-key=true',
        'velero backup delete nightly --confirm',
        'istioctl uninstall --purge -y',
      ],
      passes: [
        'kops delete cluster --name a.example.com',
        'velero backup get',
        'etcdctl get / --prefix',
        'talosctl version',
      ],
    },
    {
      id: 'local-cluster',
      command: ['delete'],
      commands: [['cluster|node', 'delete|rm|del']],
      when: isTool('kind', 'minikube', 'k3d'),
      does: { verb: 'delete', what: 'local cluster', undo: 'repeat', undoNote: 'It can be created again' },
      target: { positionals: true, options: ['--name'] },
      why: 'Deletes a cluster on this machine.',
      instead: 'kind get clusters',
      stops: ['kind delete cluster --name prod-copy'],
      passes: ['kind get clusters', 'minikube status', 'k3d cluster list'],
    },
    {
      id: 'k3s-uninstall',
      command: [],
      when: ({ program }) => /-uninstall\.sh$/.test(program),
      does: { verb: 'delete', what: 'cluster on this machine', undo: 'none', undoNote: NO_UNDO },
      why: 'Removes k3s or RKE2 with its store and the local volumes.',
      instead: 'k3s --version',
      stops: ['/usr/local/bin/k3s-uninstall.sh', 'sudo rke2-uninstall.sh'],
      passes: ['k3s kubectl get nodes', 'k3s --version'],
    },
  ],
};
