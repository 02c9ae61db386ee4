import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Only a backup brings it back (SQL Server documentation)';
const LIST = `sqlcmd -Q 'SELECT name FROM sys.databases'`;
const LOSS =
  /\b(drop\s+(database|table|schema|view|login|user|column)|truncate\s+table|delete\s+(from\s+)?\w+\s*(;|$|--)|delete\s+from|restore\s+database|alter\s+database\s+\S+\s+set\s+(offline|single_user)|shutdown\b)/i;

const published = (call: CallView) => call.args.join(' ');
const invoked = (call: CallView) =>
  /^invoke-sqlcmd$/i.test(call.program) &&
  LOSS.test(call.value('-Query', '-Q') ?? call.positionals.join(' '));

export const sqlServer: Platform = {
  id: 'sql-server',
  title: 'SQL Server',
  docs: 'https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility',
  programs: [
    'sqlcmd',
    'osql',
    'go-sqlcmd',
    'mssql-cli',
    'SqlPackage',
    'Invoke-Sqlcmd',
    'Remove-SqlDatabase',
    'Restore-SqlDatabase',
  ],
  optionsWithValue:
    '-S -U -P -d -D -H -l -t -h -s -w -v -o -m -V -y -Y -a -c -K -F -g -z -Z -M -Q -q -i --query --initial-query --input-file --server --user-name --database-name -Query -ServerInstance -Database -InputFile -ConnectionString -Username -Password'.split(
      ' ',
    ),
  mcpServers: ['mssql', 'sqlserver'],
  environment: {
    options: ['-S', '--server', '-ServerInstance', '-d', '-Database'],
    variables: ['SQLCMDSERVER', 'SQLCMDDBNAME'],
  },
  selfConfirm: ['-Force', '-Confirm:$false'],
  rules: [
    {
      id: 'drop',
      sql: ['drop-database', 'drop-schema', 'drop-table', 'drop-column', 'drop-other'],
      does: { verb: 'delete', what: 'database or table', undo: 'none', undoNote: NO_UNDO },
      why: 'Drops a database, a table or another object with what it holds.',
      instead: LIST,
      stops: [
        `sqlcmd -S acme.database.windows.net -Q 'DROP DATABASE app'`,
        `sqlcmd -d app -q "DROP TABLE dbo.orders"`,
      ],
      passes: [`sqlcmd -S acme.database.windows.net -Q 'SELECT @@VERSION'`, LIST],
    },
    {
      id: 'rows-delete',
      sql: ['truncate', 'delete-all', 'delete-where'],
      does: { verb: 'delete', what: 'rows of a table', undo: 'none', undoNote: NO_UNDO },
      why: 'Deletes rows of a table; without a condition, all of them.',
      instead: LIST,
      stops: [`sqlcmd -d app -Q 'DELETE FROM orders'`, `sqlcmd -d app -Q 'TRUNCATE TABLE orders'`],
      passes: [`sqlcmd -d app -Q 'SELECT count(*) FROM orders'`],
    },
    {
      id: 'rows-overwrite',
      sql: ['update-all'],
      does: { verb: 'overwrite', what: 'every row of a table', undo: 'none', undoNote: NO_UNDO },
      why: 'Overwrites every row of the table; the old values are gone.',
      instead: LIST,
      stops: [`sqlcmd -d app -Q 'UPDATE orders SET price = 0'`],
      passes: [`sqlcmd -d app -Q 'UPDATE orders SET price = 0 WHERE id = 42'`],
    },
    {
      id: 'access',
      sql: ['access'],
      does: {
        verb: 'change',
        what: 'access',
        undo: 'vendor',
        undoNote: 'It can be granted again; what depended on it fails meanwhile',
      },
      why: 'Takes rights away or locks an account out.',
      instead: LIST,
      stops: [
        `sqlcmd -S acme.database.windows.net -Q 'ALTER LOGIN app DISABLE'`,
        `sqlcmd -S acme.database.windows.net -Q 'DENY SELECT ON dbo.orders TO app'`,
      ],
      passes: [`sqlcmd -S acme.database.windows.net -Q 'GRANT SELECT ON dbo.orders TO app'`],
    },
    {
      id: 'code',
      sql: ['opaque', 'unread'],
      does: { verb: 'run', what: 'code in the database', undo: 'none', undoNote: NO_UNDO },
      why: 'Runs code in the database that cannot be seen from here.',
      instead: LIST,
      stops: [`sqlcmd -d app -Q 'EXEC purge_everything'`],
      passes: [`sqlcmd -d app -Q 'SELECT 1'`],
    },
    {
      id: 'cmdlet',
      command: [],
      when: (call) => invoked(call) || /^(remove|restore)-sqldatabase$/i.test(call.program),
      does: { verb: 'delete', what: 'database or rows', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-Database', '-ServerInstance', '-Query'] },
      why: 'Drops, restores or deletes through a PowerShell command.',
      instead: LIST,
      stops: [
        `pwsh -c "Invoke-Sqlcmd -ServerInstance sql.example.com -Database app -Query 'DROP TABLE orders'"`,
      ],
      passes: [`pwsh -c "Invoke-Sqlcmd -ServerInstance sql.example.com -Query 'SELECT 1'"`],
    },
    {
      id: 'publish-loss',
      command: [],
      when: (call) =>
        /^sqlpackage$/i.test(call.program) &&
        /[/-]a(ction)?:(publish|import)/i.test(published(call)) &&
        /BlockOnPossibleDataLoss=false|DropObjectsNotInSource=true|CreateNewDatabase=true/i.test(
          published(call),
        ),
      does: { verb: 'overwrite', what: 'database', undo: 'none', undoNote: NO_UNDO },
      why: 'Publishes a schema and lets it drop columns, tables or the whole database.',
      instead: 'sqlpackage /Action:Script /SourceFile:app.dacpac',
      stops: [
        'sqlpackage /Action:Publish /SourceFile:app.dacpac /TargetServerName:sql.example.com /p:BlockOnPossibleDataLoss=false',
      ],
      passes: [
        'sqlpackage /Action:Script /SourceFile:app.dacpac',
        'sqlpackage /Action:Publish /SourceFile:app.dacpac',
        'sqlpackage /Action:Export /TargetFile:app.bacpac',
      ],
    },
  ],
};
