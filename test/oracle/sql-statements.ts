import fc from 'fast-check';

/** PostgreSQL statements by its documented grammar (https://www.postgresql.org/docs/18/sql-commands.html). */
const pick = (...texts: readonly string[]) => fc.constantFrom(...texts);
const maybe = (text: string) => fc.constantFrom('', '', text);
/** Joins the parts that are not empty. */
const seq = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.filter((text) => text !== '').join(' '));

const table = pick(
  'users',
  'public.bookings',
  '"Order Items"',
  '"where"',
  'app."delete"',
  'deleted_rows',
  'update_log',
  '"a""b"',
  'tbl_1',
  'ünï',
);
const tables = fc.array(table, { minLength: 1, maxLength: 3 }).map((names) => names.join(', '));
const column = pick('id', 'name', '"set"', 'created_at', 'u.id', '"from"');
const plainColumn = pick('id', 'name', '"set"', 'created_at', '"from"');
const value = pick(
  '1',
  "'x'",
  "'it''s; DROP TABLE x'",
  "E'\\'; DELETE FROM t; --'",
  '$$body; TRUNCATE t$$',
  "$q$ where ' $q$",
  '$1',
  'NULL',
  'now()',
  "'2024-01-01'::date",
  'ARRAY[1,2]',
  "U&'d\\0061t'",
  "B'101'",
  '(SELECT max(id) FROM t WHERE x = 1)',
  "interval '1 day'",
  'coalesce(a, 0)',
  "'{\"where\": 1}'::jsonb ->> 'where'",
);
const comparison = seq(column, pick('=', '<>', '<', '>=', 'IS DISTINCT FROM', '@>'), value);
const condition = fc.oneof(
  comparison,
  seq(comparison, pick('AND', 'AND NOT'), comparison),
  seq(column, 'IN (SELECT id FROM old WHERE true)'),
  seq(column, pick('IS NULL', 'IS NOT NULL', "LIKE 'a%'", 'BETWEEN 1 AND 5', 'IN (1, 2)', '= ANY ($1)')),
  seq('EXISTS (SELECT 1 FROM t)'),
  seq('(', comparison, 'OR', comparison, ')'),
);
const where = fc.oneof(fc.constant(''), seq('WHERE', condition));
const returning = maybe('RETURNING *');
const behaviour = pick('', 'CASCADE', 'RESTRICT');
const ifExists = maybe('IF EXISTS');

