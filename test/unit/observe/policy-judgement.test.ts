import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createPolicyLoader } from '../../../src/observe/policy.ts';
import { readPolicyAlone } from '../../../src/observe/policy-checks.ts';
import { files, temporary } from './folders.ts';

let base = '';
beforeEach(async () => {
  base = await temporary();
  await files(base, { 'work/x': '', 'home/x': '' });
});
afterEach(() => rm(base, { recursive: true, force: true }));

const load = async () =>
  await createPolicyLoader({ homeDirectory: join(base, 'home') }).load([join(base, 'work')]);
const repository = async (text: string) => await files(base, { 'work/.chaperone.jsonc': text });
const user = async (text: string) => await files(base, { 'home/.chaperone/policy.jsonc': text });
const RULE =
  '{ "id": "fleet", "programs": ["fleetctl"], "does": { "verb": "delete", "what": "car", "undo": "none" }, "why": "W.", "stops": ["fleetctl"], "passes": ["ls"] }';

describe('judgement of a policy', () => {
  it('keeps the lines of both files with their places, the user’s first', async () => {
    await repository('{\n"judgement": [\n{ "undo": "none", "answer": "stop" }\n]}');
    await user('{"judgement": [{ "verb": "delete", "where": "dev", "answer": "pass" }]}');
    const { policy, problems } = await load();
    assert.deepEqual(problems, []);
    assert.deepEqual(policy.judgement, [
      { verb: 'delete', where: 'dev', answer: 'pass', owner: 'user', source: '~/.chaperone/policy.jsonc:1' },
      { undo: 'none', answer: 'stop', owner: 'repository', source: '.chaperone.jsonc:3' },
    ]);
  });

  it('says at its line what a repository cannot loosen', async () => {
    await repository(
      '{\n"judgement": [\n{ "answer": "pass" }],\n"ignore": ["git/branch-delete"],\n"freeze": false // nobody has frozen\n}',
    );
    const { policy, problems } = await load();
    assert.deepEqual(policy.ignore, []);
    assert.deepEqual(
      problems.map(({ line, message }) => [
        line,
        /no effect/.test(message) && /your own policy/.test(message),
      ]),
      [
        [3, true],
        [4, true],
      ],
    );
  });

  it('lets the user switch rules off, save those of supervision and credentials', async () => {
    await repository('{"always": ["git/force-push", "git/branch-delete"]}');
    await user('{"ignore": ["git/branch-delete",\n"guard/guard-edit",\n"secrets/read"]}');
    const { policy, problems } = await load();
    assert.deepEqual(policy.ignore, ['git/branch-delete']);
    assert.deepEqual(policy.always, ['git/force-push']);
    assert.deepEqual(
      problems.map(({ line, message }) => [line, message.split(' ')[1]]),
      [
        [2, 'stays:'],
        [3, 'stays:'],
      ],
    );
  });

  it('says what looks like no rule', async () => {
    await repository('{"always": ["force-push"]}');
    assert.match((await load()).problems[0]?.message ?? '', /“force-push” names no rule/);
  });

  it('freezes for both, and lets only the user lift it', async () => {
    await repository('{\n"freeze": true\n}');
    assert.deepEqual((await load()).policy.freeze, { owner: 'repository', source: '.chaperone.jsonc:2' });
    await user('{"freeze": true}');
    assert.equal((await load()).policy.freeze?.owner, 'user');
    await user('{"freeze": false}');
    assert.equal((await load()).policy.freeze, undefined);
  });

  it('compiles rules under the name of who wrote them', async () => {
    await repository(`{"rules": [${RULE}]}`);
    await user(`{"rules": [${RULE}]}`);
    const { policy, problems } = await load();
    assert.deepEqual(problems, []);
    assert.deepEqual(
      policy.platforms.map(({ id, rules }) => `${id}/${rules[0].id}`),
      ['mine/fleet', 'team/fleet'],
    );
  });

  const wrong: readonly (readonly [string, string, number, RegExp])[] = [
    [
      'an answer',
      '{"judgement": [\n{ "answer": "maybe" }]}',
      2,
      /“judgement.0.answer” must be one of pass, ask, stop\./,
    ],
    ['a missing answer', '{"judgement": [\n{ "verb": "run" }]}', 2, /“judgement.0.answer” must be there\./],
    ['a verb', '{"judgement": [{ "verb": "destroy", "answer": "ask" }]}', 1, /one of delete, overwrite,/],
    [
      'a rule without examples',
      `{"rules": [\n${RULE.replace('"stops": ["fleetctl"], ', '')}]}`,
      2,
      /“rules.0.stops” must be there\./,
    ],
    [
      'no near miss',
      `{"rules": [\n${RULE.replace('["ls"]', '[]')}]}`,
      2,
      /“rules.0.passes.0” must be there\./,
    ],
    [
      'an example',
      `{"rules": [${RULE.replace('["ls"]', '[7]')}]}`,
      1,
      /“rules.0.passes.0” must be an example\./,
    ],
    [
      'an id',
      `{"rules": [${RULE.replace('"fleet"', '"Fleet Delete"')}]}`,
      1,
      /“rules.0.id” must be a name of small letters/,
    ],
    [
      'a door',
      `{"rules": [${RULE.replace('"programs"', '"hosts": ["h"], "http": ["delete everything"], "programs"')}]}`,
      1,
      /must be a method and a path/,
    ],
    ['a case', '{"tests": [{ "command": "ls", "expect": "go" }]}', 1, /one of pass, ask, stop/],
    ['a freeze', '{"freeze": "yes"}', 1, /“freeze” must be true or false/],
  ];
  for (const [name, text, line, message] of wrong) {
    it(`says what is wrong with ${name}`, async () => {
      await repository(text);
      const [first] = (await load()).problems;
      assert.match(first?.message ?? '', message);
      assert.equal(first?.line, line);
    });
  }

  it('says what a rule cannot do, and which keys are not known', async () => {
    await repository(
      `{"rules": [\n${RULE.replace('"programs": ["fleetctl"], ', '"command": ["x"],\n"option": [], ')}]}`,
    );
    assert.deepEqual(
      (await load()).problems.map(({ line, message }) => [line, message.replace(/^The rule “fleet” /, '')]),
      [
        [3, '“option” is not known here and has no effect.'],
        [2, 'can fit nothing: it needs “programs”, “http”, “graphql” or “mcp”.'],
        [2, 'needs “programs” for “command”.'],
      ],
    );
  });
});

describe('a policy file by itself', () => {
  const alone = async (text: string) => {
    await repository(text);
    return await readPolicyAlone(join(base, 'work/.chaperone.jsonc'), join(base, 'home'));
  };

  it('brings its cases, its rules’ examples and the ids that it names', async () => {
    await user('{"freeze": true}');
    const { policy, problems, checks } = await alone(
      `{\n"always": ["git/force-push"],\n"tests": [{ "command": "ls", "expect": "pass" }],\n"rules": [${RULE}]}`,
    );
    assert.deepEqual([problems, policy.freeze], [[], undefined]);
    assert.deepEqual(checks, {
      tests: [{ command: 'ls', expect: 'pass', source: '.chaperone.jsonc:3' }],
      rules: [
        { id: 'team/fleet', instead: '', stops: ['fleetctl'], passes: ['ls'], source: '.chaperone.jsonc:4' },
      ],
      named: [{ id: 'git/force-push', source: '.chaperone.jsonc:2' }],
    });
  });

  it('has a problem where it is missing or has a mistake', async () => {
    assert.equal((await alone('{')).problems.length > 0, true);
    const none = await readPolicyAlone(join(base, 'none.jsonc'), base);
    assert.match(none.problems[0]?.message ?? '', /no such file/);
  });
});
