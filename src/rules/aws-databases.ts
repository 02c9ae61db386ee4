import type { CallView, Platform } from '../model/platform.ts';

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
const WITHOUT_SNAPSHOT =
  'AWS keeps manual snapshots, and automated backups only where they were asked to be retained; without a final snapshot the rest is gone (Amazon RDS user guide, 2026-11)';
const WITH_SNAPSHOT =
  'AWS keeps the final snapshot until somebody deletes it; a new instance can be restored from it (Amazon RDS user guide, 2026-11)';
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
const TABLE =
  'Where point-in-time recovery was on, AWS keeps a system backup of the table for 35 days; otherwise nothing (DynamoDB developer guide, 2026-11)';

const wantsHelp = (call: CallView) => call.args.at(-1) === 'help' || call.has('--generate-cli-skeleton');
const keepsSnapshot = (call: CallView) =>
  call.args.some((word) => /^--final-(db-|cluster-)?snapshot-identifier(=|$)/.test(word)) &&
  !call.has('--skip-final-snapshot', '--skip-final-cluster-snapshot');

export const awsDatabases: Platform = {
  id: 'aws-databases',
  title: 'AWS',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html',
  programs: ['aws', 'aws2'],
  optionsWithValue:
    '--profile --region --output --query --endpoint-url --cli-input-json --cli-input-yaml --table-name --db-instance-identifier --db-cluster-identifier --cluster-identifier --final-db-snapshot-identifier --final-cluster-snapshot-identifier'.split(
      ' ',
    ),
  environment: {
    options: ['--profile', '--endpoint-url'],
    variables: ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_ENDPOINT_URL'],
  },
  selfConfirm: ['--skip-final-snapshot', '--skip-final-cluster-snapshot', '--no-cli-pager'],
  reaches: ['--profile', '--region'],
  rules: [
    {
      id: 'database-delete',
      command: ['rds|docdb|neptune', 'delete-db-instance|delete-db-cluster'],
      commands: [['redshift', 'delete-cluster']],
      when: (call) => !wantsHelp(call) && !keepsSnapshot(call),
      does: { verb: 'delete', what: 'database', undo: 'none', undoNote: WITHOUT_SNAPSHOT },
      target: { options: ['--db-instance-identifier', '--db-cluster-identifier', '--cluster-identifier'] },
      why: 'Deletes the database and takes no final snapshot of it.',
      instead: 'aws rds describe-db-instances',
      stops: [
        'aws rds delete-db-instance --db-instance-identifier prod-db --skip-final-snapshot --delete-automated-backups',
        'aws docdb delete-db-cluster --db-cluster-identifier c --skip-final-snapshot',
        'aws redshift delete-cluster --cluster-identifier dw --skip-final-cluster-snapshot',
      ],
      passes: [
        'aws rds describe-db-instances --db-instance-identifier prod-db',
        'aws rds delete-db-instance help',
        'aws rds create-db-snapshot --db-instance-identifier prod-db --db-snapshot-identifier pre',
      ],
    },
    {
      id: 'database-delete-kept',
      command: ['rds|docdb|neptune', 'delete-db-instance|delete-db-cluster'],
      commands: [['redshift', 'delete-cluster']],
      when: (call) => !wantsHelp(call) && keepsSnapshot(call),
      does: { verb: 'delete', what: 'database', undo: 'vendor', undoNote: WITH_SNAPSHOT },
      target: { options: ['--db-instance-identifier', '--db-cluster-identifier', '--cluster-identifier'] },
      why: 'Deletes the database after a last snapshot; what uses it stops.',
      instead: 'aws rds describe-db-instances',
      stops: [
        'aws rds delete-db-instance --db-instance-identifier prod-db --final-db-snapshot-identifier prod-final',
      ],
      passes: ['aws rds describe-db-snapshots', 'aws rds start-db-instance --db-instance-identifier dev'],
    },
    {
      id: 'table-delete',
      command: ['dynamodb', 'delete-table'],
      when: (call) => !wantsHelp(call),
      does: { verb: 'delete', what: 'table', undo: 'none', undoNote: TABLE },
      target: { options: ['--table-name'] },
      why: 'Deletes the table with every item in it.',
      instead: 'aws dynamodb list-tables',
      stops: ['aws --region eu-west-1 dynamodb delete-table --table-name Bookings'],
      passes: ['aws dynamodb describe-table --table-name Bookings', 'aws dynamodb delete-table help'],
    },
  ],
};