const select = fc.oneof(
  seq('SELECT * FROM', table, where, maybe('ORDER BY id'), maybe('LIMIT 5'), maybe('FOR UPDATE')),
  seq(
    'SELECT count(*), ',
    value,
    'FROM',
    table,
    'u JOIN t ON t.id = u.id',
    where,
    maybe('GROUP BY 1 HAVING true'),
  ),
  seq('VALUES (', value, ')'),
  seq('TABLE', table),
  seq('SELECT 1 UNION ALL SELECT id FROM', table),
  seq('SELECT', value, 'AS "drop"'),
);
const deletion = seq(
  'DELETE FROM',
  maybe('ONLY'),
  table,
  maybe('AS u'),
  maybe('USING other o'),
  where,
  returning,
);
const update = seq(
  'UPDATE',
  maybe('ONLY'),
  table,
  maybe('AS u'),
  'SET',
  plainColumn,
  '=',
  value,
  maybe(', (a, b) = (SELECT 1, 2 WHERE true)'),
  maybe('FROM other o'),
  where,
  returning,
);
const insertion = seq(
  'INSERT INTO',
  table,
  pick('(id)', ''),
  fc.oneof(
    seq('VALUES (', value, ')'),
    select.map((text) => `(${text})`),
    fc.constant('DEFAULT VALUES'),
  ),
  pick('', 'ON CONFLICT DO NOTHING', 'ON CONFLICT (id) DO UPDATE SET a = excluded.a WHERE true'),
  returning,
);
const merge = seq(
  'MERGE INTO',
  table,
  't USING s ON t.id = s.id',
  pick(
    'WHEN MATCHED THEN DELETE',
    'WHEN MATCHED AND s.x THEN UPDATE SET a = 1',
    'WHEN NOT MATCHED THEN INSERT VALUES (1)',
    'WHEN MATCHED THEN DO NOTHING',
    'WHEN MATCHED AND t.a = 1 THEN DELETE WHEN NOT MATCHED THEN INSERT (id) VALUES (1)',
    'WHEN NOT MATCHED BY SOURCE THEN DELETE',
  ),
);
const changing = fc.oneof(deletion, update, insertion, merge);
const withQuery = fc.oneof(
  seq(
    'WITH d AS (',
    changing.filter((text) => !text.startsWith('MERGE')),
    'RETURNING 1 ) SELECT count(*) FROM d',
  ).map((text) => text.replace('RETURNING * RETURNING 1', 'RETURNING 1')),
  seq('WITH RECURSIVE r AS (', select, ')', fc.oneof(changing, select)),
  seq('WITH a AS MATERIALIZED (', select, '), b AS (', deletion, ') SELECT * FROM a'),
);
const dml = fc.oneof(select, deletion, update, insertion, withQuery);
const truncation = seq(
  'TRUNCATE',
  maybe('TABLE'),
  maybe('ONLY'),
  tables,
  pick('', 'RESTART IDENTITY', 'CONTINUE IDENTITY'),
  behaviour,
);
const drop = fc.oneof(
  seq(
    'DROP',
    pick(
      'TABLE',
      'FOREIGN TABLE',
      'VIEW',
      'MATERIALIZED VIEW',
      'SEQUENCE',
      'TYPE',
      'DOMAIN',
      'SCHEMA',
      'EXTENSION',
      'COLLATION',
      'INDEX',
      'STATISTICS',
    ),
    ifExists,
    tables,
    behaviour,
  ),
  seq('DROP DATABASE', ifExists, 'app', pick('', 'WITH (FORCE)')),
  seq('DROP INDEX CONCURRENTLY', ifExists, table),
  seq('DROP', pick('FUNCTION', 'PROCEDURE', 'ROUTINE', 'AGGREGATE'), ifExists, 'f(integer)', behaviour),
  seq('DROP', pick('TRIGGER', 'POLICY', 'RULE'), ifExists, 'p ON', table, behaviour),
  seq(
    'DROP',
    pick(
      'ROLE',
      'USER',
      'GROUP',
      'TABLESPACE',
      'SUBSCRIPTION',
      'PUBLICATION',
      'SERVER',
      'LANGUAGE',
      'EVENT TRIGGER',
      'ACCESS METHOD',
    ),
    ifExists,
    'x',
  ),
  pick(
    'DROP OWNED BY app CASCADE',
    'DROP CAST (text AS integer)',
    'DROP OPERATOR + (integer, integer)',
    'DROP OPERATOR CLASS c USING btree',
    'DROP OPERATOR FAMILY f USING btree',
    'DROP TEXT SEARCH PARSER p',
    'DROP TRANSFORM FOR hstore LANGUAGE plpython3u',
    'DROP FOREIGN DATA WRAPPER w',
    'DROP USER MAPPING FOR x SERVER s',
  ),
);
const tableChange = pick(
  'DROP COLUMN a',
  'DROP a',
  'DROP "constraint"',
  'DROP COLUMN IF EXISTS a CASCADE',
  'DROP IF EXISTS a',
  'DROP CONSTRAINT c',
  'DROP CONSTRAINT IF EXISTS c CASCADE',
  'ALTER COLUMN a DROP NOT NULL',
  'ALTER a DROP DEFAULT',
  'ALTER COLUMN a DROP IDENTITY IF EXISTS',
  'ALTER COLUMN a DROP EXPRESSION',
  'ALTER COLUMN a TYPE int USING a::int',
  "ALTER a SET DEFAULT 'drop column'",
  'ADD COLUMN b int NOT NULL DEFAULT 0',
  'ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES x ON DELETE CASCADE',
  'ADD CHECK (a > 0)',
  'DISABLE TRIGGER ALL',
  'ENABLE ROW LEVEL SECURITY',
  'CLUSTER ON i',
  'SET (fillfactor = 70)',
  'INHERIT parent',
  'NO INHERIT parent',
  'VALIDATE CONSTRAINT c',
  'REPLICA IDENTITY FULL',
  'OWNER TO app',
);
const alteration = fc.oneof(
  seq(
    'ALTER TABLE',
    ifExists,
    maybe('ONLY'),
    table,
    fc.array(tableChange, { minLength: 1, maxLength: 3 }).map((changes) => changes.join(', ')),
  ),
  seq(
    'ALTER TABLE',
    table,
    pick(
      'RENAME TO x',
      'RENAME COLUMN a TO b',
      'RENAME a TO "drop"',
      'SET SCHEMA x',
      'DETACH PARTITION p',
      "ATTACH PARTITION p FOR VALUES IN ('drop')",
    ),
  ),
  pick(
    'ALTER TYPE t ADD VALUE $$x$$',
    "ALTER TYPE t ADD VALUE 'drop'",
    'ALTER TYPE t DROP ATTRIBUTE a',
    'ALTER DOMAIN d DROP NOT NULL',
    'ALTER DOMAIN d DROP CONSTRAINT c',
    'ALTER ROLE app SET search_path = x',
    "ALTER USER app WITH PASSWORD 'x'",
    'ALTER SEQUENCE s RESTART WITH 1',
    'ALTER VIEW v ALTER COLUMN c DROP DEFAULT',
    'ALTER EXTENSION e DROP TABLE t',
    'ALTER PUBLICATION p DROP TABLE t',
    'ALTER SUBSCRIPTION s DROP PUBLICATION p',
    'ALTER SERVER s OPTIONS (DROP host)',
    'ALTER SYSTEM SET work_mem = 1',
    'ALTER INDEX i RENAME TO j',
    'ALTER DATABASE a RENAME TO b',
    'ALTER DEFAULT PRIVILEGES REVOKE DELETE ON TABLES FROM x',
    'ALTER OPERATOR FAMILY f USING btree DROP FUNCTION 1 (int4)',
    'ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING FOR word',
    'ALTER POLICY p ON t USING (true)',
    'ALTER FUNCTION f(int) OWNER TO x',
    'ALTER FOREIGN TABLE f DROP COLUMN a',
    'ALTER MATERIALIZED VIEW v SET SCHEMA x',
  ),
);
const creation = fc.oneof(
  seq(
    'CREATE',
    pick('TABLE', 'TEMP TABLE', 'UNLOGGED TABLE'),
    maybe('IF NOT EXISTS'),
    table,
    '(id serial PRIMARY KEY, "drop" int REFERENCES x ON DELETE CASCADE ON UPDATE SET NULL)',
  ),
  seq(
    'CREATE TABLE',
    table,
    'AS',
    fc.oneof(
      select,
      withQuery.filter((text) => text.endsWith('FROM d')),
    ),
  ),
  seq(
    'CREATE',
    maybe('OR REPLACE'),
    'VIEW v AS',
    select.filter((text) => !text.includes('$1') && !text.endsWith('UPDATE')),
  ),
  pick(
    'CREATE INDEX CONCURRENTLY i ON t (a) WHERE deleted_at IS NULL',
    'CREATE UNIQUE INDEX ON t USING btree (lower(a))',
    'CREATE TRIGGER x BEFORE DELETE OR UPDATE OR TRUNCATE ON t EXECUTE FUNCTION f()',
    'CREATE OR REPLACE FUNCTION f() RETURNS void AS $$ DROP TABLE x; DELETE FROM y $$ LANGUAGE sql',
    "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS 'BEGIN TRUNCATE x; END'",
    'CREATE PROCEDURE p() BEGIN ATOMIC DELETE FROM x; END',
    'CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING',
    'CREATE RULE r AS ON INSERT TO t DO ALSO DELETE FROM u',
    'CREATE POLICY p ON t FOR DELETE USING (true)',
    'CREATE ROLE app LOGIN',
    'CREATE EXTENSION IF NOT EXISTS pgcrypto',
    'CREATE SCHEMA IF NOT EXISTS x AUTHORIZATION app',
    'CREATE DATABASE x TEMPLATE y',
    "CREATE TYPE m AS ENUM ('drop', 'delete')",
    'CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION f()',
  ),
);
const other = fc.oneof(
  seq(
    'EXPLAIN',
    pick(
      '',
      'VERBOSE',
      'ANALYZE',
      'ANALYZE VERBOSE',
      '(COSTS off)',
      '(ANALYZE)',
      '(ANALYZE, BUFFERS)',
      '(ANALYZE false)',
      '(analyze off, VERBOSE)',
      '(FORMAT json, ANALYZE true)',
      '(ANALYZE 0)',
      '(BUFFERS, ANALYZE ON)',
    ),
    dml,
  ),
  seq('PREPARE p AS', dml),
  seq(
    'COPY (',
    fc.oneof(
      select,
      deletion.filter((text) => text.endsWith('RETURNING *')),
    ),
    ') TO STDOUT',
  ),
  seq(
    'COPY',
    table,
    pick(
      "FROM '/tmp/x.csv' CSV",
      'TO STDOUT',
      "TO PROGRAM 'gzip > x'",
      "FROM PROGRAM 'curl x'",
      'FROM STDIN WITH (FORMAT csv, HEADER)',
    ),
  ),
  seq('DECLARE c CURSOR FOR', select),
  pick(
    'EXECUTE p (1)',
    'CALL tidy_up(1)',
    'GRANT DELETE, TRUNCATE ON t TO x',
    'REVOKE ALL ON SCHEMA public FROM x CASCADE',
    'SET search_path TO x',
    'RESET ALL',
    'SHOW work_mem',
    'VACUUM (FULL, ANALYZE) t',
    'ANALYZE t',
    'REINDEX TABLE t',
    'REFRESH MATERIALIZED VIEW v',
    'LOCK TABLE t IN EXCLUSIVE MODE',
    "COMMENT ON TABLE t IS 'drop table x; delete from y'",
    "SECURITY LABEL ON TABLE t IS 'x'",
    'LISTEN c',
    "NOTIFY c, 'delete'",
    'DEALLOCATE ALL',
    'DISCARD ALL',
    'CHECKPOINT',
    "LOAD 'x'",
    'REASSIGN OWNED BY a TO b',
    'FETCH 5 FROM c',
    'MOVE c',
    'CLOSE c',
    'SET CONSTRAINTS ALL DEFERRED',
    'IMPORT FOREIGN SCHEMA s FROM SERVER v INTO x',
    'SAVEPOINT a',
  ),
);

