import type { CallView, Platform } from '../model/platform.ts';

// https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#backing-up-an-etcd-cluster
const NO_UNDO =
  'Only a backup of the cluster’s store, such as etcd’s or Velero’s, brings it back (Kubernetes documentation, 2026-11)';
const isTool =
  (...names: readonly string[]) =>
  (call: CallView) =>
    names.includes(call.program);

export const kubernetesClusters: Platform = {
  id: 'kubernetes-clusters',
  title: 'Kubernetes clusters',
  docs: 'https://kubernetes.io/docs/setup/production-environment/tools/',
  programs:
    'kind minikube k3d k3s k0s k0sctl rke kops kubeadm talosctl vcluster clusterctl istioctl cilium linkerd crictl k3s-uninstall.sh k3s-agent-uninstall.sh rke2-uninstall.sh k3s-killall.sh rke2-killall.sh microk8s karmadactl skaffold tilt'.split(
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
  unruled: {
    harmless: [['completion|config|kubeconfig|token|image|images|addons|cache|profile|ssh|dashboard']],
  },
  steps: { 'k3s-uninstall.sh': 'k3s --version', 'k3s-killall.sh': 'k3s --version' },
  rules: [
    {
      id: 'cluster-delete',
      command: ['delete|reset|uninstall|del|remove'],
      commands: [
        ['cluster|clusters|node', 'delete|rm'],
        ['snapshot', 'restore'],
        ['backup|restore|schedule', 'delete'],
        ['x', 'uninstall'],
        ['upgrade'],
        ['unjoin|unregister'],
        ['etcd-snapshot', 'delete|prune|rm'],
        ['etcd', 'leave|remove-member'],
        ['server'],
        ['rolling-update', '*'],
        ['rmp'],
      ],
      when: (call) => {
        if (isTool('kops')(call)) return call.has('-y', '--yes');
        if (isTool('k3s')(call))
          return (
            call.args.includes('etcd-snapshot') || call.has('--cluster-reset', '--cluster-reset-restore-path')
          );
        if (isTool('crictl')(call)) return call.has('-a', '--all') && call.args.includes('rmp');
        if (call.args.some((word) => /^(server|rolling-update|rmp)$/.test(word))) return false;
        // Without it what the node keeps goes. https://docs.siderolabs.com/talos/v1.7/reference/cli#talosctl-upgrade
        if (call.args.includes('upgrade')) return isTool('talosctl')(call) && call.has('--preserve=false');
        if (isTool('karmadactl')(call)) return /^(unjoin|unregister)$/.test(call.args[0] ?? '');
        if (isTool('cilium')(call)) return call.args.includes('uninstall');
        // Alone, it takes add-ons and charts off. https://microk8s.io/docs/command-reference#microk8s-reset
        if (isTool('microk8s')(call)) return call.args.includes('reset');
        if (isTool('clusterctl', 'vcluster', 'talosctl', 'kubeadm', 'k0s', 'k0sctl', 'rke', 'istioctl')(call))
          return true;
        return false;
      },
      does: { verb: 'delete', what: 'cluster or its store', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['--name'] },
      why: 'Deletes or resets a cluster, or the store that it lives by.',
      instead: 'kubectl get nodes',
      stops: [
        'kops delete cluster --name prod.k8s.example.com --yes',
        'kubeadm reset -f',
        'sudo k0s reset',
        'k0sctl reset --force',
        'rke remove --config cluster.yml',
        'talosctl reset --nodes 10.0.0.2',
        'istioctl uninstall --purge -y',
        'k3s etcd-snapshot prune --snapshot-retention 1',
        'k3s server --cluster-reset',
        'kops rolling-update cluster --yes --cloudonly',
        'cilium uninstall',
        'microk8s reset --destroy-storage',
        'talosctl upgrade --preserve=false -n 10.0.0.2',
      ],
      passes: [
        'kops delete cluster --name a.example.com',
        'talosctl version',
        'k3s etcd-snapshot save',
        'crictl ps',
        'cilium status',
        'microk8s status',
        'talosctl upgrade -n 10.0.0.2 --image x',
      ],
    },
    {
      // https://skaffold.dev/docs/references/cli/#skaffold-delete, https://docs.tilt.dev/cli/tilt_down.html
      id: 'deployed-delete',
      command: ['delete|down'],
      when: (call) =>
        (isTool('skaffold')(call) && call.has('-p', '--profile', '--kube-context', '-n', '--namespace')) ||
        (isTool('tilt')(call) && call.has('--context', '--namespace', '--delete-namespaces')),
      does: {
        verb: 'delete',
        what: 'what was deployed',
        undo: 'repeat',
        undoNote: 'It can be deployed again; what claims and namespaces held is gone',
      },
      target: {},
      why: 'Takes everything off the cluster that the project deploys there.',
      instead: 'kubectl get all',
      stops: ['skaffold delete -p production', 'tilt down --context prod-eu --delete-namespaces'],
      passes: ['skaffold delete', 'skaffold render', 'tilt up', 'tilt down'],
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
      when: ({ program }) => /-(uninstall|killall)\.sh$/.test(program),
      does: { verb: 'delete', what: 'cluster on this machine', undo: 'none', undoNote: NO_UNDO },
      why: 'Stops k3s or RKE2 with all that runs in it, or removes it with its store and the local volumes.',
      instead: 'k3s --version',
      stops: ['/usr/local/bin/k3s-uninstall.sh', 'sudo rke2-uninstall.sh', 'k3s-killall.sh'],
      passes: ['k3s kubectl get nodes', 'k3s --version'],
    },
  ],
};
