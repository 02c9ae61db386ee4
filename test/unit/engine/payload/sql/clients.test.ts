import assert from 'node:assert/strict';
import { type Row, read, short } from '../reading.ts';

const DROP = ['drop-table users'];
const rows: readonly Row[] = [
  ["psql -c 'DROP TABLE users'", DROP],
  ['psql "$URL" -c \'DROP TABLE users\'', DROP],
  ["psql postgres://u@h/db --command='DROP TABLE users'", DROP],
  ["psql -h h -U u -d db -qtAc 'DROP TABLE users'", DROP],
  ["psql -c 'SELECT 1' -c 'DROP TABLE users'", ['read', ...DROP]],
  ['psql -f drop.sql', DROP, { files: { 'drop.sql': 'DROP TABLE users;' } }],
  ['psql -f drop.sql', ['asks /w/drop.sql']],
  ['psql -f drop.sql', ['code'], { files: { 'drop.sql': 'unreadable' } }],
  ['psql -f "$FILE"', ['code']],
  ['psql', DROP, { stdin: 'DROP TABLE users' }],
  ['psql', DROP, { stdinFile: 'drop.sql', files: { 'drop.sql': 'DROP TABLE users' } }],
  ['psql -f -', DROP, { stdin: 'DROP TABLE users' }],
  ['psql "$URL"', ['drop-table the tables of the dump'], { from: 'pg_dump --clean x' }],
  ['psql "$URL"', [], { from: 'pg_dump x' }],
  ['mysql shop', ['drop-table the tables of the dump'], { from: 'mysqldump x' }],
  ['mysql shop', [], { from: 'mysqldump --skip-add-drop-table x' }],
  ['sqlite3 b.db', [], { from: 'sqlite3 a.db .dump' }],
  ['psql "$URL"', ['code'], { from: 'gunzip -c x.sql.gz' }],
  ['db2 drop table orders', ['drop-table orders']],
  ['db2 connect to sample', []],
  ['wrangler d1 execute shop --file drop.sql', DROP, { files: { 'drop.sql': 'DROP TABLE users' } }],
  ["wrangler d1 execute shop --env staging --command 'DROP TABLE users'", DROP],
  ['wrangler d1 execute shop', [], { stdin: 'DROP TABLE users' }],
  ["wrangler --cwd api d1 execute shop --command 'DROP TABLE users'", DROP],
  ["turso db shell shop 'DROP TABLE users'", DROP],
  ["turso db shell --location ams shop 'DROP TABLE users'", DROP],
  ["turso db shell --instance 'DROP TABLE users' shop", []],
  ['turso db shell shop', DROP, { stdin: 'DROP TABLE users' }],
  ['hdbsql -n h -u u -p p "DROP TABLE users"', DROP],
  ['psql', DROP, { from: 'cat drop.sql', files: { 'drop.sql': 'DROP TABLE users' } }],
  ['psql', [], {}],
  ['psql -l', [], { stdin: 'DROP TABLE users' }],
  ['psql -c "$SQL"', ['code']],
  ['psql -c "DROP TABLE $T"', ['drop-table $t']],
  ['psql -c "DELETE FROM users WHERE id = $ID"', ['delete-where users']],
  ["psql -c '\\i drop.sql'", DROP, { files: { 'drop.sql': 'DROP TABLE users' } }],
  ["psql -v x='DROP TABLE users' -c 'SELECT 1'", ['read']],
  ["mysql -h h -u root -p'x' -e 'DROP TABLE users'", DROP],
  ["mysql -uroot -p$P -e 'DROP TABLE users'", DROP],
  ["mysql -uroot -psecreteP -e 'DROP TABLE users'", DROP],
  ['mysql shop', DROP, { stdin: 'DROP TABLE users' }],
  ["mysql -e 'source drop.sql'", DROP, { files: { 'drop.sql': 'DROP TABLE users' } }],
  ["mariadb --execute='TRUNCATE users'", ['truncate users']],
  ["mycli -e 'DROP TABLE users'", DROP],
  ["sqlite3 app.db 'DROP TABLE users'", DROP],
  ["sqlite3 -header -separator , app.db 'DROP TABLE users'", DROP],
  ['sqlite3 app.db', DROP, { stdin: 'DROP TABLE users;' }],
  ["sqlite3 app.db '.read drop.sql'", DROP, { files: { 'drop.sql': 'DROP TABLE users' } }],
  ["sqlite3 app.db 'SELECT 1'", ['read']],
  ['sqlite3 "$DB" .tables', ['read .tables']],
  ["duckdb x.db -c 'DROP TABLE users'", DROP],
  ["sqlcmd -S s -Q 'DROP TABLE users'", DROP],
  ['sqlcmd -S s -i drop.sql', DROP, { files: { 'drop.sql': 'DROP TABLE users\nGO'.replace('\nGO', '') } }],
  ["usql pg://h -c 'DROP TABLE users'", DROP],
  ["clickhouse-client --query 'DROP TABLE users'", DROP],
  ["clickhouse client -q 'DROP TABLE users'", DROP],
  ["cockroach sql --insecure -e 'DROP TABLE users'", DROP],
  ['cockroach start', []],
  ["supabase db execute 'DROP TABLE users'", DROP],
  ['prisma db execute --file drop.sql --schema s', DROP, { files: { 'drop.sql': 'DROP TABLE users' } }],
  ['prisma db execute --stdin', DROP, { stdin: 'DROP TABLE users' }],
  ['prisma migrate dev', []],
  ["wrangler d1 execute prod --remote --command 'DROP TABLE users'", DROP],
  ["wrangler d1 execute prod --command='DROP TABLE users'", DROP],
  ["turso db shell prod 'DROP TABLE users'", DROP],
  ["bq query --use_legacy_sql=false 'DROP TABLE users'", DROP],
  ["snowsql -q 'DROP TABLE users'", DROP],
  ["heroku pg:psql -a acme -c 'DROP TABLE users'", DROP],
  ["aws rds-data execute-statement --sql 'DROP TABLE users'", DROP],
  ['aws s3 ls', []],
  ["git commit -m 'DROP TABLE users'", []],
  ["grep 'DROP TABLE users' x.sql", []],
];

describe('readPayloads: SQL', () => {
  for (const [line, expected, setup] of rows) {
    it(`${line}${setup ? ` ${JSON.stringify(setup)}` : ''}`, () =>
      assert.deepEqual(short(read(line, setup)), expected));
  }

  it('points into the file that holds the statement', () => {
    const [payload] = read('psql -f a.sql', {
      files: { 'a.sql': 'SELECT 1;\nDROP TABLE b;' },
    }).payloads.slice(1);
    assert.equal(payload?.kind, 'sql');
    if (payload?.kind === 'sql')
      assert.deepEqual(payload.statement.place, { start: 10, end: 22, file: '/w/a.sql' });
  });
});
