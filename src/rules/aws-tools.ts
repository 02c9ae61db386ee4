import type { Platform } from '../model/platform.ts';

export const awsTools: Platform = {
  id: 'aws-tools',
  title: 'AWS',
  docs: 'https://docs.aws.amazon.com/eks/latest/eksctl/',
  programs: [
    'eksctl',
    'eb',
    'ecs-cli',
    'aws-nuke',
    'cloud-nuke',
    'pcluster',
    'ecspresso',
    'chalice',
    'zappa',
  ],
  optionsWithValue:
    '--profile -p --region -r --cluster --name -n --nodegroup -f --config-file -c --config --cluster-name --nodes -N --timeout --stage'.split(
      ' ',
    ),
  environment: {
    options: ['--profile', '--cluster', '--name', '--stage'],
    variables: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'],
  },
  selfConfirm: ['--force', '--yes', '-y', '--no-dry-run', '--approve'],
  rules: [
    {
      id: 'tools-delete',
      command: ['delete', '*'],
      commands: [
        ['terminate|undeploy'],
        ['delete'],
        ['delete-cluster|delete-cluster-instances|nuke|aws|azure'],
        ['drain', '*'],
        ['scale', '*'],
        ['down|rm'],
        ['compose', 'down'],
      ],
      when: (call) =>
        (call.program !== 'aws-nuke' || call.has('--no-dry-run')) &&
        (call.args.includes('scale') ? /^0$/.test(call.value('--nodes', '-N') ?? '') : true) &&
        !call.args.includes('inspect-aws'),
      does: {
        verb: 'delete',
        what: 'cluster, environment or whole account',
        undo: 'none',
        undoNote: 'Only a snapshot or a backup taken before brings it back (AWS documentation, 2026)',
      },
      target: {
        options: ['--name', '--cluster', '-n', '-f', '--config-file', '-c', '--config'],
        positionals: true,
      },
      why: 'Deletes a cluster or an environment with what runs and lies in it, or everything in the account.',
      instead: 'eksctl get cluster',
      stops: [
        'eksctl delete cluster --name prod --region us-east-1',
        'eksctl delete nodegroup --cluster prod --name ng-1',
        'eb terminate api-prod --force',
        'cloud-nuke aws --region us-east-1 --force',
        'aws-nuke nuke -c config.yml --no-dry-run --force',
        'pcluster delete-cluster --cluster-name hpc',
      ],
      passes: [
        'eksctl get cluster',
        'eb status',
        'cloud-nuke inspect-aws --region us-east-1',
        'aws-nuke nuke -c config.yml',
      ],
    },
  ],
};
