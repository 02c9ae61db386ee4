import assert from 'node:assert/strict';
import { tellAgent } from '../../../src/engine/words/words.ts';
import type { DecidedBy } from '../../../src/model/entry.ts';
import type { Example } from '../../../src/model/platform.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import { defaultPolicy } from '../../../src/observe/policy-defaults.ts';
import { platforms } from '../../../src/rules/index.ts';
import { engine, judged } from './lab.ts';

type Row = Readonly<Record<string, unknown>>;

function rowOf(example: Example): Row {
  if (typeof example === 'string') return { command: example };
  return 'command' in example ? { ...example } : { tool: { kind: 'mcp', ...example } };
}

/** One of every way to a verdict that no rule of a platform leads to. */
const others: readonly Row[] = [
  { command: 'frobctl cluster destroy blue' },
  { command: 'curl -X DELETE https://api.example.com/things/7' },
  { command: `curl https://api.example.com/graphql -d '{"query":"mutation { thingDelete(id: 7) }"}'` },
  { tool: { kind: 'mcp', server: 'things', tool: 'execute_sql', input: { sql: 'DROP TABLE cars' } } },
  { command: 'eval "$UNKNOWN"' },
  { command: 'cat .env' },
  { command: 'echo x > ~/.chaperone/policy.jsonc' },
  { command: 'printf x > .chaperone.jsonc' },
  { tool: { kind: 'mcp', server: 'things', tool: 'destroy_thing', input: { id: '7' } } },
  { tool: { kind: 'read', path: '.env' } },
  { tool: { kind: 'edit', path: '.mcp.json', content: 'x' } },
  { tool: { kind: 'edit', path: '~/.claude/settings.json', content: '{"disableAllHooks":true}' } },
  { tool: { kind: 'configure', path: '~/.claude/settings.json' } },
  { tool: { kind: 'what' } },
];
const stops = platforms.flatMap(({ rules }) => rules.flatMap((rule) => rule.stops.map(rowOf)));
const ends: readonly DecidedBy[] = ['policy', 'person', 'away', 'no-editor', 'failure'];

/** Ways round: switching the guard off, another channel, an editor's own hand, a consent that an agent gives itself. */
const ROUND =
  /chaperone_\w+=|disable|bypass|work ?around|unset|--no-verify|--yes\b|--force\b|--auto-approve|switch(ed)? (it|chaperone) off|another (shell|tool|agent|terminal) (instead|can)/i;

async function verdicts(): Promise<readonly { row: Row; verdict: Verdict; proposed: readonly string[] }[]> {
  const rows = [...others, ...stops].map((row) => ({ ...row, environment: 'production' }));
  const found = await Promise.all(
    rows.map(async (row) => {
      const { verdict, facts } = await judged(row);
      const request = {
        id: '1',
        agent: 'a',
        agentTitle: 'An agent',
        session: undefined,
        cwd: '/workspace',
        roots: ['/workspace'],
        act: { kind: 'other', tool: 'x' },
      } as const;
      const { rows: said } = engine.explain(request, verdict, facts);
      const held = verdict.actions.filter(({ answer }) => answer !== 'pass');
      const proposed = [
        ...held.map(({ instead }) => instead),
        ...said.flatMap(({ label, text }) => (label === 'Instead' ? [text] : [])),
      ].filter((text) => text !== '');
      return { row, verdict, proposed };
    }),
  );
  return found.filter(({ verdict }) => verdict.answer !== 'pass');
}

describe('what a verdict says', () => {
  it('is looked at for every way to a verdict', async () => {
    for (const row of others) {
      const { verdict } = await judged({ ...row, environment: 'production' });
      assert.notEqual(verdict.answer, 'pass', JSON.stringify(row));
    }
  });

  it('proposes only what passes, in a protected environment and under a freeze', async () => {
    const proposed = new Set((await verdicts()).flatMap((one) => one.proposed));
    assert.ok(proposed.size > 100, `${proposed.size} proposals`);
    const freeze = { owner: 'user', source: 'here' } as const;
    const wrong: string[] = [];
    for (const command of proposed) {
      for (const policy of [defaultPolicy, { ...defaultPolicy, freeze }]) {
        const { verdict } = await judged({ command, environment: 'production' }, [], policy);
        if (verdict.answer !== 'pass') wrong.push(`${command}: ${verdict.why}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('has a sentence for the person, and for the agent one with a next step and no way round', async () => {
    for (const { row, verdict } of await verdicts()) {
      const about = JSON.stringify(row);
      assert.match(verdict.why, /^[A-Z“].*[.!?…]$/s, about);
      for (const by of ends) {
        const tell = tellAgent(verdict, by);
        assert.match(tell, /^Stopped by Chaperone: .*Next step: .*\./s, about);
        assert.doesNotMatch(ownWords(tell, verdict), ROUND, about);
      }
    }
  });
});

/** Without what the act itself brought along, and without the proposals, which the engine judges. */
function ownWords(tell: string, { why, actions }: Verdict): string {
  return actions.reduce(
    (text, { instead }) => (instead === '' ? text : text.replaceAll(instead, '')),
    tell.replace(why, ''),
  );
}
