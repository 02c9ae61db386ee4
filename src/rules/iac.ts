import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'What a resource held is gone with it, unless its provider kept a copy';
const runs =
  (...names: readonly string[]) =>
  ({ program }: CallView) =>
    names.includes(program);
const isStack = runs(
  'cdk',
  'sst',
  'serverless',
  'sls',
  'slss',
  'osls',
  'sam',
  'arc',
  'nitric',
  'tfy',
  'terraspace',
  'klotho',
);
/** A stage of one person, branch or test, which is made to be thrown away. https://sst.dev/docs/reference/cli/#stage */
const isOwnStage = (call: CallView) =>
  /^(dev|pr|preview|feat|feature|branch|test|e2e|ci|tmp|temp|sandbox|personal|local|review)[-_/]?\w/i.test(
    call.value('--stage', '-s') ?? '',
  ) && !/prod|live|main|shared|staging/i.test(call.value('--stage', '-s') ?? '');
const isAmplify = runs('amplify', 'ampx');

export const iac: Platform = {
  id: 'iac',
  title: 'Infrastructure tools',
  docs: 'https://docs.aws.amazon.com/cdk/v2/guide/cli.html',
  programs:
    'cdk sst serverless sls slss osls amplify ampx copilot sam vagrant arc nitric kamal spacectl tfy multipass terraspace klotho'.split(
      ' ',
    ),
  optionsWithValue:
    '--profile --stage -s --region -r --stack-name -a --app --context -c --output -o --require-approval --toolkit-stack-name -n --name --env -e --config --config-file --config-env --target --param -f --function --type -t --timestamp -d --destination --role-arn --progress --concurrency --plugin --branch --identifier'.split(
      ' ',
    ),
  mcpServers: ['cdk', 'sst', 'serverless', 'sam'],
  environment: {
    options: [
      '--stage',
      '-s',
      '--profile',
      '--env',
      '-e',
      '--config-env',
      '-n',
      '--name',
      '-d',
      '--destination',
    ],
    variables: ['SST_STAGE', 'SLS_STAGE', 'STAGE', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'],
    fields: ['stage'],
  },
  selfConfirm: ['--force', '-f', '--yes', '-y', '--no-prompts', '--require-approval', '--no-confirm'],
  unruled: {
    harmless: [
      [
        'dev|local|package|invoke|logs|lint|build|validate|console|shell|diff|synth|docs|doctor|refresh|unlock|bootstrap',
      ],
    ],
  },
  steps: {
    sst: 'sst diff',
    serverless: 'serverless info',
    sls: 'sls info',
    sam: 'sam list resources',
    multipass: 'multipass list',
  },
  rules: [
    {
      id: 'stack-remove',
      command: ['destroy|remove|delete|down|undeploy'],
      // https://www.rubydoc.info/gems/terraspace
      commands: [['all', 'down']],
      when: (call) => isStack(call) && !isOwnStage(call),
      mcp: ['cdk_destroy', 'sst_remove', 'sam_delete', 'serverless_remove'],
      does: { verb: 'delete', what: 'every resource of the stack', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['--stage', '-s', '--stack-name', '--app'], positionals: true },
      why: 'Removes everything that the stack made: functions, tables, buckets and their data.',
      instead: 'cdk diff',
      stops: [
        'cdk destroy ProdStack --force',
        'npx sst remove --stage production',
        'serverless remove --stage prod',
        'sls remove',
        'sam delete --stack-name app --no-prompts',
        'arc destroy --app shop --force',
        'terraspace all down -y',
      ],
      passes: [
        'cdk diff',
        'cdk synth',
        'serverless info --stage prod',
        'sst diff --stage dev',
        'sst remove --stage dev-alice',
        'serverless remove --stage pr-42',
        'sam build',
        'sam local invoke',
        'terraspace all plan',
      ],
    },
    {
      id: 'deploy-unasked',
      command: ['deploy'],
      when: (call) =>
        (call.program === 'cdk' && (call.value('--require-approval') === 'never' || call.has('--yes'))) ||
        (/^(sls|serverless)$/.test(call.program) && call.has('--force') && call.has('--enforce-hash-update')),
      does: {
        verb: 'change',
        what: 'infrastructure',
        undo: 'vendor',
        undoNote: 'What the deployment replaces or removes is gone, unless it is set to be retained',
      },
      target: { positionals: true, options: ['--profile'] },
      why: 'Deploys without showing anybody what is replaced or removed.',
      instead: 'cdk diff',
      stops: [
        'cdk deploy --all --require-approval never --profile prod',
        'npx cdk deploy ProdStack --require-approval never',
      ],
      passes: ['cdk deploy DevStack', 'serverless deploy --stage dev', 'cdk bootstrap'],
    },
    {
      id: 'state-change',
      command: ['state', 'remove|edit|repair'],
      commands: [['secret', 'remove'], ['unlock'], ['rollback'], ['gc'], ['refactor']],
      when: (call) =>
        (call.program === 'sst' && !call.args.includes('rollback')) ||
        (call.program === 'cdk' && call.args.some((word) => /^(gc|rollback|refactor)$/.test(word))) ||
        (/^(sls|serverless)$/.test(call.program) && call.args.includes('rollback')),
      does: {
        verb: 'change',
        what: 'state, secret or version of a stack',
        undo: 'vendor',
        undoNote: 'It can be deployed again; a secret’s old value does not come back',
      },
      target: { positionals: true, options: ['--stage', '-s', '--timestamp', '-t'] },
      why: 'Changes what the tool knows of real resources, removes a secret or old assets, or goes back a version.',
      instead: 'cdk diff',
      stops: [
        'sst state remove Bucket --stage prod',
        'sst secret remove StripeKey',
        'serverless rollback -t 1476893957131',
        'cdk gc --unstable=gc',
      ],
      passes: ['sst secret list', 'sst state export', 'cdk list'],
    },
    {
      id: 'amplify-delete',
      command: ['delete'],
      commands: [['env', 'remove'], ['sandbox', 'delete'], ['remove', '*'], ['push'], ['pull']],
      when: (call) =>
        isAmplify(call) &&
        (!call.args.some((word) => /^(push|pull)$/.test(word)) ||
          call.has('--allow-destructive-graphql-schema-updates', '--force')) &&
        !call.args.includes('pull'),
      does: { verb: 'delete', what: 'backend', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Deletes the backend, an environment or tables of it with their data.',
      instead: 'amplify status',
      stops: [
        'amplify delete --force',
        'amplify env remove prod --yes',
        'npx ampx sandbox delete --yes',
        'amplify push --yes --allow-destructive-graphql-schema-updates',
      ],
      passes: ['amplify status', 'amplify push --yes', 'amplify env list', 'amplify pull'],
    },
    {
      id: 'copilot-delete',
      command: ['app|env|svc|job|pipeline|task|secret|storage|service|environment', 'delete'],
      commands: [['svc|job', 'pause|stop']],
      when: runs('copilot'),
      does: { verb: 'delete', what: 'application or environment', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-n', '--name', '-a', '--app', '-e', '--env'] },
      why: 'Deletes the application, an environment or a service with what they made in AWS.',
      instead: 'copilot app ls',
      stops: [
        'copilot app delete --yes',
        'copilot env delete --name prod --yes',
        'copilot svc delete -n api -e prod',
      ],
      passes: ['copilot app ls', 'copilot svc logs', 'copilot svc deploy -n api -e test'],
    },
    {
      id: 'machine-destroy',
      command: ['destroy|purge'],
      commands: [['snapshot', 'delete|restore|pop'], ['delete|restore']],
      when: (call) =>
        (call.program === 'vagrant' && (call.args.includes('destroy') || call.args.includes('snapshot'))) ||
        runs('multipass')(call),
      does: {
        verb: 'delete',
        what: 'virtual machine',
        undo: 'none',
        undoNote: 'What the machine’s disk held is gone with it',
      },
      target: { positionals: true },
      why: 'Deletes the machine or puts an older state over it; what its disk holds is gone.',
      instead: 'vagrant status',
      stops: ['vagrant destroy -f', 'vagrant snapshot restore base', 'multipass delete --purge dev'],
      passes: ['vagrant status', 'vagrant halt', 'multipass list', 'vagrant snapshot list'],
    },
    {
      id: 'kamal-remove',
      command: ['remove'],
      commands: [['app|accessory|proxy|registry', 'remove|stop'], ['rollback'], ['stack', 'delete']],
      when: runs('kamal', 'spacectl'),
      does: { verb: 'delete', what: 'application, accessory or stack', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['--id'] },
      why: 'Removes containers and, for accessories such as databases, their data folders.',
      instead: 'kamal details',
      stops: ['kamal remove -y', 'kamal accessory remove db -y', 'spacectl stack delete --id prod'],
      passes: ['kamal details', 'kamal deploy', 'kamal app logs'],
    },
  ],
};
