import assert from 'node:assert/strict';
import { scanSql } from '../../../../../src/engine/payload/sql/sql.ts';

const read = (text: string) => scanSql(text).map(({ kind, object }) => `${kind} ${object}`.trim());

describe('payload: SQL about access', () => {
  for (const [text, wanted] of [
    ['REVOKE ALL ON ALL TABLES IN SCHEMA public FROM app', 'access everything in the schema'],
    ['REVOKE SELECT ON TABLE orders FROM app', 'access orders'],
    ['REVOKE admin FROM bob', 'access admin'],
    ['DENY SELECT ON OBJECT::dbo.orders TO app', 'access dbo.orders'],
    ['GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC', 'access everything in the schema'],
    ['GRANT DELETE ON orders TO anon', 'access orders'],
    ['ALTER ROLE app NOLOGIN', 'access app'],
    ['ALTER ROLE app WITH SUPERUSER', 'access app'],
    ["ALTER USER 'app' ACCOUNT LOCK", 'access app'],
    ["ALTER USER 'app' PASSWORD EXPIRE", 'access app'],
    ['ALTER USER app CONNECTION LIMIT 0', 'access app'],
    ['ALTER LOGIN app DISABLE', 'access app'],
    ['ALTER ROLE admins DROP MEMBER bob', 'access admins'],
    ['ALTER TABLE users DISABLE ROW LEVEL SECURITY', 'access users'],
    ['ALTER TABLE IF EXISTS users NO FORCE ROW LEVEL SECURITY', 'access users'],
    ['ALTER SYSTEM SET fsync = off', 'access fsync'],
    ['ALTER DATABASE app WITH ALLOW_CONNECTIONS false', 'access app'],
  ] as const)
    it(text, () => assert.deepEqual(read(text), [wanted]));

  for (const text of [
    'GRANT SELECT ON orders TO reporting',
    'GRANT ALL ON SCHEMA public TO public',
    'GRANT USAGE ON SCHEMA public TO anon',
    'ALTER ROLE app LOGIN',
    'ALTER ROLE app CONNECTION LIMIT 10',
    'ALTER TABLE users ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE users FORCE ROW LEVEL SECURITY',
    'ALTER SYSTEM SET fsync = on',
    "ALTER SYSTEM SET work_mem = '64MB'",
    'ALTER DATABASE app SET timezone TO utc',
  ])
    it(`lets ${text} be`, () => assert.ok(!read(text).join().includes('access')));

  it('counts what a text defines and then calls', () => {
    const wipe = "CREATE FUNCTION wipe() RETURNS void LANGUAGE sql AS 'DELETE FROM users'";
    assert.deepEqual(read(wipe), ['write']);
    assert.ok(read(`${wipe}; SELECT wipe()`).includes('delete-all users'));
    assert.ok(
      read('CREATE PROCEDURE wipe() BEGIN TRUNCATE users; END; CALL wipe()').includes('truncate users'),
    );
    assert.ok(!read(`${wipe}; COMMENT ON FUNCTION wipe() IS 'x'`).includes('delete-all users'));
    assert.ok(!read(`${wipe}; SELECT other()`).includes('delete-all users'));
  });

  it('takes back what a rolled back transaction revoked', () => {
    const statements = scanSql('BEGIN; REVOKE ALL ON a FROM b; ROLLBACK', 'postgres');
    assert.deepEqual(
      statements.map(({ kind }) => kind),
      ['write', 'write', 'write'],
    );
  });
});
