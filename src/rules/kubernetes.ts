import type { CallView, Platform } from '../model/platform.ts';

// https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming
const NO_UNDO =
  'Kubernetes keeps no copy, and a claim takes its volume along unless the reclaim policy is Retain; only a backup, such as etcd’s or Velero’s, brings it back (Kubernetes documentation, 2026-11)';
const AGAIN = 'It can be applied again where its manifest is still at hand';

/** Kinds that a controller or one `kubectl apply` makes anew. */
const FLEETING =
  /^(pods?|po|events?|ev|leases?|endpoints?|endpointslices?|jobs?|replicasets?|rs|podmetrics)$/;
/** Kinds that hold no data: losing them is an outage. */
const WORKLOAD =
  /^(all|deployments?|deploy|statefulsets?|sts|daemonsets?|ds|replicationcontrollers?|rc|services?|svc|ingress(es)?|ing|ingressclass(es)?|horizontalpodautoscalers?|hpa|cronjobs?|cj|configmaps?|cm|networkpolic(y|ies)|netpol|poddisruptionbudgets?|pdb|serviceaccounts?|sa|roles?|rolebindings?|clusterroles?|clusterrolebindings?|priorityclass(es)?|pc|limitranges?|limits|resourcequotas?|quota|routes?|route|httproutes?|gateways?|deploymentconfigs?|dc|nodes?|no|(validating|mutating)webhookconfigurations?|apiservices?|servicemonitors?)$/;

/** The kinds that `delete pvc,svc x` or `delete ns/prod` names; empty where a file or a kustomization does. */
function kindsOf({ positionals }: CallView): readonly string[] {
  const words = positionals.some((word) => word.includes('/')) ? positionals : positionals.slice(0, 1);
  return words
    .flatMap((word) => word.toLowerCase().split(','))
    .map((word) => word.split('/')[0] ?? '')
    .map((kind) =>
      /\.(apps|batch|v1|networking\.k8s\.io|route\.openshift\.io)$/.test(kind)
        ? (kind.split('.')[0] ?? kind)
        : kind,
    );
}
/** Short names of kinds. https://kubernetes.io/docs/reference/kubectl/#resource-types */
const KINDS = { ns: 'namespace', pv: 'persistent volume', pvc: 'volume claim', crd: 'resource definition' };
const WORKLOAD_KINDS = {
  all: 'workloads',
  deploy: 'deployment',
  sts: 'stateful set',
  ds: 'daemon set',
  svc: 'service',
};
const byFile = (call: CallView) => call.has('-f', '--filename', '-k', '--kustomize');
const everything = (call: CallView) => call.has('--all', '-A', '--all-namespaces');

function lossOf(call: CallView): 'file' | 'fleeting' | 'workload' | 'data' {
  if (call.has('--raw')) return 'data';
  if (byFile(call)) return 'file';
  const kinds = kindsOf(call);
  if (kinds.length === 0) return 'data';
  if (kinds.every((kind) => FLEETING.test(kind))) return everything(call) ? 'workload' : 'fleeting';
  return kinds.every((kind) => FLEETING.test(kind) || WORKLOAD.test(kind)) ? 'workload' : 'data';
}

