import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'What a resource held is gone with it, unless its provider kept a copy';
const STATE = 'Only a backup or an older version of the state has it';
// https://developer.hashicorp.com/terraform/cli/commands/workspace/delete
const FORGOTTEN =
  'The resources stay, but Terraform no longer manages them; only a backup or an older version of the state knows them (Terraform documentation, 2026-11)';

/** Terragrunt runs Terraform's commands as its own, alone or in many folders: `run-all destroy`, `run --all destroy`. */
const also = (verb: string): readonly (readonly string[])[] => [
  ['run-all|run', verb],
  ['stack', 'run', verb],
];
const destroys = (call: CallView) => call.has('-destroy', '--destroy');
const replaces = (call: CallView) => call.has('-replace', '--replace');
const refreshes = (call: CallView) => call.has('-refresh-only', '--refresh-only');

export const terraform: Platform = {
  id: 'terraform',
  title: 'Terraform',
  docs: 'https://developer.hashicorp.com/terraform/cli/commands',
  programs: ['terraform', 'tofu', 'terragrunt', 'tf', 'opentofu', 'cdktf'],
  optionsWithValue:
    '-chdir -var -var-file -state -state-out -backup -backup-out -target -replace -out -lock-timeout -parallelism -backend-config -generate-config-out -exclude -plugin-dir --working-dir --terragrunt-working-dir --terragrunt-config --config --queue-include-dir --queue-exclude-dir --terragrunt-include-dir --terragrunt-exclude-dir --terragrunt-parallelism --parallelism --app --output'.split(
      ' ',
    ),
  directory: ['-chdir', '--working-dir', '--terragrunt-working-dir'],
  hosts: ['app.terraform.io', 'app.*.terraform.io'],
  mcpServers: ['terraform', 'opentofu', 'terragrunt'],
  environment: {
    options: [
      '-var-file',
      '-chdir',
      '-backend-config',
      '--working-dir',
      '--terragrunt-working-dir',
      '-state',
    ],
    variables: ['TF_WORKSPACE', 'TF_VAR_environment', 'TF_VAR_env', 'AWS_PROFILE', 'TF_CLI_ARGS_apply'],
  },
  selfConfirm: [
    '-auto-approve',
    '--auto-approve',
    '--terragrunt-non-interactive',
    '--non-interactive',
    '-force',
  ],
  dryRun: ['-help', '-h'],
  twins: ['terraform', 'tofu', 'terragrunt'],
  rules: [
    {
      id: 'destroy',
      command: ['destroy|destroy-all'],
      commands: [...also('destroy'), ['apply'], ...also('apply'), ['stack|stacks', 'destroy']],
      when: (call) => call.args.some((word) => /^destroy(-all)?$/.test(word)) || destroys(call),
      mcp: ['terraform_destroy', 'tofu_destroy'],
      does: { verb: 'delete', what: 'every resource of the configuration', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-target', '--target'] },
      why: 'Destroys what the state lists: servers, databases and their data, networks.',
      instead: 'terraform plan -destroy',
      stops: [
        'terraform destroy -auto-approve',
        'terraform apply -destroy -auto-approve',
        'terraform -chdir=infra/prod destroy',
        'tofu destroy -target=aws_db_instance.main',
        'terragrunt run-all destroy --terragrunt-non-interactive',
        'terragrunt run --all destroy',
        'terragrunt run --all -- destroy',
        'yes yes | terraform destroy',
        'cdktf destroy --auto-approve',
      ],
      passes: [
        'terraform plan -destroy -out=tfplan',
        'terraform show tfplan',
        'echo terraform destroy',
        'terraform state list',
      ],
    },
    {
      id: 'replace',
      command: ['apply'],
      commands: [...also('apply'), ['taint'], ...also('taint')],
      when: (call) => (replaces(call) || call.args.includes('taint')) && !destroys(call),
      does: { verb: 'delete', what: 'resource that is to be replaced', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-replace', '--replace'], positionals: true },
      why: 'Destroys the resource and makes a new, empty one, now or at the next apply.',
      instead: 'terraform plan',
      stops: [
        'terraform taint aws_db_instance.main',
        'terraform apply -replace=aws_instance.web -auto-approve',
        'terragrunt apply -replace=module.db.aws_db_instance.main',
      ],
      passes: ['terraform untaint aws_db_instance.main', 'terraform plan -replace=aws_instance.web'],
    },
    {
      id: 'apply',
      command: ['apply|apply-all'],
      commands: [...also('apply'), ['deploy'], ['stack', 'apply']],
      when: (call) =>
        !destroys(call) &&
        !replaces(call) &&
        !refreshes(call) &&
        (!call.args.includes('deploy') || (call.program === 'cdktf' && call.has('--auto-approve'))),
      mcp: ['terraform_apply', 'tofu_apply', 'apply_run'],
      does: {
        verb: 'change',
        what: 'infrastructure',
        undo: 'vendor',
        undoNote: 'What the plan replaces or destroys is gone, unless its provider kept a copy',
      },
      target: { positionals: true },
      why: 'Changes real infrastructure. What its plan destroys or replaces cannot be seen from this line.',
      instead: 'terraform plan',
      stops: [
        'terraform apply -auto-approve',
        'terraform plan -destroy -out=tfplan && terraform apply tfplan',
        'terraform -chdir=infra/prod apply -auto-approve -var-file=prod.tfvars',
        'terragrunt run-all apply',
      ],
      passes: [
        'terraform plan',
        'terraform validate',
        'terraform fmt -recursive',
        'terraform output -json',
        'terraform init',
        'terraform apply -refresh-only',
      ],
    },
    {
      id: 'state-change',
      command: ['state', 'rm|push|mv|replace-provider'],
      commands: [
        ['run-all|run', 'state', 'rm|push|mv|replace-provider'],
        ['workspace|env', 'delete'],
      ],
      does: { verb: 'delete', what: 'entries of the state', undo: 'none', undoNote: FORGOTTEN },
      target: { positionals: true },
      why: 'Changes what Terraform knows of real resources: it may forget them, or make or destroy them next time.',
      instead: 'terraform state list',
      stops: [
        'terraform state rm module.db',
        'terraform state push old.tfstate',
        'terraform workspace delete -force prod',
        'tofu state mv a.b a.c',
      ],
      passes: [
        'terraform state list',
        'terraform state show aws_db_instance.main',
        'terraform state pull',
        'terraform workspace select dev',
        'terraform state mv -dry-run a.b a.c',
      ],
    },
    {
      id: 'force-unlock',
      command: ['force-unlock'],
      commands: [...also('force-unlock'), ['init', '*'], ['init'], ['refresh']],
      when: (call) =>
        call.args.some((word) => /^(force-unlock|refresh)$/.test(word)) ||
        call.has('-force-copy', '-migrate-state'),
      does: { verb: 'overwrite', what: 'state', undo: 'none', undoNote: STATE },
      target: { positionals: true },
      why: 'Takes the lock from whoever is working on the state, or writes over the state without a plan.',
      instead: 'terraform state list',
      stops: [
        'terraform force-unlock -force 1234',
        'terraform init -migrate-state -force-copy',
        'terraform refresh',
      ],
      passes: ['terraform init', 'terraform init -upgrade', 'terraform init -backend=false'],
    },
    {
      id: 'backend-switch',
      command: ['init'],
      when: (call) => call.has('-reconfigure'),
      does: {
        verb: 'overwrite',
        what: 'link to a state',
        undo: 'repeat',
        undoNote: 'It can be set up again with the old backend',
      },
      target: { options: ['-backend-config'] },
      why: 'Links the folder to another state; the next apply works there.',
      instead: 'terraform workspace show',
      stops: ['terraform init -reconfigure -backend-config=prod.hcl'],
      passes: ['terraform init -backend-config=prod.hcl', 'terraform workspace show'],
    },
    {
      id: 'cloud-api',
      http: [
        'DELETE /**',
        'POST /api/v2/workspaces/*/actions/safe-delete',
        'POST /api/v2/workspaces/*/actions/force-unlock',
        'POST /api/v2/runs/*/actions/apply',
        'POST /api/v2/runs/*/actions/force-execute',
        'POST /api/v2/runs',
      ],
      httpWhen: ({ method, path, body = '' }) =>
        method === 'DELETE' || !path.endsWith('/runs') || /"(is-destroy|auto-apply)"\s*:\s*true/.test(body),
      mcp: ['delete_workspace_safely', 'delete_workspace', 'delete_variable', 'action_run'],
      does: { verb: 'delete', what: 'workspace or run of HCP Terraform', undo: 'none', undoNote: FORGOTTEN },
      target: { fields: ['id', 'workspace_name', 'workspace'] },
      why: 'Deletes a workspace with its state, or lets a run change infrastructure.',
      instead: 'terraform workspace list',
      stops: [
        'curl -X DELETE -H "Authorization: Bearer $TFC_TOKEN" https://app.terraform.io/api/v2/workspaces/ws-1',
        'curl -X POST https://app.terraform.io/api/v2/runs/run-1/actions/apply',
        `curl -X POST https://app.terraform.io/api/v2/runs -d '{"data":{"attributes":{"is-destroy":true}}}'`,
      ],
      passes: ['curl https://app.terraform.io/api/v2/organizations/acme/workspaces'],
    },
  ],
};
