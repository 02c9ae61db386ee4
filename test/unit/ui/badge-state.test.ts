import assert from 'node:assert/strict';
import { type BadgeInput, badgeState, type ReachableEnvironment } from '../../../src/ui/badge-state.ts';

const environment = (name: string, kept = false): ReachableEnvironment => ({
  name,
  protected: kept,
  evidence: [{ says: 'names it', where: 'tool.json' }],
});
const input = (parts: Partial<BadgeInput>): BadgeInput => ({
  environments: [],
  gaps: [],
  agents: [],
  waiting: 0,
  frozen: undefined,
  notes: [],
  ...parts,
});
const frozen = { owner: 'user', source: '~/.chaperone/policy.jsonc:2' } as const;
const gap = { what: 'The setting “x.hooks” is off.', fix: 'Turn it on.' };

describe('badge state', () => {
  const rows: readonly [string, Partial<BadgeInput>, string, string][] = [
    ['development', { environments: [environment('development')] }, '$(shield) dev', 'none'],
    ['local', { environments: [environment('local')] }, '$(shield) dev', 'none'],
    ['staging', { environments: [environment('staging')] }, '$(shield) staging', 'warning'],
    ['production', { environments: [environment('production', true)] }, '$(shield) production', 'error'],
    [
      'production by its name alone',
      { environments: [environment('eu-prod-2')] },
      '$(shield) eu-prod-2',
      'error',
    ],
    [
      'a protected name of the house',
      { environments: [environment('blue', true)] },
      '$(shield) blue',
      'error',
    ],
    [
      'a word that only begins like it',
      { environments: [environment('products')] },
      '$(shield) products',
      'none',
    ],
    [
      'the worst of several',
      { environments: [environment('dev'), environment('production', true), environment('staging')] },
      '$(shield) production',
      'error',
    ],
    ['not known', {}, '$(shield) unknown', 'warning'],
    [
      'guard off',
      { environments: [environment('production', true)], gaps: [gap] },
      '$(warning) production · not guarded',
      'error',
    ],
    ['guard off, not known', { gaps: [gap] }, '$(warning) not guarded', 'error'],
    [
      'frozen',
      { environments: [environment('production', true)], frozen },
      '$(lock) production · frozen',
      'prominent',
    ],
    ['frozen, not known', { frozen }, '$(lock) unknown · frozen', 'prominent'],
    ['frozen and not guarded', { frozen, gaps: [gap] }, '$(warning) not guarded', 'error'],
    ['one waits', { waiting: 1, gaps: [gap] }, '$(bell-dot) 1 waiting', 'warning'],
  ];
  for (const [name, parts, text, colour] of rows) {
    it(name, () => {
      const state = badgeState(input(parts));
      assert.deepEqual([state.text, state.colour], [text, colour]);
      assert.match(state.spoken, /^Chaperone: /);
    });
  }

  it('says what is off and how to turn it on', () => {
    const { tooltip, spoken } = badgeState(input({ gaps: [gap] }));
    assert.match(tooltip, /not guarding/);
    assert.match(tooltip, /“x\\.hooks” is off/);
    assert.match(tooltip, /Turn it on/);
    assert.match(spoken, /x\.hooks/);
  });

  it('says who froze, where, and how it is lifted', () => {
    assert.match(
      badgeState(input({ frozen })).tooltip,
      /You have .*`~\/\.chaperone\/policy\.jsonc:2`.*Unfreeze/,
    );
    const theirs = badgeState(
      input({ frozen: { owner: 'repository', source: '.chaperone.jsonc:3' } }),
    ).tooltip;
    assert.match(theirs, /The repository has .*`\.chaperone\.jsonc:3`.*Take “freeze” out there/);
  });

  it('shows text from files as text only', () => {
    const name = 'a|b\n[x](command:evil) $(bug) <b>';
    const { tooltip, text } = badgeState(
      input({ environments: [{ ...environment(name), evidence: [{ says: name, where: 'x`|y' }] }] }),
    );
    assert.doesNotMatch(tooltip, /(?<!\\)\[x\]/);
    assert.doesNotMatch(tooltip, /[^\\]<b>/);
    assert.doesNotMatch(text, /\$\(bug\)/);
    assert.ok(
      tooltip
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .every((line) => line.split(/(?<!\\)\|/).length === 5),
    );
  });

  it('lists who is held, and by what', () => {
    const { tooltip } = badgeState(
      input({
        agents: [
          { title: 'Sample', held: true, by: 'its own hook' },
          { title: 'Other', held: false, by: 'no hook yet' },
        ],
      }),
    );
    assert.match(tooltip, /\| Sample .*yes.*its own hook \|/);
    assert.match(tooltip, /\| Other .*no.*no hook yet \|/);
  });
});
