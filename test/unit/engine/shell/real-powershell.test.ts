import assert from 'node:assert/strict';
import { comparePowershell } from '../../../oracle/compare-powershell.ts';

describe('PowerShell, read as its grammar reads it', () => {
  it('shows every command and word that the grammar shows', async function () {
    this.timeout(60_000);
    const found = await comparePowershell({ numRuns: 600, seed: 20_261_122 });
    assert.deepEqual(found.disagreements, []);
    assert.ok(found.commands > 1000, `only ${found.commands} commands were compared`);
  });
});
