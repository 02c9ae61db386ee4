import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Only a copy of the file brings it back (SQLite documentation)';
const LIST = `sqlite3 -readonly data/app.db '.tables'`;
const turso = (call: CallView) => call.program === 'turso';

export const sqlite: Platform = {
  id: 'sqlite',
  title: 'SQLite',
  docs: 'https://sqlite.org/cli.html',
  programs: ['sqlite3', 'sqlite', 'litecli', 'libsql', 'sqlcipher', 'turso'],
  optionsWithValue:
    '-cmd -init -separator -newline -nullvalue -vfs --location --group --from-db --from-dump --timestamp --instance --expiration --org'.split(
      ' ',
    ),
  hosts: ['api.turso.tech'],
  mcpServers: ['sqlite', 'turso', 'libsql'],
  environment: { options: ['--group'], variables: ['TURSO_DATABASE_URL'] },
  localUnlessTold: { elsewhere: [], names: [], files: true },
  selfConfirm: ['-y', '--yes'],
  dryRun: ['-readonly', '--readonly'],
  rules: [
    {
      id: 'drop',
      sql: ['drop-database', 'drop-schema', 'drop-table', 'drop-column', 'drop-other'],
      does: { verb: 'delete', what: 'table', undo: 'none', undoNote: NO_UNDO },
      why: 'Drops a table, a column or another object with what it holds.',
      instead: LIST,
      stops: [`sqlite3 data/app.db 'DROP TABLE users;'`, `echo 'drop table users;' | sqlite3 data/app.db`],
      passes: [
        `sqlite3 data/app.db '.tables'`,
        `sqlite3 data/app.db 'CREATE TABLE a (id INTEGER)'`,
        `sqlite3 data/app.db .dump > backup.sql`,
      ],
    },
    {
      id: 'rows-delete',
      sql: ['truncate', 'delete-all', 'delete-where'],
      does: { verb: 'delete', what: 'rows of a table', undo: 'none', undoNote: NO_UNDO },
      why: 'Deletes rows of a table; without a condition, all of them.',
      instead: `sqlite3 -readonly data/app.db 'SELECT count(*) FROM users;'`,
      stops: [`sqlite3 data/app.db 'DELETE FROM users;'`, `turso db shell shop 'DELETE FROM users'`],
      passes: [
        `sqlite3 -readonly data/app.db 'SELECT count(*) FROM users;'`,
        `turso db shell shop 'SELECT 1'`,
      ],
    },
    {
      id: 'rows-overwrite',
      sql: ['update-all'],
      does: { verb: 'overwrite', what: 'every row of a table', undo: 'none', undoNote: NO_UNDO },
      why: 'Overwrites every row of the table; the old values are gone.',
      instead: LIST,
      stops: [`sqlite3 data/app.db 'UPDATE users SET admin = 1'`],
      passes: [`sqlite3 data/app.db 'UPDATE users SET admin = 1 WHERE id = 2'`],
    },
    {
      id: 'code',
      sql: ['opaque', 'unread'],
      does: { verb: 'run', what: 'code in the database', undo: 'none', undoNote: NO_UNDO },
      why: 'Runs something in the database that cannot be read from here.',
      instead: LIST,
      stops: [`sqlite3 data/app.db 'FROBNICATE users'`],
      passes: [`sqlite3 data/app.db 'SELECT 1'`],
    },
    {
      id: 'restore-over',
      command: [],
      when: (call) =>
        !turso(call) && call.args.some((word) => /(^|\n)\s*\.(restore|clone|load)\b/.test(word)),
      does: { verb: 'overwrite', what: 'database', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Puts another file over the database, or loads code into the client.',
      instead: LIST,
      stops: [`sqlite3 data/app.db '.restore old.db'`],
      passes: [`sqlite3 data/app.db '.backup copy.db'`, `sqlite3 data/app.db '.schema'`],
    },
    {
      id: 'turso-destroy',
      command: ['db|group|org|organization', 'destroy|delete|rm|remove|transfer'],
      commands: [
        ['db|group', 'tokens', 'invalidate|rotate|revoke'],
        ['group', 'locations', 'remove'],
        ['db', 'config', 'delete-protection', 'disable'],
      ],
      when: turso,
      http: [
        'DELETE /v1/**',
        'POST /v1/organizations/*/databases/*/auth/rotate',
        'POST /v1/organizations/*/groups/*/auth/rotate',
      ],
      does: {
        verb: 'delete',
        what: 'database',
        undo: 'none',
        // https://docs.turso.tech/features/recover-deleted-databases
        undoNote:
          'On a paid plan a deleted database or group can be restored for 5 days; free plans keep nothing (Turso docs, 2026-11)',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Destroys a database or group with everything in it, or makes its tokens useless.',
      instead: 'turso db list',
      stops: [
        'turso db destroy shop --yes',
        'turso group destroy default -y',
        'turso db tokens invalidate shop',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.turso.tech/v1/organizations/acme/databases/shop',
      ],
      passes: [
        'turso db list',
        'turso db show shop',
        'turso db create shop-test',
        'turso db tokens create shop',
      ],
    },
  ],
};
