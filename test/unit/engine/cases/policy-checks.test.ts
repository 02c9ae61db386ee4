import assert from 'node:assert/strict';
import { checkPolicy } from '../../../../src/engine/cases/policy-checks.ts';
import type { CheckedPolicy, PolicyChecks } from '../../../../src/model/policy.ts';
import { defaultPolicy } from '../../../../src/observe/policy-defaults.ts';
import { compileRules } from '../../../../src/observe/policy-rules.ts';
import type { WrittenRule } from '../../../../src/observe/policy-schema.ts';
import { platforms } from '../../../../src/rules/index.ts';
import { engine } from '../lab.ts';

type Case = Omit<PolicyChecks['tests'][number], 'source'>;
const check = async (parts: Partial<CheckedPolicy>, tests: readonly Case[] = []) =>
  await checkPolicy(
    {
      policy: defaultPolicy,
      problems: [],
      ...parts,
      checks: {
        rules: [],
        named: [],
        tests: tests.map((one, at) => ({ ...one, source: `p:${at + 1}` })),
        ...parts.checks,
      },
    },
    engine,
    platforms,
  );

const fleet: WrittenRule = {
  id: 'fleet',
  programs: ['fleetctl'],
  command: ['delete'],
  does: { verb: 'delete', what: 'car', undo: 'none' },
  why: 'W.',
  instead: 'fleetctl list',
  stops: ['fleetctl delete 7', { command: 'sh x.sh', files: { 'x.sh': 'fleetctl delete 7' } }],
  passes: ['fleetctl list'],
};
function withRule(rule: WrittenRule): Partial<CheckedPolicy> {
  const { id, instead = '', stops, passes } = rule;
  return {
    policy: { ...defaultPolicy, platforms: compileRules([rule], { id: 'team', title: '' }).platforms },
    checks: {
      tests: [],
      named: [],
      rules: [{ id: `team/${id}`, instead, stops, passes, source: 'p:1' }],
    },
  };
}

describe('checkPolicy', () => {
  it('runs cases in their environment, with their files and shell', async () => {
    const volume = 'railway volume delete -v pg';
    const cases: readonly Case[] = [
      { command: volume, expect: 'ask' },
      { command: volume, expect: 'ask', environment: 'production' },
      { command: volume, expect: 'pass', environment: 'development' },
      { command: 'cd api && sh x.sh', files: { 'api/x.sh': volume }, expect: 'ask' },
      { command: 'Remove-Item -Recurse -Force C:\\Users', shell: 'powershell', expect: 'ask' },
      { command: 'npm test', expect: 'pass' },
    ];
    assert.deepEqual(await check({}, cases), { text: '6 passed, 0 failed\n', ok: true });
  });

  it('says where a case fails, and why', async () => {
    const { text, ok } = await check({}, [
      { command: 'npm test', expect: 'ask' },
      { command: 'railway volume delete -v pg', expect: 'stop', environment: 'production' },
    ]);
    assert.equal(ok, false);
    assert.deepEqual(text.split('\n').slice(0, 1), ['p:1  “npm test” should be asked about, but it passes.']);
    assert.match(
      text,
      /p:2 {2}“railway .*” should be stopped in production, but it is asked about\. It would delete/,
    );
    assert.match(text, /\n0 passed, 2 failed\n$/);
  });

  it('takes the policy’s own words, but not its freeze', async () => {
    const policy = {
      ...defaultPolicy,
      always: ['git/force-push'],
      environments: [{ name: 'blue', protected: false, matches: [], source: 'p:1' }],
      freeze: { owner: 'repository', source: 'p:1' } as const,
    };
    const { text } = await check({ policy }, [
      { command: 'git push --force origin main', expect: 'ask' },
      { command: 'railway volume delete -v pg', environment: 'blue', expect: 'pass' },
    ]);
    assert.equal(text, '2 passed, 0 failed\n');
  });

  it('runs the examples of rules', async () => {
    assert.equal((await check(withRule(fleet))).text, '4 passed, 0 failed\n');
    const wrong = await check(
      withRule({
        ...fleet,
        does: { verb: 'change', what: 'car', undo: 'repeat' },
        instead: 'railway volume delete -v pg',
        stops: ['fleetctl delete', 'fleetctl remove'],
        passes: ['fleetctl delete --force'],
      }),
    );
    assert.match(wrong.text, /fits “fleetctl delete”, but lets it pass even in production/);
    assert.match(wrong.text, /should stop “fleetctl remove”, but does not fit it/);
    assert.match(wrong.text, /should let “fleetctl delete --force” through, but fits it/);
    assert.match(wrong.text, /proposes “railway .*” instead, which should pass, but it is asked about/);
    assert.match(wrong.text, /0 passed, 4 failed/);
  });

  it('fails on problems in the file and on rules that there are not', async () => {
    const named = ['git/force-push', 'git/forc-push', 'general/http-delete'].map((id) => ({
      id,
      source: 'p:1',
    }));
    const { text, ok } = await check({
      problems: [{ file: '/w/.chaperone.jsonc', line: 3, column: 1, message: 'Comma expected.' }],
      checks: { tests: [], rules: [], named },
    });
    assert.equal(ok, false);
    assert.equal(
      text,
      '.chaperone.jsonc:3  Comma expected.\np:1  There is no rule “git/forc-push”. The rules are in docs/rules.md.\n0 passed, 0 failed, 2 problems in the file\n',
    );
  });
});
