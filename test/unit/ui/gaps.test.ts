import assert from 'node:assert/strict';
import { agentsOf, type GuardSeen, gapsOf } from '../../../src/ui/gaps.ts';

const well: GuardSeen = {
  settingsOff: [],
  launcher: 'ok',
  reachable: true,
  agents: [{ id: 'sample', title: 'Sample', state: 'installed' }],
  unhonoured: [],
  silent: [],
  editor: 'Editor',
  editorHooks: true,
};

describe('gaps', () => {
  it('has none while everything stands', () => {
    assert.deepEqual(gapsOf(well), []);
    assert.deepEqual(
      agentsOf(well).map(({ held }) => held),
      [true, true],
    );
  });

  const rows: readonly [string, Partial<GuardSeen>, RegExp, readonly boolean[]][] = [
    ['a setting that is off', { settingsOff: ['x.hooks'] }, /“x\.hooks” is off/, [false, true]],
    ['a launcher that is missing', { launcher: 'missing' }, /is missing/, [false, false]],
    ['a launcher that was changed', { launcher: 'changed' }, /was changed/, [false, false]],
    ['a window that cannot be reached', { reachable: false }, /cannot reach/, [true, true]],
    [
      'an agent that works and does not ask',
      { silent: [{ id: 'sample', says: 'Sample works and does not ask.' }] },
      /Sample works/,
      [true, false],
    ],
    ['an agent that does not obey', { unhonoured: ['Sample'] }, /does not obey/, [true, true]],
    [
      'an agent without the hook',
      { agents: [{ id: 'sample', title: 'Sample', state: 'missing' }] },
      /without the guard/,
      [true, false],
    ],
    [
      'an agent that does not trust the hook',
      { agents: [{ id: 'sample', title: 'Sample', state: 'untrusted' }] },
      /trusted it there/,
      [true, false],
    ],
    [
      'an agent with hooks off',
      { agents: [{ id: 'sample', title: 'Sample', state: 'off' }] },
      /switched off/,
      [true, false],
    ],
    [
      'an agent with a changed hook',
      { agents: [{ id: 'sample', title: 'Sample', state: 'changed' }] },
      /was changed/,
      [true, false],
    ],
  ];
  for (const [name, parts, says, held] of rows) {
    it(`names ${name}, with what mends it`, () => {
      const seen = { ...well, ...parts };
      const gaps = gapsOf(seen);
      assert.equal(gaps.length, 1);
      assert.match(gaps[0]?.what ?? '', says);
      assert.ok(gaps[0]?.fix && gaps[0].action);
      assert.deepEqual(
        agentsOf(seen).map((agent) => agent.held),
        held,
      );
    });
  }

  it('does not say of an agent without a hook that it does not ask', () => {
    const agents = [{ id: 'sample', title: 'Sample', state: 'off' as const }];
    const silent = [{ id: 'sample', says: '' }];
    assert.equal(gapsOf({ ...well, agents, silent }).length, 1);
  });

  it('speaks once of all agents without the hook', () => {
    const agents = ['One', 'Two'].map((title) => ({ id: title, title, state: 'missing' as const }));
    const gaps = gapsOf({ ...well, agents });
    assert.deepEqual(
      gaps.map(({ what }) => what),
      ['2 agents on this machine run without the guard: One, Two.'],
    );
  });
});
