import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPolicyFile } from '../../../src/observe/policy-file.ts';
import { mergePolicies } from '../../../src/observe/policy-merge.ts';
import { policySchema } from '../../../src/observe/policy-schema.ts';
import { judged } from '../engine/lab.ts';

const words = fc.constantFrom(
  '*',
  '|',
  'rm',
  '-rf',
  'git',
  'delete',
  'psql',
  '/x',
  '(',
  '[a',
  '**/*',
  'team/x',
  '$',
);
const rule = fc.record(
  {
    id: fc.constantFrom('a', 'b-1'),
    programs: fc.array(words),
    command: fc.array(words),
    commands: fc.array(fc.array(words)),
    options: fc.record({ all: fc.array(words), any: fc.array(words), none: fc.array(words) }),
    hosts: fc.array(words),
    http: fc.constant(['DELETE /*']),
    graphql: fc.array(words),
    mcp: fc.array(words),
    sql: fc.constant(['truncate']),
    does: fc.constant({ verb: 'delete', what: 'x', undo: 'none' }),
    target: fc.record({ positionals: fc.boolean(), paths: fc.boolean(), options: fc.array(words) }),
    why: words,
    stops: fc.array(words, { minLength: 1 }),
    passes: fc.array(words, { minLength: 1 }),
  },
  { requiredKeys: ['id', 'does', 'why', 'stops', 'passes'] },
);
const near = fc.record(
  {
    freeze: fc.boolean(),
    always: fc.array(words),
    ignore: fc.array(words),
    judgement: fc.array(
      fc.record({ where: words, what: words, answer: fc.constantFrom('pass', 'ask', 'stop') }),
    ),
    rules: fc.array(rule, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const far = fc.dictionary(fc.constantFrom(...Object.keys(policySchema.entries)), fc.jsonValue());
const STRICTNESS = ['pass', 'ask', 'stop'];
const lines = [
  'git push --force',
  'psql -c "TRUNCATE cars"',
  'rm -rf x',
  'thingctl delete 7',
  'eval "$X"',
  'ls',
];

function policyOf(text: string, owner: 'repository' | 'user') {
  const { written, line } = readPolicyFile('f', text);
  return mergePolicies(written ? [{ file: 'f', title: 'f', owner, written, line }] : []).policy;
}

describe('any policy', () => {
  it('is read without throwing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          far.map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        (text) => {
          for (const owner of ['repository', 'user'] as const) assert.ok(policyOf(text, owner));
        },
      ),
    );
  });

  it('of a repository makes no answer looser', async () => {
    const bare = await Promise.all(lines.map(async (command) => (await judged({ command })).verdict.answer));
    await fc.assert(
      fc.asyncProperty(near, async (value) => {
        const policy = policyOf(JSON.stringify(value), 'repository');
        for (const [at, command] of lines.entries()) {
          const { verdict } = await judged({ command }, [], policy);
          const [now, then] = [verdict.answer, bare[at] ?? 'pass'];
          assert.ok(STRICTNESS.indexOf(now) >= STRICTNESS.indexOf(then), `${command}: ${then} became ${now}`);
        }
      }),
      { numRuns: 200 },
    );
  });
});