/** What a patch says, wherever it stands. */
const patch = (call: CallView) => call.args.find((word) => /[{[]/.test(word)) ?? '';

export const kubernetes: Platform = {
  id: 'kubernetes',
  title: 'Kubernetes',
  docs: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_delete/',
  programs: ['kubectl', 'oc', 'k', 'kubecolor', 'microk8s', 'k3s', 'minikube'],
  optionsWithValue:
    '-n --namespace --context --cluster --kubeconfig --user --as --as-group --as-uid --request-timeout -s --server --token -f --filename -k --kustomize -l --selector --field-selector --grace-period --timeout -o --output -p --patch --patch-file --type --replicas --current-replicas --resource-version -c --container --overrides --prune-allowlist --field-manager --subresource --certificate-authority --client-certificate --client-key --cache-dir --tls-server-name --raw --name --state --profile --endpoints --nodes -e --talosconfig --to-revision --restore --from-backup --revision --clusterrole --serviceaccount'.split(
      ' ',
    ),
  hosts: [
    '*.eks.amazonaws.com',
    '*.azmk8s.io',
    '*.k8s.ondigitalocean.com',
    '*.k8s.civo.com',
    'kubernetes.default*',
  ],
  mcpServers: ['kubernetes', 'kubectl', 'k8s', 'openshift', 'kube'],
  environment: {
    options: ['--context', '-n', '--namespace', '--kubeconfig', '--cluster', '-s', '--server'],
    variables: ['KUBECONFIG', 'KUBE_CONTEXT', 'NAMESPACE'],
    fields: ['context', 'namespace'],
    // https://kind.sigs.k8s.io/docs/user/quick-start/#interacting-with-your-cluster, https://k3d.io/stable/usage/kubeconfig/
    contextsHere: 'kind-* k3d-* minikube docker-desktop rancher-desktop colima orbstack microk8s'.split(' '),
  },
  selfConfirm: ['--force', '--now', '-y', '--yes', '--confirm'],
  unruled: {
    harmless: [
      [
        'config|krew|plugin|completion|auth|api-resources|explain|kustomize|proxy|port-forward|cp|exec|run|debug|attach|wait|cordon|uncordon',
      ],
      ['minikube|rollout|top|certificate', '*'],
      ['adm', 'policy', 'who-can|scc-review|scc-subject-review'],
    ],
  },
  twins: ['kubectl', 'oc', 'k', 'kubecolor'],
  reaches: ['--context', '--kubeconfig', '-n', '--namespace', '-f', '--filename', '-k', '--kustomize'],
  rules: [
    {
      id: 'delete-data',
      command: ['delete'],
      commands: [['kubectl', 'delete']],
      when: (call) =>
        lossOf(call) === 'data' && (call.program !== 'minikube' || call.args.includes('kubectl')),
      mcp: ['kubectl_delete', 'delete_resource', 'resources_delete', 'delete_namespace', 'namespaces_delete'],
      http: ['DELETE /**'],
      does: { verb: 'delete', what: 'object with what it holds', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, kinds: KINDS, fields: ['name', 'namespace', 'resourceType', 'id'] },
      why: 'Deletes objects that hold others or data: a namespace takes everything in it, a claim its volume, a definition every object of its kind.',
      instead: 'kubectl get {kind}',
      stops: [
        'kubectl delete ns production',
        'kubectl --context prod-eu delete namespace payments --wait=false',
        'kubectl -n db delete pvc --all',
        'kubectl delete crd postgresqls.acid.zalan.do',
        'oc delete project acme',
        'microk8s kubectl delete ns app',
        'kubectl delete deploy/api,pvc/data -n shop',
        { server: 'kubernetes', tool: 'resources_delete', input: { kind: 'Namespace', name: 'prod' } },
      ],
      passes: ['kubectl delete ns prod --dry-run=server', 'kubectl logs deploy/api | grep delete'],
    },
    {
      id: 'delete-file',
      command: ['delete'],
      commands: [['kubectl', 'delete']],
      when: (call) => lossOf(call) === 'file',
      does: {
        verb: 'delete',
        what: 'objects of the manifests',
        undo: 'vendor',
        undoNote: 'They can be applied again; claims and namespaces among them take their data along',
      },
      target: { options: ['-f', '--filename', '-k', '--kustomize'] },
      why: 'Deletes whatever the manifests name: namespaces and claims among them take their data along.',
      instead: 'kubectl diff',
      stops: [
        'kubectl delete -f k8s/ -n prod',
        'kubectl delete -k overlays/prod',
        'cat app.yaml | kubectl delete -f -',
      ],
      passes: ['kubectl apply -f k8s/', 'kubectl diff -f k8s/'],
    },
    {
      id: 'delete-workload',
      command: ['delete'],
      commands: [
        ['kubectl', 'delete'],
        ['drain'],
        ['argo', 'rollouts', 'abort|undo|terminate'],
        ['adm', 'drain'],
      ],
      when: (call) =>
        call.args.some((word) => /^(drain|rollouts)$/.test(word)) ||
        lossOf(call) === 'workload' ||
        // https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/: two may then write at once.
        (lossOf(call) === 'fleeting' && (call.has('--force') || call.value('--grace-period') === '0')),
      mcp: ['delete_deployment', 'delete_service', 'delete_statefulset', 'node_management'],
      does: { verb: 'stop', what: 'workload', undo: 'repeat', undoNote: AGAIN },
      target: {
        positionals: true,
        kinds: WORKLOAD_KINDS,
        says: [{ words: /^(?:adm )?(?:drain|cordon) /, thing: 'node', names: 1 }],
        fields: ['name', 'namespace'],
      },
      why: 'Takes workloads, services or rights away: what they serve stops.',
      instead: 'kubectl get deploy,svc,ingress',
      stops: [
        'kubectl delete all --all -n prod',
        'kubectl delete deployment api',
        'kubectl delete sts/postgres --cascade=foreground',
        'kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data',
        'kubectl delete pod db-0 --force --grace-period=0',
        'oc adm drain node-1',
      ],
      passes: ['kubectl rollout restart deploy/api', 'kubectl get deploy', 'kubectl cordon node-1'],
    },
    {
      id: 'delete-pod',
      command: ['delete'],
      commands: [
        ['kubectl', 'delete'],
        ['config', 'delete-context|delete-cluster|delete-user|unset'],
        ['rollout', 'undo|pause'],
      ],
      when: (call) =>
        call.args.some((word) => /^(config|rollout)$/.test(word)) || lossOf(call) === 'fleeting',
      mcp: ['pods_delete', 'delete_pod', 'pod_delete'],
      does: {
        verb: 'delete',
        what: 'pod or entry that is made anew',
        undo: 'repeat',
        undoNote: 'Its controller makes it anew, or it can be set again',
      },
      target: { positionals: true, kinds: WORKLOAD_KINDS, fields: ['name', 'namespace'] },
      why: 'Deletes something that is made anew; what runs in it stops for a moment.',
      instead: 'kubectl get pods',
      stops: [
        'kubectl delete pod api-0 -n prod',
        'kubectl rollout undo deploy/api -n prod',
        'kubectl config delete-context prod',
      ],
      passes: ['kubectl get pods', 'kubectl rollout status deploy/api', 'kubectl config use-context dev'],
    },
    {
      id: 'replace-force',
      command: ['replace'],
      // Without its finalizers an object goes before what hangs on it is cleared away.
      when: (call) => call.has('--force') || /\/finalize$/.test(call.value('--raw') ?? ''),
      does: {
        verb: 'delete',
        what: 'objects, and makes them anew',
        undo: 'vendor',
        undoNote: 'They are made anew; data of replaced claims is gone',
      },
      target: { options: ['-f', '--filename'] },
      why: 'Deletes the objects before it creates them again; a claim loses its volume.',
      instead: 'kubectl diff',
      stops: ['kubectl replace --force -f pvc.yaml -n prod'],
      passes: ['kubectl replace -f svc.yaml', 'kubectl apply --dry-run=server -f pvc.yaml -n prod'],
    },
    {
      id: 'apply-prune',
      command: ['apply'],
      commands: [['adm', 'prune', '*']],
      when: (call) => (call.args.includes('adm') ? call.has('--confirm') : call.has('--prune')),
      does: {
        verb: 'delete',
        what: 'every object that the manifests do not name',
        undo: 'none',
        undoNote: NO_UNDO,
      },
      target: { options: ['-l', '--selector', '-f', '--filename'] },
      why: 'Deletes what the manifests do not name, across everything that the selector or the namespace holds.',
      instead: 'kubectl diff',
      stops: ['kubectl apply --prune -f k8s/ --all', 'oc adm prune images --confirm'],
      passes: ['kubectl apply -f k8s/', 'oc adm prune images'],
    },
    {
      id: 'scale-zero',
      command: ['scale'],
      commands: [['patch'], ['taint', '*'], ['adm', 'taint']],
      when: (call) =>
        call.value('--replicas') === '0' ||
        /["']?replicas["']?\s*:\s*0\b|["']?suspend["']?\s*:\s*true/.test(patch(call)) ||
        call.args.some((word) => /:NoExecute$/.test(word)),
      mcp: ['kubectl_scale', 'scale_deployment', 'resources_scale'],
      mcpWhen: (input) => Number(input.replicas ?? input.scale) === 0,
      does: { verb: 'stop', what: 'workload', undo: 'repeat', undoNote: 'It can be scaled up again' },
      target: { positionals: true, kinds: WORKLOAD_KINDS, fields: ['name', 'namespace'] },
      why: 'Takes every copy of the workload away: what it serves stops.',
      instead: 'kubectl get deploy',
      stops: [
        'kubectl scale deploy/api --replicas=0 -n prod',
        `kubectl patch deploy api -p '{"spec":{"replicas":0}}'`,
        'kubectl taint nodes node-1 dedicated=x:NoExecute',
      ],
      passes: ['kubectl scale deploy/api --replicas=3', 'kubectl autoscale deploy api --max=5'],
    },
    {
      id: 'protection-remove',
      command: ['patch|annotate|label|edit'],
      when: (call) =>
        call.positionals.some((word) => /(polic|protect|finalizer|retain|prevent|keep)[^=]*-$/i.test(word)) ||
        /finalizers["']?\s*:\s*(null|\[\s*\])|\/metadata\/finalizers|reclaim["']?Policy["']?\s*:\s*["']?Delete|ReclaimPolicy["']?\s*:\s*["']?Delete|"op"\s*:\s*"remove"/.test(
          patch(call),
        ),
      does: { verb: 'change', what: 'protection of an object', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, kinds: KINDS, first: true },
      why: 'Takes away what holds the object or its volume back from being deleted.',
      instead: 'kubectl get pv,pvc',
      stops: [
        `kubectl patch pvc data -p '{"metadata":{"finalizers":null}}'`,
        `kubectl patch pv pv-1 -p '{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}'`,
        `kubectl patch ns prod --type json -p '[{"op":"remove","path":"/spec/finalizers"}]'`,
        'kubectl annotate pvc data helm.sh/resource-policy-',
      ],
      passes: [`kubectl patch pv pv-1 -p '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'`],
    },
    {
      id: 'admin-binding',
      command: ['create', 'clusterrolebinding|rolebinding'],
      commands: [
        ['adm', 'policy', 'add-cluster-role-to-*|add-scc-to-*|remove-*'],
        ['auth', 'reconcile'],
      ],
      when: (call) =>
        call.value('--clusterrole') === 'cluster-admin' ||
        call.positionals.some((word) => /^(cluster-admin|privileged)$/.test(word)) ||
        call.args.some((word) => /^remove-(cluster-)?(role|user|group|scc)/.test(word)) ||
        call.has('--remove-extra-permissions', '--remove-extra-subjects'),
      does: {
        verb: 'change',
        what: 'rights in the cluster',
        undo: 'vendor',
        undoNote: 'The binding can be deleted; what was done with it stays',
      },
      target: { positionals: true },
      why: 'Hands out every right in the cluster, or takes rights away.',
      instead: 'kubectl get clusterrolebindings',
      stops: [
        'kubectl create clusterrolebinding ci --clusterrole=cluster-admin --serviceaccount=ci:default',
        'oc adm policy remove-cluster-role-from-user cluster-admin bob',
      ],
      passes: ['kubectl create rolebinding r --clusterrole=view --serviceaccount=ci:default'],
    },
  ],
};
