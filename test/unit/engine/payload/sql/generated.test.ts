import assert from 'node:assert/strict';
import { generatedSql } from '../../../../../src/engine/payload/sql/generated.ts';
import { decision } from '../../lab.ts';

const kinds = (query: string) => generatedSql(query, 'postgres')?.map(({ kind }) => kind);

describe('engine/payload/sql-generated', () => {
  it('reads what a query writes as statements', () => {
    assert.deepEqual(kinds(`select 'drop table ' || tablename || ' cascade' from pg_tables`), ['drop-table']);
    assert.deepEqual(kinds(`select format('truncate %I', t) from x t`), ['truncate']);
    assert.deepEqual(kinds(`select 'select 1', 'analyze x'`), []);
  });
  it('knows nothing of a query without texts', () => {
    assert.equal(kinds('select sql from todo'), undefined);
    assert.equal(kinds(`select a from b where c = '1'`), undefined);
  });
  for (const [command, answer] of [
    [`psql -h db <<< "select 'drop table '||t from x \\gexec"`, 'ask'],
    [`psql -h db <<< "select sql from todo \\gexec"`, 'ask'],
    [`psql -h db <<< "select 'analyze '||t from x \\gexec"`, 'pass'],
    [`psql -h db -c "\\copy users to program 'rm -rf ~/data'"`, 'ask'],
    [`psql -h db -c "\\copy users to program 'gzip > users.csv.gz' csv"`, 'pass'],
    [`psql -h db <<< "select 1 \\g |rm -rf ~/data"`, 'ask'],
    [`sqlite3 app.db '.shell rm -rf ~/data'`, 'ask'],
    [`sqlite3 app.db '.shell ls'`, 'pass'],
  ] as const)
    it(`${answer}: ${command}`, async () => assert.equal(await decision({ command }), answer));
});
