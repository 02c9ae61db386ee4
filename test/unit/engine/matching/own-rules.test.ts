import assert from 'node:assert/strict';
import { decodeRow } from '../../../../src/engine/cases/rows.ts';
import type { Policy } from '../../../../src/model/policy.ts';
import { defaultPolicy } from '../../../../src/observe/policy-defaults.ts';
import { RULE_OWNERS } from '../../../../src/observe/policy-judgement.ts';
import { compileRules } from '../../../../src/observe/policy-rules.ts';
import type { WrittenRule } from '../../../../src/observe/policy-schema.ts';
import { platforms } from '../../../../src/rules/index.ts';
import { deeds, engine, judged } from '../lab.ts';

const rule = (parts: Partial<WrittenRule>): WrittenRule => ({
  id: 'r',
  does: { verb: 'change', what: 'thing', undo: 'repeat' },
  why: 'It is so.',
  stops: ['x'],
  passes: ['y'],
  ...parts,
});
const policyWith = (...rules: WrittenRule[]): Policy => ({
  ...defaultPolicy,
  platforms: compileRules(rules, { id: 'team', title: 'the team’s rules' }).platforms,
});
const fleet = rule({
  id: 'fleet-delete',
  programs: ['fleetctl'],
  command: ['car', 'delete|rm'],
  options: { any: ['--all', '-a'], none: ['--keep'] },
  hosts: ['fleet.example.com'],
  http: ['DELETE /cars/*'],
  graphql: ['carRetire'],
  mcp: ['retire_car'],
  does: { verb: 'delete', what: 'car', undo: 'none' },
  target: { positionals: true, fields: ['id'] },
});

async function own(row: Readonly<Record<string, unknown>>, policy = policyWith(fleet)) {
  return deeds(await judged({ ...row, environment: 'production' }, [], policy)).filter((deed) =>
    deed.startsWith('team/'),
  );
}

