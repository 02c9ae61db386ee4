import assert from 'node:assert/strict';
import type fc from 'fast-check';
import { compareShell } from './compare-shell.ts';
import { realShell } from './real-shell.ts';

/** A small sample for `npm test`; where the shell is not installed, the test says so in its title and ends. */
export function agrees(
  test: Mocha.Context,
  name: Parameters<typeof realShell>[0],
  lines: fc.Arbitrary<string>,
  least: { readonly certain: number },
): void {
  // The shell may have to wait for its turn on a busy machine.
  test.timeout(60_000);
  const shell = realShell(name);
  if (shell === undefined) {
    if (test.test) test.test.title += ` (left out: ${name} is not installed here)`;
    return;
  }
  const { disagreements, certain } = compareShell(shell, lines, { numRuns: 600, seed: 20_261_122 });
  assert.deepEqual(disagreements, []);
  assert.ok(certain > least.certain, `only ${certain} commands are certain`);
}
