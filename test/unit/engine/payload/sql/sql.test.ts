import assert from 'node:assert/strict';
import { scanSql } from '../../../../../src/engine/payload/sql/sql.ts';
import type { SqlDialect } from '../../../../../src/engine/payload/sql/tokens.ts';

const rows: readonly (readonly [text: string, expected: string, dialect?: SqlDialect])[] = [
  ['DROP TABLE users', 'drop-table users'],
  ['drop table if exists "Users", public.b cascade;', 'drop-table Users, public.b'],
  ['DROP DATABASE app WITH (FORCE)', 'drop-database app', 'postgres'],
  ['DROP SCHEMA public CASCADE', 'drop-schema public', 'postgres'],
  ['DROP SCHEMA shop', 'drop-database shop', 'mysql'],
  ['DROP OWNED BY app CASCADE', 'drop-schema app', 'postgres'],
  ['DROP INDEX CONCURRENTLY i', 'drop-other i'],
  ['DROP MATERIALIZED VIEW v', 'drop-other v'],
  ['DROP FOREIGN TABLE f', 'drop-table f'],
  ['DROP TEMPORARY TABLE t', 'write t', 'mysql'],
  ['DROP TABLE pg_temp.x', 'write pg_temp.x', 'postgres'],
  ['DROP TABLE #x', 'write #x', 'mssql'],
  ['CREATE TEMP TABLE x (a int); DROP TABLE x; DROP TABLE y', 'write|write x|drop-table y'],
  ['TRUNCATE bookings RESTART IDENTITY CASCADE', 'truncate bookings', 'postgres'],
  ['TRUNCATE TABLE a, b', 'truncate a, b'],
  ['SELECT TRUNCATE(1.234, 2)', 'read', 'mysql'],
  ['DELETE FROM bookings', 'delete-all bookings'],
  ['DELETE FROM ONLY bookings', 'delete-all bookings', 'postgres'],
  ['DELETE FROM bookings WHERE id = 42', 'delete-where bookings'],
  ['DELETE FROM bookings WHERE 1=1', 'delete-all bookings'],
  ['DELETE FROM bookings WHERE true', 'delete-all bookings'],
  ['DELETE FROM bookings WHERE (1 = 1)', 'delete-all bookings'],
  ["DELETE FROM bookings WHERE 'a'='a'", 'delete-all bookings'],
  ['DELETE FROM bookings WHERE id = id', 'delete-all bookings'],
  ['DELETE FROM bookings WHERE b.id >= b.id', 'delete-all bookings'],
  ['DELETE FROM bookings WHERE id = 4 OR 1 = 1', 'delete-all bookings'],
  ['DELETE FROM bookings WHERE id = 4 AND 1 = 1', 'delete-where bookings'],
  ['DELETE FROM bookings WHERE NOT false', 'delete-all bookings'],
  ['DELETE FROM bookings WHERE NOT (1 = 0)', 'delete-all bookings'],
  ['DELETE FROM bookings WHERE 1 = 0', 'delete-where bookings'],
  ['DELETE FROM bookings WHERE id BETWEEN 1 AND 5', 'delete-where bookings'],
  ["DELETE FROM bookings WHERE note LIKE '%'", 'delete-all bookings'],
  ['DELETE FROM t LIMIT 5', 'delete-all t'],
  ['DELETE FROM t ORDER BY id LIMIT 5', 'delete-all t', 'mysql'],
  ['DELETE a FROM a JOIN b ON a.x = b.x', 'delete-all a', 'mysql'],
  ['DELETE a, b FROM a JOIN b ON a.x = b.x WHERE b.y = 1', 'delete-where a, b', 'mysql'],
  ['DELETE TOP (10) FROM t', 'delete-all t', 'mssql'],
  ['DELETE FROM t USING (SELECT 1 WHERE true) x', 'delete-all t', 'postgres'],
  ['DELETE FROM t -- WHERE id = 1', 'delete-all t'],
  ['DELETE FROM t /* WHERE id = 1 */', 'delete-all t'],
  ['UPDATE users SET admin = true', 'update-all users'],
  ['UPDATE users SET a = 1 WHERE id = 1', 'update-where users'],
  ['UPDATE users SET a = (SELECT 1 WHERE 1=1)', 'update-all users'],
  ['UPDATE a JOIN b ON a.i = b.i SET a.x = 1', 'update-all a', 'mysql'],
  ['UPDATE STATISTICS t', 'write', 'mssql'],
  ['INSERT INTO t VALUES (1) ON CONFLICT (id) DO UPDATE SET a = 1', 'write', 'postgres'],
  ["INSERT INTO log VALUES ('DROP TABLE users')", 'write'],
  ["SELECT 'DELETE FROM users'; SELECT 1", 'read|read'],
  ['SELECT * FROM deleted_users', 'read'],
  ['SELECT * INTO copy FROM t', 'write'],
  ['SELECT * FROM t FOR UPDATE', 'read'],
  ['SELECT pg_terminate_backend(1)', 'opaque pg_terminate_backend', 'postgres'],
  ["SELECT pg_drop_replication_slot('x')", 'opaque pg_drop_replication_slot', 'postgres'],
  ["SELECT dblink_exec('c', 'DROP TABLE x')", 'opaque dblink_exec', 'postgres'],
  ["SELECT json_remove(a, '$.x'), array_remove(b, 1) FROM t", 'read'],
  ['WITH d AS (DELETE FROM bookings RETURNING 1) SELECT count(*) FROM d', 'delete-all bookings', 'postgres'],
  ['WITH d AS (SELECT 1 FROM bookings) SELECT count(*) FROM d', 'read'],
  ['WITH x AS (SELECT 1) DELETE FROM t USING x', 'delete-all t', 'postgres'],
  ['EXPLAIN DELETE FROM bookings WHERE id=42', 'read'],
  ['EXPLAIN ANALYZE DELETE FROM bookings', 'delete-all bookings', 'postgres'],
  ['EXPLAIN (ANALYZE, BUFFERS) DELETE FROM bookings', 'delete-all bookings', 'postgres'],
  ['EXPLAIN QUERY PLAN DELETE FROM t', 'read', 'sqlite'],
  ['MERGE INTO t USING s ON t.i = s.i WHEN MATCHED THEN DELETE', 'delete-where t'],
  ['MERGE INTO t USING s ON t.i = s.i WHEN MATCHED THEN UPDATE SET a = 1', 'update-where t'],
  ['PREPARE p AS DELETE FROM t', 'delete-all t', 'postgres'],
  ["PREPARE s FROM 'DROP TABLE x'", 'drop-table x', 'mysql'],
  ['DO $$ BEGIN DROP TABLE users; END $$', 'drop-table users', 'postgres'],
  ["DO $$ BEGIN EXECUTE 'DROP TABLE ' || r.name; END $$", 'drop-table', 'postgres'],
  ['DO $$ BEGIN EXECUTE q; END $$', 'opaque q', 'postgres'],
  [
    "DO $$ BEGIN CREATE TYPE m AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN null; END $$",
    'write',
    'postgres',
  ],
  ['CALL cleanup()', 'opaque cleanup'],
  ["EXEC('DROP TABLE x')", 'drop-table x', 'mssql'],
  ["EXEC sp_executesql N'TRUNCATE TABLE x'", 'truncate x', 'mssql'],
  ['EXEC sp_help', 'read sp_help', 'mssql'],
  ['ALTER TABLE t DROP COLUMN c', 'drop-column t'],
  ['ALTER TABLE t DROP c', 'drop-column t', 'postgres'],
  ['ALTER TABLE t DROP CONSTRAINT c', 'alter t'],
  ['ALTER TABLE t ALTER COLUMN c DROP NOT NULL', 'alter t', 'postgres'],
  ['ALTER TABLE t ADD COLUMN c int', 'alter t'],
  ['ALTER TABLE t DROP PARTITION p', 'drop-table t', 'mysql'],
  ['ALTER TABLE t DELETE WHERE 1', 'delete-all t'],
  ['CREATE TABLE t (a int REFERENCES b ON DELETE CASCADE)', 'write'],
  ['CREATE OR REPLACE TABLE t AS SELECT 1', 'drop-table t'],
  ['CREATE OR REPLACE VIEW v AS SELECT 1', 'write'],
  [
    'CREATE TRIGGER x AFTER INSERT ON t BEGIN DELETE FROM y; END; DROP TABLE z',
    'write|drop-table z',
    'sqlite',
  ],
  ['CREATE FUNCTION f() RETURNS void AS $$ DROP TABLE x $$ LANGUAGE sql; SELECT 1', 'write|read', 'postgres'],
  ['/*!40000 DROP TABLE x */', 'drop-table x', 'mysql'],
  ['/* /* DROP TABLE x; */ DROP TABLE y; */', '', 'postgres'],
  ["SELECT E'\\'; DROP TABLE x; --'", 'read', 'postgres'],
  ["SELECT '\\'; DROP TABLE x; --'", 'read|drop-table x', 'postgres'],
  ["SELECT '\\'; DROP TABLE x; --'", 'read', 'mysql'],
  ["SELECT 'it''s; DROP TABLE x'", 'read'],
  ['SELECT $t$; DROP TABLE x;$t$', 'read', 'postgres'],
  ['SELECT [a;b] FROM t; DELETE FROM [my table]', 'read|delete-all my table', 'mssql'],
  ['DROP TABLE a\nGO\nDELETE FROM b\nGO', 'drop-table a|read GO|delete-all b|read GO', 'mssql'],
  ['SELECT 1 DROP TABLE a', 'read|drop-table a', 'mssql'],
  ['IF EXISTS (SELECT 1) DROP TABLE a', 'drop-table a', 'mssql'],
  [
    'DELIMITER //\nCREATE PROCEDURE p() BEGIN DROP TABLE x; END //\nDROP TABLE y //',
    'read DELIMITER //|write|drop-table y',
    'mysql',
  ],
  ['\\dt\nDROP TABLE x;', 'read \\dt|drop-table x', 'postgres'],
  ['\\dt \\\\ DROP TABLE x;', 'read \\dt|drop-table x', 'postgres'],
  ['\\! rm -rf /', 'meta \\! rm -rf /', 'postgres'],
  ["SELECT 'drop table ' || t FROM x \\gexec", 'read|meta \\gexec', 'postgres'],
  ['.tables', 'read .tables', 'sqlite'],
  ['.shell rm x', 'meta .shell rm x', 'sqlite'],
  ["COPY t TO PROGRAM 'sh'", 'opaque', 'postgres'],
  ["COPY t FROM '/x.csv'", 'write t', 'postgres'],
  ['BEGIN; DELETE FROM t; ROLLBACK;', 'write|write t|write', 'postgres'],
  ['BEGIN; DELETE FROM t; COMMIT;', 'write|delete-all t|write', 'postgres'],
  ['BEGIN; DROP TABLE t; ROLLBACK;', 'write|write t|write', 'postgres'],
  ['BEGIN; DROP TABLE t; ROLLBACK;', 'write|drop-table t|write', 'mysql'],
  ['BEGIN; DELETE FROM t; COMMIT; ROLLBACK;', 'write|delete-all t|write|write', 'postgres'],
  [
    'BEGIN; SAVEPOINT a; DELETE FROM t; ROLLBACK TO a; COMMIT',
    'write|write|delete-all t|write|write',
    'postgres',
  ],
  ['BEGIN; DELETE FROM t; \\c other\nROLLBACK;', 'write|delete-all t|read \\c other|write', 'postgres'],
  ['RESET MASTER', 'drop-other binary logs', 'mysql'],
  ['PURGE BINARY LOGS BEFORE NOW()', 'drop-other binary', 'mysql'],
  ['SHOW DATABASES', 'read'],
  ['VACUUM FULL', 'write'],
  ['frobnicate the table', 'unread the'],
  ['', ''],
  [';;;', ''],
];

describe('scanSql', () => {
  for (const [text, expected, dialect] of rows) {
    it(`${dialect ?? 'any'}: ${text}`, () => {
      const found = scanSql(text, dialect).map(({ kind, object }) => `${kind} ${object}`.trim());
      assert.equal(found.join('|'), expected);
    });
  }

  it('gives places as offsets in the text', () => {
    const text = 'SELECT 1;  DROP TABLE x ; ';
    const last = scanSql(text).at(-1);
    assert.equal(text.slice(last?.place.start, last?.place.end), 'DROP TABLE x');
    assert.equal(last?.text, 'DROP TABLE x');
  });

  it('takes no more than linear time', () => {
    const started = process.hrtime.bigint();
    for (const piece of [
      'DELETE FROM t WHERE (',
      '/* ',
      '$a$b',
      "'x",
      'BEGIN ',
      'CREATE TRIGGER x BEGIN ',
      '\\a ',
      "EXEC('",
    ]) {
      scanSql(piece.repeat(20_000));
      scanSql(piece.repeat(20_000), 'postgres');
    }
    assert.ok(Number(process.hrtime.bigint() - started) / 1e6 < 8000);
  });
});
