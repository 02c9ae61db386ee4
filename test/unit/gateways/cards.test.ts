import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cards, installs } from '../../../src/gateways/agents.ts';
import { dialects } from '../../../src/gateways/index.ts';

type Seen = Readonly<
  Record<string, { readonly version: string; readonly cells: Record<string, Record<string, string>> }>
>;
const seen = JSON.parse(readFileSync('test/e2e/agents-seen.json', 'utf8')) as Seen;

/** They have end-to-end tests of their own. */
const ELSEWHERE = ['vscode', 'terminal'];
const DOORS = ['shell', 'read', 'search', 'edit', 'mcp', 'subagent'] as const;
const FAILING = ['gone', 'crashes', 'hangs'] as const;

describe('what the agents’ cards claim', () => {
  it('was seen in a run where they say so, with the version that they name', () => {
    for (const { id, doors, failing, tried } of cards.filter((card) => !ELSEWHERE.includes(card.id))) {
      const run = seen[id];
      const claimed = DOORS.filter((door) => doors[door].proof === 'run');
      const failed = FAILING.filter((way) => failing[way].proof === 'run');
      if (claimed.length + failed.length > 0) assert.equal(run?.version, tried, id);
      for (const door of claimed) assert.ok(run?.cells[door], `${id}: ${door} was not run`);
      for (const [door, cells] of Object.entries(run?.cells ?? {})) {
        for (const way of ['blocked', ...failed])
          assert.equal(cells[way], 'stopped', `${id}: ${door}, ${way}`);
      }
    }
  });

  it('names a page, and where the agent is found, for every agent that the product installs into', () => {
    for (const { id, docs, present } of cards) {
      assert.match(docs, /^https:\/\//, id);
      if (installs[id]?.some(({ place }) => place !== 'repository')) assert.ok(present.length > 0, id);
      for (const path of present) assert.doesNotMatch(path, /^[~/]|\\/, id);
    }
  });

  it('has a dialect wherever something is held', () => {
    for (const { id, doors } of cards) {
      const holds = DOORS.some((door) => doors[door].hold === 'held');
      if (holds)
        assert.ok(
          dialects.some((dialect) => dialect.id === id),
          id,
        );
    }
  });
});
