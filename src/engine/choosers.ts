/** A command that chooses, for the rest of the line, where a program's commands go: a context, a project, an account. */
export interface Chooser {
  readonly programs: RegExp;
  /** The words before the choice. */
  readonly words: RegExp;
  /** Options whose value is the choice; without them it is the next word. */
  readonly options?: readonly string[];
  /** What it chooses where the line does not say: a cluster on this machine that was just made. */
  readonly always?: string;
  /** The program whose commands it concerns, and the option or variable by which each of them could name the same. */
  readonly for: RegExp;
  readonly as: string;
}

const KUBE = /^(kubectl|oc|k|kubecolor|velero|istioctl|linkerd|cilium|flux|skaffold|kustomize|stern|k9s)$/;
const HELM = /^(helm|helm3|helmfile)$/;

/** One for `kubectl --context` and one for `helm --kube-context`. */
const cluster = (row: Omit<Chooser, 'for' | 'as'>): readonly Chooser[] => [
  { ...row, for: KUBE, as: '--context' },
  { ...row, for: HELM, as: '--kube-context' },
];

export const choosers: readonly Chooser[] = [
  // https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_use-context/
  ...cluster({ programs: /^(kubectl|oc|k|kubecolor)$/, words: /^config (use-context|use)$/ }),
  { programs: /^kubectl$/, words: /^config set-context$/, options: ['--namespace'], for: KUBE, as: '-n' },
  // https://github.com/ahmetb/kubectx
  ...cluster({ programs: /^(kubectx|kubie|kubectl-ctx|kswitch|switcher)$/, words: /^(ctx|context)?$/ }),
  { programs: /^(kubens|kubectl-ns)$/, words: /^$/, for: KUBE, as: '-n' },
  { programs: /^oc$/, words: /^project$/, for: KUBE, as: '-n' },
  ...cluster({ programs: /^oc$/, words: /^login$/ }),
  // https://docs.aws.amazon.com/cli/latest/reference/eks/update-kubeconfig.html
  ...cluster({ programs: /^aws$/, words: /^eks update-kubeconfig$/, options: ['--alias', '--name'] }),
  ...cluster({
    programs: /^gcloud$/,
    words: /^((alpha|beta) )?container (clusters|fleet memberships) get-credentials$/,
  }),
  ...cluster({ programs: /^az$/, words: /^aks get-credentials$/, options: ['--context', '--name', '-n'] }),
  ...cluster({ programs: /^doctl$/, words: /^(kubernetes|k8s|k) cluster kubeconfig (save|s)$/ }),
  ...cluster({
    programs: /^eksctl$/,
    words: /^utils write-kubeconfig$/,
    options: ['--cluster', '-c', '--name', '-n'],
  }),
  ...cluster({
    programs: /^(tsh|rancher|linode-cli|civo|scw|ibmcloud)$/,
    words:
      /^(kube login|context switch|lke kubeconfig-view|kubernetes config|k8s kubeconfig install|ks cluster config( -c)?)$/,
  }),
  // https://kind.sigs.k8s.io/docs/user/quick-start/#interacting-with-your-cluster
  ...cluster({ programs: /^kind$/, words: /^(create cluster|export kubeconfig)$/, always: 'kind-kind' }),
  ...cluster({ programs: /^minikube$/, words: /^(start|update-context)$/, always: 'minikube' }),
  ...cluster({
    programs: /^k3d$/,
    words: /^(cluster create|kubeconfig (merge|switch))$/,
    always: 'k3d-k3s-default',
  }),
  // https://docs.docker.com/reference/cli/docker/context/use/
  {
    programs: /^docker$/,
    words: /^context use$/,
    for: /^(docker|docker-compose|dive|ctop)$/,
    as: '--context',
  },
  { programs: /^podman$/, words: /^system connection default$/, for: /^podman$/, as: '--connection' },
  // https://cloud.google.com/sdk/gcloud/reference/config/set
  {
    programs: /^gcloud$/,
    words: /^config set (core\/)?(project|account)$/,
    for: /^(gcloud|gsutil|bq)$/,
    as: '--project',
  },
  {
    programs: /^gcloud$/,
    words: /^config configurations activate$/,
    for: /^(gcloud|gsutil|bq)$/,
    as: '--configuration',
  },
  // https://learn.microsoft.com/cli/azure/account#az-account-set
  {
    programs: /^az$/,
    words: /^account set$/,
    options: ['--subscription', '-s', '--name', '-n'],
    for: /^(az|azd|azcopy)$/,
    as: '--subscription',
  },
  {
    programs: /^(awsume|assume|awsp|asp|awsctx)$/,
    words: /^$/,
    for: /^(aws|sam|cdk|s5cmd|eksctl|eb|copilot)$/,
    as: '--profile',
  },
  // https://developer.hashicorp.com/terraform/cli/commands/workspace/select
  {
    programs: /^(terraform|tofu|terragrunt)$/,
    words: /^workspace (select|new)$/,
    for: /^(terraform|tofu|terragrunt|cdktf)$/,
    as: 'TF_WORKSPACE',
  },
  // https://www.pulumi.com/docs/iac/cli/commands/pulumi_stack_select/
  { programs: /^pulumi$/, words: /^stack select$/, for: /^pulumi$/, as: '--stack' },
  // https://docs.railway.com/reference/cli-api
  {
    programs: /^railway$/,
    words: /^(environment|env|link)$/,
    options: ['--environment', '-e'],
    for: /^railway$/,
    as: '--environment',
  },
  // https://devcenter.heroku.com/articles/git#for-an-existing-app
  {
    programs: /^heroku$/,
    words: /^git:remote$/,
    options: ['--app', '-a'],
    for: /^heroku$/,
    as: '--app',
  },
  {
    programs: /^(fly|flyctl)$/,
    words: /^config save$/,
    options: ['--app', '-a'],
    for: /^(fly|flyctl)$/,
    as: '--app',
  },
  {
    programs: /^vercel$/,
    words: /^(link|switch|teams switch)$/,
    options: ['--project', '-p'],
    for: /^vercel$/,
    as: '--project',
  },
  {
    programs: /^(netlify|ntl)$/,
    words: /^link$/,
    options: ['--id', '--name'],
    for: /^(netlify|ntl)$/,
    as: '--site',
  },
  {
    programs: /^supabase$/,
    words: /^link$/,
    options: ['--project-ref'],
    for: /^supabase$/,
    as: '--project-ref',
  },
  // https://firebase.google.com/docs/cli#project_aliases
  { programs: /^firebase$/, words: /^use$/, for: /^firebase$/, as: '--project' },
  // https://docs.digitalocean.com/reference/doctl/reference/auth/switch/
  {
    programs: /^doctl$/,
    words: /^auth switch$/,
    options: ['--context'],
    for: /^doctl$/,
    as: '--context',
  },
  { programs: /^hcloud$/, words: /^context use$/, for: /^hcloud$/, as: '--context' },
  { programs: /^linode-cli$/, words: /^set-user$/, for: /^linode-cli$/, as: '--as-user' },
  { programs: /^scw$/, words: /^config profile activate$/, for: /^scw$/, as: '--profile' },
  { programs: /^argocd$/, words: /^(context|ctx)$/, for: /^argocd$/, as: '--argocd-context' },
  {
    programs: /^snow$/,
    words: /^connection set-default$/,
    for: /^(snow|snowsql)$/,
    as: '--connection',
  },
  {
    programs: /^neonctl?$/,
    words: /^set-context$/,
    options: ['--project-id'],
    for: /^neonctl?$/,
    as: '--project-id',
  },
  { programs: /^pscale$/, words: /^org switch$/, for: /^pscale$/, as: '--org' },
  { programs: /^(auth0)$/, words: /^tenants use$/, for: /^auth0$/, as: '--tenant' },
  { programs: /^(influx)$/, words: /^config$/, for: /^influx$/, as: '--active-config' },
  // https://docs.cloudfoundry.org/cf-cli/getting-started.html#target
  { programs: /^cf8?$/, words: /^target$/, options: ['-s'], for: /^cf8?$/, as: '--environment' },
  { programs: /^eb$/, words: /^use$/, for: /^eb$/, as: '--environment' },
  {
    programs: /^doppler$/,
    words: /^(setup|configure set config)$/,
    options: ['--config', '-c'],
    for: /^doppler$/,
    as: '--config',
  },
];
