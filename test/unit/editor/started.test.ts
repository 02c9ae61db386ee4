import assert from 'node:assert/strict';
import { assembleEngine } from '../../../src/assemble.ts';
import { createStarted } from '../../../src/editor/started.ts';
import type { Entry } from '../../../src/model/entry.ts';
import { defaultPolicy } from '../../../src/observe/policy-defaults.ts';

function world() {
  const entries: Entry[] = [];
  let now = 1_000_000;
  const started = createStarted({
    engine: assembleEngine(() => ''),
    policy: async () => ({ policy: defaultPolicy, files: [], problems: [] }),
    observe: async () => new Map(),
    append: async (entry) => void entries.push(entry),
    hash: (text) => text,
    now: () => now,
  });
  /** How many entries stood in the journal at each interruption. */
  const interrupted: number[] = [];
  const interrupt = () => void interrupted.push(entries.length);
  const began = (line: string) =>
    started.began({ line, cwd: '/w', agent: 'sample', agentTitle: 'Sample', interrupt });
  const decided = (text: string, outcome: 'passed' | 'stopped') =>
    started.decided({ act: 'command', text, outcome } as Entry);
  return { entries, interrupted, began, decided, pass: (ms: number) => (now += ms) };
}

const DROP = 'railway volume delete --volume pg-data --yes';

describe('what started without a question', () => {
  it('must not go on where it destroys: is interrupted first, and journaled so', async () => {
    const { entries, interrupted, began } = world();
    assert.match((await began(DROP)) ?? '', /volume/);
    assert.deepEqual(interrupted, [0]);
    assert.equal(entries[0]?.by, 'watch');
    assert.equal(entries[0]?.outcome, 'stopped');
  });

  it('goes on where it is harmless', async () => {
    const { entries, interrupted, began } = world();
    assert.equal(await began('git status'), undefined);
    assert.deepEqual(interrupted, []);
    assert.equal(entries[0]?.outcome, 'passed');
  });

  it('goes on where somebody was asked and let it through, also in a wrapping', async () => {
    const { entries, began, decided } = world();
    decided(`${DROP}\ngit status`, 'passed');
    assert.equal(await began(DROP), undefined);
    decided('railway volume delete --volume other --yes', 'passed');
    assert.equal(await began(' cd api; railway volume delete --volume other --yes'), undefined);
    assert.equal(entries.length, 0);
  });

  it('waits a moment for a question that comes with the line', async () => {
    const { entries, interrupted, began, decided } = world();
    const told = began(DROP);
    decided(DROP, 'passed');
    assert.equal(await told, undefined);
    assert.deepEqual([entries, interrupted], [[], []]);
  });

  it('does not count what was stopped, what is long ago, or what only ends alike', async () => {
    const { began, decided, pass } = world();
    decided(DROP, 'stopped');
    assert.ok(await began(DROP));
    decided(DROP, 'passed');
    pass(11 * 60_000);
    assert.ok(await began(DROP));
    decided('ls', 'passed');
    assert.ok(await began(`${DROP}; ls`));
    decided(`echo "${DROP}"`, 'passed');
    assert.ok(await began(DROP));
  });
});
