/** Container images that start a known program: its own name, or `image=program` where they differ. */
const IMAGES =
  'terraform tofu opentofu=tofu terragrunt packer vault consul nomad pulumi cdktf ' +
  'aws-cli=aws awscli=aws aws-nuke cloud-nuke eksctl azure-cli=az doctl flyctl=fly linode-cli hcloud ' +
  'kubectl k8s-kubectl=kubectl helm k8s-helm=helm helmfile argocd flux-cli=flux velero kustomize k9s ' +
  'git gh glab rclone restic mc s3cmd s5cmd curl httpie=http ' +
  'flyway liquibase migrate dbmate goose atlas skeema sqitch gh-ost ' +
  'ansible ansible-playbook skopeo crane oras regctl cloudflared stripe-cli=stripe docker etcdctl kafkactl kcat';

const programs = new Map(
  IMAGES.split(' ').map((pair) => {
    const [image = '', program = image] = pair.split('=', 2);
    return [image, program] as const;
  }),
);

const SHELLS = /^(sh|bash|ash|dash|zsh|ksh|env|pwsh|\/.*)$/;

/**
 * The program that an image starts with the words after it (`hashicorp/terraform:1.9 destroy`), by the last part of its
 * name, since registries mirror each other. Undefined where the words name a program themselves.
 */
export function imageProgram(image: string, first: string): string | undefined {
  const path = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  const parts = path.toLowerCase().split('/');
  // `quay.io/skopeo/stable`: some name the channel last.
  const name = /^(stable|latest|main)$/.test(parts.at(-1) ?? '') ? parts.at(-2) : parts.at(-1);
  const program = programs.get(name ?? '');
  return program === undefined || first === program || SHELLS.test(first) ? undefined : program;
}