describe('rules of a policy', () => {
  it('fit through every door', async () => {
    const doors = [
      { command: 'fleetctl car delete --all 7' },
      { command: 'sudo sh -c "fleetctl --region eu car rm -a"' },
      { command: 'curl -X DELETE https://fleet.example.com/cars/7' },
      { command: `curl https://fleet.example.com/q -d '{"query":"mutation { carRetire(id: 7) { id } }"}'` },
      { tool: { kind: 'mcp', server: 'fleet', tool: 'retire-car', input: { id: '7' } } },
    ];
    for (const door of doors)
      assert.deepEqual(await own(door), ['team/fleet-delete ask'], JSON.stringify(door));
  });

  it('speak in the stead of a general reading of the same call, and only of that', async () => {
    const row = {
      command: 'fleetctl car delete --all 7 && fleetctl truck delete 8',
      environment: 'production',
    };
    const { verdict } = await judged(row, [], policyWith(fleet));
    assert.deepEqual(verdict.actions.map(({ platform, subject }) => `${platform} ${subject}`).sort(), [
      'general “8”',
      'team “7”',
    ]);
  });

  it('fit nothing else', async () => {
    for (const command of [
      'fleetctl car delete 7',
      'fleetctl car delete --all --keep',
      'fleetctl car list --all',
      'fleetctl car delete --all --help',
      'echo fleetctl car delete --all',
      'curl https://fleet.example.com/cars/7',
      'curl -X DELETE https://other.example.com/cars/7',
    ])
      assert.deepEqual(await own({ command }), [], command);
  });

  it('take a program alone as all its calls, and a database client by its statements', async () => {
    const policy = policyWith(
      rule({
        id: 'nuke',
        programs: ['nuke-env'],
        does: { verb: 'delete', what: 'environment', undo: 'none' },
      }),
      rule({
        id: 'cars',
        programs: ['psql'],
        sql: ['delete-where'],
        does: { verb: 'delete', what: 'row', undo: 'none' },
      }),
    );
    assert.deepEqual(await own({ command: 'nuke-env' }, policy), ['team/nuke ask']);
    assert.deepEqual(await own({ command: 'psql -c "SELECT 1"' }, policy), []);
    assert.deepEqual(await own({ command: 'psql -c "DELETE FROM cars WHERE id = 7"' }, policy), [
      'team/cars ask',
    ]);
  });

  it('two may share a tool', async () => {
    const tool = { kind: 'mcp', server: 'fleet', tool: 'retire_car', input: {} };
    const policy = policyWith(fleet, rule({ id: 'second', mcp: ['retire_car'] }));
    assert.deepEqual(await own({ tool }, policy), ['team/fleet-delete ask', 'team/second pass']);
  });

  it('never take away what is read without them', async () => {
    const policy = policyWith(
      rule({ id: 'a', programs: ['unknownctl', 'psql', 'railway', 'git', 'curl'], command: ['cluster'] }),
      rule({ id: 'b', programs: ['psql'], sql: ['drop-table', 'truncate'] }),
      rule({ id: 'c', hosts: ['*'], http: ['DELETE /*'], graphql: ['volumeDelete', 'thingDelete'] }),
      rule({ id: 'd', mcp: ['remove_volume', 'destroy_thing'] }),
    );
    const rows = [
      { command: 'unknownctl cluster destroy blue' },
      { command: 'psql -c "DROP TABLE cars"' },
      { command: 'railway volume delete -v x' },
      { command: 'curl -X DELETE https://api.example.com/things/7' },
      { command: `curl https://api.example.com/q -d '{"query":"mutation { thingDelete(id: 7) }"}'` },
      { tool: { kind: 'mcp', server: 'things', tool: 'destroy_thing', input: {} } },
      { tool: { kind: 'mcp', server: '', tool: 'remove_volume', input: {} } },
      { command: 'eval "$X"' },
    ];
    for (const row of rows) {
      const [without, within] = [await judged(row), await judged(row, [], policy)];
      assert.notEqual(without.verdict.answer, 'pass', JSON.stringify(row));
      assert.equal(within.verdict.answer, without.verdict.answer, JSON.stringify(row));
      for (const deed of deeds(without)) assert.ok(deeds(within).includes(deed), deed);
      assert.deepEqual(within.plan.unread, without.plan.unread);
    }
  });

  it('have names that no built-in rule has', () => {
    const owners = Object.values(RULE_OWNERS).map(({ id }) => id);
    assert.deepEqual(
      platforms.filter(({ id }) => owners.includes(id)),
      [],
    );
  });

  it('say what can have no effect', () => {
    const problems = (...rules: WrittenRule[]) =>
      compileRules(rules, { id: 'team', title: '' }).problems.map(
        ({ path, message }) => `${path.join('.')} ${message}`,
      );
    assert.deepEqual(problems(fleet), []);
    assert.match(problems(rule({}))[0] ?? '', /^rules\.0 .*can fit nothing/);
    assert.match(problems(rule({ http: ['DELETE /x'] }))[0] ?? '', /^rules\.0\.http .*needs “hosts”/);
    assert.match(problems(rule({ mcp: ['x'], sql: ['alter'] }))[0] ?? '', /needs “programs” for “sql”/);
    assert.match(problems(fleet, fleet)[0] ?? '', /^rules\.1\.id .*twice/);
    assert.match(problems(rule({ programs: ['x'], options: { any: ['all'] } }))[0] ?? '', /“all”.*no hyphen/);
  });

  it('are read alike whatever else is known', () => {
    const { request } = decodeRow(JSON.stringify({ command: 'fleetctl car delete --all 7' }));
    const plan = engine.plan(request, new Map(), policyWith(fleet));
    assert.equal(plan.actions.filter(({ platform }) => platform === 'team').length, 1);
  });
});

describe('a freeze', () => {
  const words = async (owner: 'user' | 'repository', row: Readonly<Record<string, unknown>>) =>
    (await judged(row, [], { ...defaultPolicy, freeze: { owner, source: '.chaperone.jsonc:3' } })).verdict;

  it('stops what would be asked, and says who froze and where', async () => {
    for (const command of ['railway volume delete -v x -e dev', 'eval "$X"', 'dropdb test']) {
      const verdict = await words('repository', { command });
      assert.equal(verdict.answer, 'stop', command);
      assert.match(verdict.why, /frozen: the repository has written so in \.chaperone\.jsonc:3\.$/);
      assert.match(verdict.tell, /Only a person lifts the freeze/);
      assert.equal(verdict.typed, undefined);
    }
    assert.match(
      (await words('user', { command: 'dropdb x' })).why,
      /the person at the editor has written so/,
    );
  });

  it('leaves alone what it is not about', async () => {
    for (const command of ['npm test', 'rm -rf node_modules', 'git status', 'terraform plan'])
      assert.equal((await words('user', { command })).answer, 'pass', command);
    const shown = await words('user', { tool: { kind: 'read', path: '.env' } });
    assert.equal(shown.answer, 'stop');
    assert.doesNotMatch(shown.why, /frozen/);
  });
});
