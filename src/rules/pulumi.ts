import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO =
  'What a resource held is gone with it, unless its provider kept a copy (pulumi.com/docs/cli/commands/pulumi_destroy, 2026-11)';
const STATE = 'Only an earlier `pulumi stack export` or the service’s history has it';
// https://www.pulumi.com/docs/iac/operations/stack-management/restoring-deleted-stacks/
const STACK =
  'Pulumi Cloud can restore the last 25 deleted stacks of an organization, without their resources; other back ends cannot (Pulumi documentation, 2026-11)';

const replaces = (call: CallView) => call.has('--replace', '--target-replace', '--replace-on-changes');
const onlyPreview = (call: CallView) => call.has('--preview-only');

export const pulumi: Platform = {
  id: 'pulumi',
  title: 'Pulumi',
  docs: 'https://www.pulumi.com/docs/iac/cli/commands/',
  programs: ['pulumi'],
  optionsWithValue:
    '-s --stack -C --cwd -m --message -c --config --config-file -t --target --replace --target-replace -p --parallel --policy-pack --exec-kind --secrets-provider --file --color --profiling --tracing -v --verbose --org --import-file --plan --save-plan --remote-env --git-branch'.split(
      ' ',
    ),
  directory: ['-C', '--cwd'],
  hosts: ['api.pulumi.com'],
  mcpServers: ['pulumi'],
  environment: {
    options: ['-s', '--stack'],
    variables: ['PULUMI_STACK', 'AWS_PROFILE'],
    fields: ['stack', 'stackName'],
  },
  selfConfirm: ['-y', '--yes', '-f', '--force', '--skip-preview'],
  dryRun: ['--preview-only'],
  rules: [
    {
      id: 'destroy',
      command: ['destroy|down|dn'],
      commands: [['deployment', 'run', 'destroy']],
      mcp: ['pulumi_destroy', 'pulumi_cli_destroy'],
      does: { verb: 'delete', what: 'every resource of the stack', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-s', '--stack', '-t', '--target'], fields: ['stack', 'stackName'] },
      why: 'Destroys every resource of the stack with its data.',
      instead: 'pulumi preview --diff',
      stops: [
        'pulumi destroy --stack prod --yes',
        'pulumi down -y',
        'pulumi -C infra destroy --target urn:x',
      ],
      passes: ['pulumi destroy --preview-only', 'pulumi preview --stack dev --diff', 'pulumi stack ls'],
    },
    {
      id: 'replace',
      command: ['up|update'],
      when: (call) => replaces(call) && !onlyPreview(call),
      does: { verb: 'delete', what: 'resource that is to be replaced', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['--replace', '--target-replace'] },
      why: 'Destroys the resource and makes a new, empty one.',
      instead: 'pulumi preview --diff',
      stops: ['pulumi up --yes --replace urn:pulumi:prod::app::aws:rds/instance:Instance::db'],
      passes: ['pulumi preview --replace urn:x', 'pulumi preview'],
    },
    {
      id: 'up',
      command: ['up|update'],
      commands: [['deployment', 'run', 'update'], ['watch']],
      when: (call) => !replaces(call),
      mcp: ['pulumi_up', 'pulumi_cli_up'],
      does: {
        verb: 'change',
        what: 'infrastructure',
        undo: 'vendor',
        undoNote: 'What the update replaces or destroys is gone, unless its provider kept a copy',
      },
      target: { options: ['-s', '--stack'], fields: ['stack', 'stackName'] },
      why: 'Changes real infrastructure. What it destroys or replaces cannot be seen from this line.',
      instead: 'pulumi preview --diff',
      stops: ['pulumi up --yes --stack prod', 'pulumi up -y --skip-preview', 'pulumi update --stack prod'],
      passes: ['pulumi preview', 'pulumi stack output', 'pulumi config set a b', 'pulumi login'],
    },
    {
      id: 'stack-remove',
      command: ['stack', 'rm|remove'],
      commands: [
        ['stack', 'import'],
        ['env|environment', 'rm|remove'],
        ['policy', 'rm|remove|disable'],
        // https://www.pulumi.com/docs/iac/cli/commands/pulumi_org_member/
        ['org', 'member', 'rm|remove'],
        ['team|org', '*', 'delete'],
      ],
      mcp: ['delete_stack'],
      does: {
        verb: 'delete',
        what: 'stack, with its configuration and history',
        undo: 'none',
        undoNote: STACK,
      },
      target: { positionals: true, options: ['-s', '--stack'] },
      why: 'Deletes or overwrites what Pulumi knows of the stack; its resources go on without anybody knowing them.',
      instead: 'pulumi stack export',
      stops: [
        'pulumi stack rm prod --force --yes',
        'pulumi stack import --file old.json',
        'pulumi env rm acme/prod',
        'pulumi org member remove --org acme bob -y',
      ],
      passes: ['pulumi stack export --file backup.json', 'pulumi stack select dev', 'pulumi stack init dev'],
    },
    {
      id: 'state-change',
      command: ['state', 'delete|unprotect|edit|rename|repair|move|taint'],
      commands: [['cancel'], ['refresh'], ['config', 'rm|rm-all'], ['stack', 'change-secrets-provider']],
      when: (call) => !call.args.includes('refresh') || call.has('-y', '--yes', '--skip-preview', '-f'),
      does: { verb: 'change', what: 'state of the stack', undo: 'vendor', undoNote: STATE },
      target: { positionals: true },
      why: 'Changes what Pulumi knows of real resources: it may forget them, or replace them next time.',
      instead: 'pulumi stack export',
      stops: [
        'pulumi state delete urn:pulumi:prod::app::aws:rds/instance:Instance::db --yes',
        'pulumi state unprotect --all -y',
        'pulumi cancel --yes',
        'pulumi config rm dbPassword',
        'pulumi refresh --yes',
      ],
      passes: ['pulumi stack export', 'pulumi refresh --preview-only', 'pulumi config get dbPassword'],
    },
    {
      id: 'cloud-api',
      http: ['DELETE /**'],
      does: { verb: 'delete', what: 'stack in Pulumi Cloud', undo: 'none', undoNote: STACK },
      target: { fields: ['id'] },
      why: 'Deletes something in Pulumi Cloud: a stack with its state, a token or a team.',
      instead: 'pulumi stack ls',
      stops: [
        'curl -X DELETE -H "Authorization: token $PULUMI_ACCESS_TOKEN" https://api.pulumi.com/api/stacks/a/b/prod',
      ],
      passes: ['curl https://api.pulumi.com/api/user/stacks'],
    },
  ],
};
