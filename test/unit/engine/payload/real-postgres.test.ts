import assert from 'node:assert/strict';
import { compareSql } from '../../../oracle/compare-sql.ts';

describe('scanSql: against the parser of PostgreSQL', () => {
  it('reads what statements do', async function () {
    this.timeout(60_000);
    const { statements, disagreements } = await compareSql({ numRuns: 1000, seed: 20_261_122 });
    assert.ok(statements > 900, `only ${statements} statements are grammatical`);
    assert.deepEqual(disagreements, []);
  });
});
