import type { CallView, Platform } from '../model/platform.ts';

// https://dev.mysql.com/doc/refman/8.4/en/point-in-time-recovery.html
const NO_UNDO =
  'Only a full backup brings it back, and the binary logs since then up to this moment, where they are kept (MySQL documentation, 2026-11)';
const LIST = `mysql -e 'SHOW DATABASES'`;

const admin = (call: CallView) => /^(mysqladmin|mariadb-admin)$/.test(call.program);
const mysqlsh = (call: CallView) =>
  call.program === 'mysqlsh' ? [call.value('-e', '--execute') ?? '', ...call.positionals].join(' ') : '';
const SHELL_LOSS =
  /\b(drop\s+(table|database|schema|view|user)|truncate\s|delete\s+from|reset\s+(master|binary))|\.(dropSchema|dropCollection|dropInstance|dropMetadataSchema|dissolve|removeInstance|rebootClusterFromCompleteOutage|forceQuorum\w*)\s*\(/i;

export const mysql: Platform = {
  id: 'mysql',
  title: 'MySQL and MariaDB',
  docs: 'https://dev.mysql.com/doc/refman/en/programs.html',
  programs:
    'mysql mariadb mycli mysqlsh mysqladmin mariadb-admin mysqlimport mariadb-import mysqldump mariadb-dump mysql_install_db mysqld myisamchk xtrabackup mariabackup myloader pt-online-schema-change gh-ost'.split(
      ' ',
    ),
  optionsWithValue:
    '-h --host -P --port -S --socket -u --user -D --database -e --execute --init-command --defaults-file --defaults-extra-file --login-path --uri --schema --file -f --protocol --ssl-ca --ssl-mode --default-character-set --datadir --target-dir --result-file -r --tables --ignore-table'.split(
      ' ',
    ),
  programOptions: {
    mysqladmin:
      '-h --host -P --port -S --socket -u --user --defaults-file --defaults-extra-file --login-path --protocol -i --sleep -c --count'.split(
        ' ',
      ),
    myloader:
      '-h --host -P --port -S --socket -u --user -p --password -B --database -d --directory -t --threads -s --source-db -e --enable-binlog -q --queries-per-transaction'.split(
        ' ',
      ),
    'mariadb-admin': '-h --host -P --port -S --socket -u --user --defaults-file --protocol'.split(' '),
    mysql:
      '-h --host -P --port -S --socket -u --user -D --database -e --execute --init-command --defaults-file --defaults-extra-file --login-path --protocol --ssl-ca --ssl-mode --default-character-set'.split(
        ' ',
      ),
  },
  mcpServers: ['mysql', 'mariadb', 'tidb'],
  environment: {
    options: ['-h', '--host', '-D', '--database', '--uri'],
    variables: ['MYSQL_HOST', 'MYSQL_DATABASE', 'DATABASE_URL'],
  },
  localUnlessTold: {
    elsewhere:
      '-h --host --login-path --defaults-file --defaults-extra-file --defaults-group-suffix --uri MYSQL_HOST'.split(
        ' ',
      ),
    names: ['-D', '--database', 'MYSQL_DATABASE'],
    positional: true,
  },
  selfConfirm: ['-f', '--force'],
  twins: ['mysql', 'mariadb'],
  steps: { mysqlimport: 'mysqlshow', mysqldump: 'mysqlshow' },
  reaches: ['-h', '--host', '-P', '--port', '-D', '--database'],
  rules: [
    {
      id: 'drop-database',
      sql: ['drop-database', 'drop-schema'],
      does: { verb: 'delete', what: 'database', undo: 'none', undoNote: NO_UNDO },
      why: 'Drops a database with everything in it.',
      instead: LIST,
      stops: [
        `mysql -h db.example.com -u root -p"$PW" -e 'DROP DATABASE shop'`,
        `echo 'drop schema shop' | mariadb -h db.example.com`,
      ],
      passes: [`mysql -h db.example.com -e 'SHOW DATABASES'`, `mysql -e 'CREATE DATABASE shop_test'`],
    },
    {
      id: 'drop-table',
      sql: ['drop-table', 'drop-column', 'drop-other'],
      does: { verb: 'delete', what: 'table', undo: 'none', undoNote: NO_UNDO },
      why: 'Drops a table, a column, logs or another object with what it holds.',
      instead: `mysql -e 'SHOW TABLES'`,
      stops: [
        `mysql shop -e 'DROP TABLE orders'`,
        `mysql -h db.example.com -e 'RESET MASTER'`,
        `mysql shop -e 'ALTER TABLE orders DROP COLUMN price'`,
      ],
      passes: [`mysql shop -e 'SHOW TABLES'`, `mysql shop -e 'ALTER TABLE orders ADD COLUMN note TEXT'`],
    },
    {
      id: 'schema-change',
      command: [],
      // https://docs.percona.com/percona-toolkit/pt-online-schema-change.html, https://github.com/github/gh-ost
      when: (call) =>
        /^(pt-online-schema-change|gh-ost)$/.test(call.program) &&
        call.has('--execute', '-execute') &&
        /\b(drop|truncate)\b/i.test(call.value('--alter', '-alter') ?? ''),
      does: { verb: 'delete', what: 'column', undo: 'none', undoNote: NO_UNDO },
      target: { options: ['--table'], positionals: true },
      why: 'Rebuilds the table without a column or another part of it; what that held is gone.',
      instead: LIST,
      stops: [
        'gh-ost --host=db.example.com --database=shop --table=users --alter="DROP COLUMN email" --execute',
        'pt-online-schema-change --alter "DROP COLUMN email" D=shop,t=users,h=db.example.com --execute',
      ],
      passes: [
        'gh-ost --host=db.example.com --database=shop --table=users --alter="DROP COLUMN email"',
        'pt-online-schema-change --alter "ADD COLUMN email text" D=shop,t=users --execute',
        'pt-online-schema-change --alter "DROP COLUMN email" D=shop,t=users --dry-run',
      ],
    },
    {
      id: 'rows-delete',
      sql: ['truncate', 'delete-all', 'delete-where'],
      does: { verb: 'delete', what: 'rows of a table', undo: 'none', undoNote: NO_UNDO },
      why: 'Deletes rows of a table; without a condition, all of them.',
      instead: `mysql -e 'SELECT count(*) FROM {target}'`,
      stops: [
        `mysql -h db.example.com shop -e 'TRUNCATE TABLE orders'`,
        `mysql shop -e 'DELETE FROM orders'`,
        `mysql shop -e 'DELETE FROM orders WHERE created_at < now()'`,
      ],
      passes: [
        `mysql shop -e 'SELECT count(*) FROM orders'`,
        `mysql -h 127.0.0.1 shop -e "INSERT INTO orders VALUES (1)"`,
      ],
    },
    {
      id: 'rows-overwrite',
      sql: ['update-all'],
      does: { verb: 'overwrite', what: 'every row of a table', undo: 'none', undoNote: NO_UNDO },
      why: 'Overwrites every row of the table; the old values are gone.',
      instead: `mysql -e 'SELECT count(*) FROM {target}'`,
      stops: [`mysql shop -e 'UPDATE orders SET price = 0'`],
      passes: [`mysql shop -e 'UPDATE orders SET price = 0 WHERE id = 42'`],
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
        `mysql -h db.example.com -e "REVOKE ALL PRIVILEGES ON shop.* FROM 'app'@'%'"`,
        `mysql -h db.example.com -e "ALTER USER 'app'@'%' ACCOUNT LOCK"`,
      ],
      passes: [
        `mysql -h db.example.com -e "SHOW GRANTS FOR 'app'@'%'"`,
        `mysql -h db.example.com -e "GRANT SELECT ON shop.* TO 'app'@'%'"`,
      ],
    },
    {
      id: 'code',
      sql: ['opaque', 'unread'],
      does: { verb: 'run', what: 'code in the database', undo: 'none', undoNote: NO_UNDO },
      why: 'Runs code in the database that cannot be seen from here.',
      instead: LIST,
      stops: [`mysql shop -e 'CALL purge_everything()'`],
      passes: [`mysql shop -e 'SELECT 1'`],
    },
    {
      id: 'admin-drop',
      command: [],
      when: (call) => (admin(call) && call.positionals.includes('drop')) || SHELL_LOSS.test(mysqlsh(call)),
      does: { verb: 'delete', what: 'database', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Drops a database, a table or a member of a cluster.',
      instead: 'mysqladmin status',
      stops: [
        'mysqladmin -h db.example.com drop shop -f',
        'mysqladmin --force -u root drop shop',
        `mysqlsh root@db.example.com --sql -e 'DROP TABLE shop.orders'`,
        `mysqlsh --uri root@db.example.com -e 'dba.getCluster().dissolve()'`,
      ],
      passes: [
        'mysqladmin status',
        'mysqladmin create shop_test',
        `mysqlsh root@db.example.com --sql -e 'SHOW TABLES'`,
      ],
    },
    {
      id: 'admin-stop',
      command: [],
      when: (call) =>
        admin(call) &&
        call.positionals.some((word) =>
          /^(shutdown|kill|stop-slave|stop-replica|stop-all-slaves|password|flush-privileges|old-password)$/.test(
            word,
          ),
        ),
      does: { verb: 'stop', what: 'database server', undo: 'repeat', undoNote: 'It can be started again' },
      target: { positionals: true },
      why: 'Stops the server, its replication or running queries, or changes its password.',
      instead: 'mysqladmin status',
      stops: ['mysqladmin -h db.example.com shutdown', 'mysqladmin stop-slave'],
      passes: ['mysqladmin ping', 'mysqladmin processlist', 'mysqladmin extended-status'],
    },
    {
      id: 'import-over',
      command: [],
      when: (call) =>
        (/^(mysqlimport|mariadb-import)$/.test(call.program) &&
          call.has('-d', '--delete', '-r', '--replace')) ||
        (/dump$/.test(call.program) && call.has('--delete-master-logs', '--delete-source-logs')) ||
        (/^(xtrabackup|mariabackup)$/.test(call.program) && call.has('--copy-back', '--move-back')) ||
        // https://mydumper.github.io/mydumper/docs/html/myloader_usage.html
        (call.program === 'myloader' && call.has('-o', '--overwrite-tables', '--purge-mode')),
      does: { verb: 'overwrite', what: 'tables', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true },
      why: 'Empties or replaces what is there: tables, the data directory or the binary logs.',
      instead: LIST,
      stops: [
        'mysqlimport --delete shop orders.txt',
        'mysqldump --all-databases --delete-source-logs',
        'xtrabackup --copy-back --target-dir=/backup',
        'myloader -h db.example.com -d dump --overwrite-tables',
      ],
      passes: [
        'mysqlimport shop orders.txt',
        'mysqldump shop > shop.sql',
        'xtrabackup --backup --target-dir=/backup',
        'myloader -h db.example.com -d dump',
      ],
    },
  ],
};