/** What may stand anywhere between words without changing the meaning. */
const noise = pick(
  '',
  '',
  '',
  '',
  '/* WHERE id = 1 */',
  '-- DROP TABLE x\n',
  '/* a /* nested; */ b */',
  '\n',
  '\t',
);
const statement = fc.oneof(
  select,
  deletion,
  update,
  insertion,
  merge,
  withQuery,
  truncation,
  drop,
  alteration,
  creation,
  other,
);

/** Statements with odd case, comments and spaces; a few may not be grammatical, which the parser then tells. */
export const sqlStatements: fc.Arbitrary<string> = fc
  .tuple(statement, noise, noise, fc.constantFrom('as', 'as', 'low', 'odd'), fc.boolean())
  .map(([text, before, after, letters, closed]) => {
    // Words of capitals are key words: everything else here is lower case or quoted.
    const cased = text.replace(/(?<!['"$\w])[A-Z]{2,}(?!['"$\w])/g, (word) =>
      letters === 'low'
        ? word.toLowerCase()
        : letters === 'odd'
          ? word[0] + word.slice(1).toLowerCase()
          : word,
    );
    const spaced =
      before === '' ? cased : cased.replace(/ (?=(?:FROM|WHERE|TABLE|SET|where|from)\b)/, ` ${before} `);
    return `${spaced}${closed ? ';' : ''}${after === '' ? '' : ` ${after}`}`;
  });
