import type { CallView, Platform } from '../model/platform.ts';

// https://learn.microsoft.com/azure/azure-sql/database/recovery-using-backups
const SQL =
  'A deleted database can be restored on its server within the retention of its backups, 7 days by default; not once the server is gone (Azure SQL documentation, 2026-11)';
// https://learn.microsoft.com/azure/postgresql/backup-restore/how-to-restore-deleted-server
const POSTGRES =
  'Azure keeps the server’s last backup for five days; restoring from it often works, and is not guaranteed (Azure Database for PostgreSQL documentation, 2026-11)';
// https://learn.microsoft.com/azure/storage/common/storage-account-recover
const STORAGE =
  'Within 14 days Azure may be able to recover a deleted account; it promises nothing (Azure Storage documentation, 2026-11)';

const isHelp = ({ args }: CallView) => args.at(-1) === 'help';

export const azureData: Platform = {
  id: 'azure-data',
  title: 'Azure',
  docs: 'https://learn.microsoft.com/cli/azure/reference-index',
  programs: ['az'],
  optionsWithValue:
    '-n --name -g --resource-group -s --server --server-name --subscription --ids --query -o --output -d --database-name'.split(
      ' ',
    ),
  environment: {
    options: ['-g', '--resource-group', '--subscription'],
    variables: ['AZURE_ENV_NAME', 'AZURE_SUBSCRIPTION_ID', 'ARM_SUBSCRIPTION_ID', 'AZURE_DEFAULTS_GROUP'],
  },
  selfConfirm: ['-y', '--yes', '--no-wait'],
  reaches: ['--subscription'],
  rules: [
    {
      id: 'sql-database-delete',
      command: ['sql', 'db', 'delete'],
      when: (call) => !isHelp(call),
      does: { verb: 'delete', what: 'database', undo: 'vendor', undoNote: SQL },
      target: { options: ['-n', '--name', '-s', '--server'] },
      why: 'Deletes the database; what uses it stops.',
      instead: 'az sql server list',
      stops: ['az sql db delete -n app -s prod-sql -g rg-prod --yes'],
      passes: [
        'az sql db show -n app -s prod-sql -g rg-prod',
        'az sql db list-deleted -s prod-sql -g rg-prod',
      ],
    },
    {
      id: 'postgres-server-delete',
      command: ['postgres', 'flexible-server', 'delete'],
      when: (call) => !isHelp(call),
      does: { verb: 'delete', what: 'database server', undo: 'none', undoNote: POSTGRES },
      target: { options: ['-n', '--name'] },
      why: 'Deletes the server with every database in it.',
      instead: 'az postgres flexible-server list',
      stops: ['az postgres flexible-server delete -n prod-pg -g rg-prod --yes'],
      passes: ['az postgres flexible-server list', 'az postgres flexible-server show -n prod-pg -g rg-prod'],
    },
    {
      id: 'storage-account-delete',
      command: ['storage', 'account', 'delete'],
      when: (call) => !isHelp(call),
      does: { verb: 'delete', what: 'storage account', undo: 'none', undoNote: STORAGE },
      target: { options: ['-n', '--name', '--ids'] },
      why: 'Deletes the account with every container, share, table and queue in it.',
      instead: 'az storage account list',
      stops: ['az storage account delete -n acmeprod -g rg-prod --yes'],
      passes: ['az storage account show -n acmeprod', 'az storage account list'],
    },
  ],
};
