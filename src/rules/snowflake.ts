import type { Platform } from '../model/platform.ts';

// https://docs.snowflake.com/en/user-guide/data-time-travel
const TIME_TRAVEL =
  'UNDROP and Time Travel bring tables, schemas and databases back for one day, or for up to 90 by edition and setting; not where the retention is 0 (Snowflake documentation, 2026-11)';
const NO_UNDO =
  'Snowflake keeps no copy of it: a stage’s files, an app, a warehouse’s or a service’s settings';

export const snowflake: Platform = {
  id: 'snowflake',
  title: 'Snowflake',
  docs: 'https://docs.snowflake.com/en/developer-guide/snowflake-cli/command-reference/overview',
  programs: ['snow', 'snowsql'],
  optionsWithValue:
    '-c --connection --environment --account --accountname --user --username --role --rolename --warehouse --database --dbname --schema --schemaname -d -s -w -r -a -u -q --query -f --filename -o --option -D --variable --format --config-file --project -p --env'.split(
      ' ',
    ),
  hosts: ['*.snowflakecomputing.com', '*.snowflakecomputing.cn'],
  mcpServers: ['snowflake', 'snowflakelabs'],
  environment: {
    options: ['-c', '--connection', '--environment', '-d', '--database', '--dbname'],
    variables: ['SNOWFLAKE_DEFAULT_CONNECTION_NAME', 'SNOWFLAKE_DATABASE', 'SNOWSQL_DATABASE'],
  },
  selfConfirm: ['--force', '--yes', '-y', '--no-interactive'],
  unruled: { harmless: [['connection|login|logout|init|helpers']] },
  steps: { snowsql: 'snowsql -q "show tables"' },
  rules: [
    {
      id: 'drop-data',
      command: ['object', 'drop', 'database|schema|table|*-table'],
      http: [
        'DELETE /api/v2/databases/*',
        'DELETE /api/v2/databases/*/schemas/*',
        'DELETE /api/v2/databases/*/schemas/*/tables/*',
      ],
      does: { verb: 'delete', what: 'database, schema or table', undo: 'vendor', undoNote: TIME_TRAVEL },
      target: { positionals: true, fields: ['id'] },
      why: 'Drops it with everything in it.',
      instead: 'snow object list database',
      stops: [
        'snow object drop database ANALYTICS --connection prod',
        'snow object drop table ORDERS',
        'curl -X DELETE -H "Authorization: Bearer $T" https://acme.snowflakecomputing.com/api/v2/databases/ANALYTICS',
      ],
      passes: ['snow object list table', 'snow object describe table ORDERS', 'snow object drop --help'],
    },
    {
      id: 'drop-other',
      command: ['object|app|notebook|streamlit|service|spcs|stage|git|dbt|dcm', 'drop|teardown|remove|purge'],
      commands: [['spcs', 'service|compute-pool|image-repository', 'drop|stop-all']],
      http: ['DELETE /api/v2/**'],
      mcp: ['drop_object'],
      does: { verb: 'delete', what: 'object', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id', 'object_name'] },
      why: 'Drops an app, a stage’s files, a service or another object.',
      instead: 'snow object list warehouse',
      stops: [
        'snow app teardown --cascade --force',
        'snow stage remove @prod.raw.landing /',
        'snow object drop warehouse REPORTING_WH',
        'snow spcs service drop api --connection prod',
      ],
      passes: ['snow stage list-files @prod.raw.landing', 'snow app run', 'snow connection remove old'],
    },
    {
      id: 'sql',
      sql: [
        'drop-database',
        'drop-schema',
        'drop-table',
        'drop-column',
        'truncate',
        'delete-all',
        'delete-where',
        'update-all',
      ],
      does: { verb: 'delete', what: 'rows or tables', undo: 'vendor', undoNote: TIME_TRAVEL },
      why: 'Loses rows, columns or tables.',
      instead: 'snow sql -q "show tables"',
      stops: [
        'snowsql -a acme -q "drop database analytics"',
        'snowsql -c prod -q "truncate table orders"',
        {
          server: 'snowflake',
          tool: 'run_snowflake_query',
          input: { statement: 'DROP SCHEMA prod.sales CASCADE' },
        },
      ],
      passes: [
        'snowsql -c prod -q "select count(*) from orders"',
        { server: 'snowflake', tool: 'run_snowflake_query', input: { statement: 'UNDROP TABLE orders' } },
      ],
    },
    {
      id: 'sql-other',
      sql: ['drop-other', 'access', 'opaque', 'unread'],
      does: { verb: 'delete', what: 'object or access', undo: 'none', undoNote: NO_UNDO },
      why: 'Drops a user, a role or another object, takes access away, or runs SQL that could not be read.',
      instead: 'snow sql -q "show grants"',
      stops: ['snowsql -c prod -q "drop user alice"'],
      passes: ['snowsql -c prod -q "show users"'],
    },
  ],
};
