import type { CallView, Platform } from '../model/platform.ts';

// https://www.postgresql.org/docs/current/sql-dropdatabase.html
const NO_UNDO = 'Only a backup brings it back (PostgreSQL documentation, 2026-11)';
const LIST = `psql -c 'SELECT current_database(), inet_server_addr()'`;

/** `pg_restore` writes into a database only with `-d`; `--clean` drops what it is about to restore. */
const cleans = (call: CallView) =>
  call.has('-c', '--clean') &&
  (call.value('-d', '--dbname') !== undefined || call.has('-d', '--dbname')) &&
  !call.has('-l', '--list');

export const postgres: Platform = {
  id: 'postgres',
  title: 'PostgreSQL',
  docs: 'https://www.postgresql.org/docs/current/app-psql.html',
  programs: 'psql pgcli usql dropdb dropuser pg_restore pg_resetwal pg_ctl pg_dropcluster cockroach'.split(
    ' ',
  ),
  optionsWithValue:
    '-h --host -p --port -U --username -d --dbname -c --command -f --file -v --set --variable -o --output -n --schema -t --table -D --pgdata -j --jobs --maintenance-db'.split(
      ' ',
    ),
  programOptions: {
    dropdb: ['-h', '--host', '-p', '--port', '-U', '--username', '--maintenance-db'],
    dropuser: ['-h', '--host', '-p', '--port', '-U', '--username'],
    pg_restore:
      '-d --dbname -h --host -p --port -U --username -f --file -F --format -n --schema -N --exclude-schema -t --table -T --trigger -I --index -P --function -L --use-list -j --jobs -S --superuser --role --section'.split(
        ' ',
      ),
  },
  mcpServers: ['postgres', 'pg', 'neon', 'supabase', 'cockroach'],
  environment: {
    options: ['-h', '--host', '-d', '--dbname'],
    variables: ['PGHOST', 'PGDATABASE', 'PGSERVICE', 'DATABASE_URL'],
  },
  localUnlessTold: {
    elsewhere: ['-h', '--host', 'PGHOST', 'PGHOSTADDR', 'PGSERVICE'],
    names: ['-d', '--dbname', 'PGDATABASE'],
    positional: true,
  },
  selfConfirm: ['--force', '-f'],
  steps: { dropdb: 'psql -l' },
  reaches: ['-h', '--host', '-p', '--port', '-d', '--dbname'],
  rules: [
    {
      id: 'drop-database',
      sql: ['drop-database', 'drop-schema'],
      does: { verb: 'delete', what: 'database', undo: 'none', undoNote: NO_UNDO },
      why: 'Drops a database or a schema with everything in it.',
      instead: LIST,
      stops: [
        `psql "$DATABASE_URL" -c 'DROP DATABASE app WITH (FORCE)'`,
        `psql postgres://app@db.prod.example.com/app -c 'DROP SCHEMA public CASCADE; CREATE SCHEMA public;'`,
        `echo 'drop schema public cascade' | psql "$DATABASE_URL"`,
        `psql "$DATABASE_URL" -c 'DROP OWNED BY app CASCADE'`,
        {
          command: 'psql -h db.example.com -f reset.sql',
          files: { 'reset.sql': 'BEGIN;\nDROP SCHEMA app CASCADE;\nCOMMIT;\n' },
        },
      ],
      passes: [
        `psql "$DATABASE_URL" -c '\\l'`,
        `psql -c 'CREATE SCHEMA IF NOT EXISTS app'`,
        `echo 'DROP DATABASE app' > notes.md`,
      ],
    },
    {
      id: 'drop-table',
      sql: ['drop-table', 'drop-column', 'drop-other'],
      does: { verb: 'delete', what: 'table', undo: 'none', undoNote: NO_UNDO },
      why: 'Drops a table, a column or another object with what it holds.',
      instead: `psql -c '\\dt'`,
      stops: [
        `psql -h db.example.com -c 'DROP TABLE IF EXISTS poc_staging'`,
        `psql "$DATABASE_URL" -c 'ALTER TABLE bookings DROP COLUMN price'`,
        `psql "$DATABASE_URL" <<'SQL'\nDROP TABLE bookings;\nSQL`,
      ],
      passes: [
        `psql "$DATABASE_URL" -c 'SELECT count(*) FROM bookings'`,
        `psql "$DATABASE_URL" -c 'ALTER TABLE bookings ADD COLUMN price int'`,
        `psql -c "SELECT 'DROP TABLE bookings'"`,
      ],
    },
    {
      id: 'empty-table',
      sql: ['truncate', 'delete-all'],
      does: { verb: 'delete', what: 'every row of a table', undo: 'none', undoNote: NO_UNDO },
      why: 'Removes every row of the table.',
      instead: `psql -c 'SELECT count(*) FROM {target}'`,
      stops: [
        `psql -h db.example.com -c 'TRUNCATE bookings RESTART IDENTITY CASCADE'`,
        `psql "$DATABASE_URL" -c 'DELETE FROM bookings;'`,
        `psql "$DATABASE_URL" -c 'DELETE FROM bookings WHERE 1=1'`,
        `psql "$DATABASE_URL" -c 'WITH d AS (DELETE FROM bookings RETURNING 1) SELECT count(*) FROM d'`,
      ],
      passes: [
        `psql "$DATABASE_URL" -c 'EXPLAIN DELETE FROM bookings'`,
        `psql "$DATABASE_URL" -c 'SELECT * FROM bookings WHERE id = 42'`,
      ],
    },
    {
      id: 'rows-delete',
      sql: ['delete-where'],
      does: { verb: 'delete', what: 'rows', undo: 'none', undoNote: NO_UNDO },
      why: 'Deletes the rows that the condition picks.',
      instead: `psql -c 'SELECT count(*) FROM {target}'`,
      stops: [`psql "$DATABASE_URL" -c "DELETE FROM bookings WHERE created_at < now() - interval '1 day'"`],
      passes: [`psql "$DATABASE_URL" -c 'SELECT count(*) FROM bookings WHERE id = 42'`],
    },
    {
      id: 'rows-overwrite',
      sql: ['update-all'],
      does: { verb: 'overwrite', what: 'every row of a table', undo: 'none', undoNote: NO_UNDO },
      why: 'Overwrites every row of the table; the old values are gone.',
      instead: `psql -c 'SELECT count(*) FROM {target}'`,
      stops: [`psql "$DATABASE_URL" -c 'UPDATE bookings SET price = 0'`],
      passes: [`psql "$DATABASE_URL" -c 'UPDATE bookings SET price = 0 WHERE id = 42'`],
    },
    {
      id: 'access',
      sql: ['access'],
      does: {
        verb: 'change',
        what: 'access',
        undo: 'vendor',
        undoNote:
          'It can be granted or turned on again; what depended on it fails meanwhile, and what was open may have been read',
      },
      why: 'Takes rights or row security away, locks a role out, or opens tables to everybody.',
      instead: `psql -c '\\dp'`,
      stops: [
        `psql "$DATABASE_URL" -c 'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM app'`,
        `psql "$DATABASE_URL" -c 'ALTER TABLE users DISABLE ROW LEVEL SECURITY'`,
        `psql "$DATABASE_URL" -c 'ALTER ROLE app NOLOGIN'`,
        `psql "$DATABASE_URL" -c 'GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC'`,
      ],
      passes: [
        `psql "$DATABASE_URL" -c 'GRANT SELECT ON orders TO reporting'`,
        `psql "$DATABASE_URL" -c 'ALTER TABLE users ENABLE ROW LEVEL SECURITY'`,
        `psql -c 'GRANT ALL ON SCHEMA public TO public'`,
      ],
    },
    {
      id: 'code',
      sql: ['opaque', 'unread'],
      does: { verb: 'run', what: 'code in the database', undo: 'none', undoNote: NO_UNDO },
      why: 'Runs code in the database that cannot be seen from here.',
      instead: LIST,
      stops: [`psql "$DATABASE_URL" -c 'CALL purge_everything()'`],
      passes: [`psql "$DATABASE_URL" -c 'SELECT 1'`],
    },
    {
      id: 'dropdb',
      command: [],
      when: ({ program }) => program === 'dropdb' || program === 'dropuser' || program === 'pg_dropcluster',
      does: { verb: 'delete', what: 'database', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Drops the database with everything in it.',
      instead: `psql -l`,
      stops: ['dropdb app', 'dropdb --force -h db.example.com app', 'sudo -u postgres dropdb app'],
      passes: ['dropdb --help', 'createdb app_test', 'psql -l'],
    },
    {
      id: 'restore-clean',
      command: [],
      when: (call) => call.program === 'pg_restore' && cleans(call),
      does: { verb: 'overwrite', what: 'database', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['-d', '--dbname'] },
      why: 'Drops the objects of the database before it restores them.',
      instead: '',
      stops: [
        'pg_restore --clean --if-exists -d "$DATABASE_URL" backup.dump',
        'pg_restore -c -d app backup.dump',
      ],
      passes: [
        'pg_restore --list backup.dump',
        'pg_restore -d app_copy backup.dump',
        'pg_restore --clean -f out.sql backup.dump',
      ],
    },
    {
      id: 'reset-wal',
      command: [],
      when: (call) => call.program === 'pg_resetwal' && !call.has('-n', '--dry-run'),
      does: { verb: 'delete', what: 'write-ahead log', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Throws the write-ahead log away; the database may lose committed data.',
      instead: '{call} -n',
      stops: ['pg_resetwal -f /var/lib/postgresql/16/main'],
      passes: ['pg_resetwal -n /var/lib/postgresql/16/main', 'pg_controldata /var/lib/postgresql/16/main'],
    },
  ],
};
