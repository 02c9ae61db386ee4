import assert from 'node:assert/strict';
import { chmod, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createPolicyLoader, userPolicyFile } from '../../../src/observe/policy.ts';
import { defaultPolicy } from '../../../src/observe/policy-defaults.ts';
import { files, temporary } from './folders.ts';

let base = '';
let work = '';
let home = '';
beforeEach(async () => {
  base = await temporary();
  work = join(base, 'work');
  home = join(base, 'home');
  await files(base, { 'work/x': '', 'home/x': '' });
});
afterEach(() => rm(base, { recursive: true, force: true }));

const load = async () => await createPolicyLoader({ homeDirectory: home }).load([work]);
const repository = async (text: string) => await files(work, { '.chaperone.jsonc': text });
const user = async (text: string) => await files(home, { '.chaperone/policy.jsonc': text });

describe('policy', () => {
  it('has defaults', async () => {
    assert.deepEqual(await load(), { policy: defaultPolicy, files: [], problems: [] });
  });

  it('reads a repository’s file, with comments', async () => {
    await repository(
      '{\n  // ours\n  "environments": {\n    "live": { "protected": true, "matches": ["db-1"] },\n    "staging": { "matches": ["st-*"] },\n  },\n  "protectedFiles": ["x/**"], "credentialFiles": ["y.yml"]\n}\n',
    );
    const { policy, problems } = await load();
    assert.deepEqual(problems, []);
    assert.deepEqual(policy.environments, [
      { name: 'live', protected: true, matches: ['db-1'], source: '.chaperone.jsonc:4' },
      { name: 'staging', protected: true, matches: ['st-*'], source: '.chaperone.jsonc:5' },
    ]);
    assert.ok(policy.protectedFiles.includes('x/**') && policy.protectedFiles.includes('**/migrations/**'));
    assert.deepEqual(policy.credentialFiles, ['y.yml']);
  });

  it('lets a repository tighten only, and the user loosen', async () => {
    await repository(
      '{"environments": {"production": {"protected": false}, "dev": {"matches": ["*", "dev-1"]}},\n"readableFiles": [".env"]}',
    );
    const alone = await load();
    assert.deepEqual(
      alone.policy.environments.map(({ protected: kept, matches }) => [kept, matches]),
      [
        [true, []],
        [false, ['dev-1']],
      ],
    );
    assert.deepEqual(alone.policy.readableFiles, []);
    assert.deepEqual(
      alone.problems.map(({ line }) => line),
      [1, 1, 2],
    );
    await user(
      '{"environments": {"Prod": {"protected": false, "matches": ["p"]}}, "readableFiles": ["a.env"]}',
    );
    const both = await load();
    assert.deepEqual(both.policy.environments[0], {
      name: 'production',
      protected: false,
      matches: ['p'],
      source: '~/.chaperone/policy.jsonc:1',
    });
    assert.deepEqual(both.policy.readableFiles, ['a.env']);
    assert.deepEqual(both.files, [join(work, '.chaperone.jsonc'), userPolicyFile(home)]);
  });

  it('keeps the last good version while the text has an error, also after a restart', async () => {
    const loader = createPolicyLoader({ homeDirectory: home });
    await repository('{"credentialFiles": ["one"]}');
    await loader.load([work]);
    await repository('{\n  "credentialFiles": ["two"\n}');
    for (const { policy, problems } of [await loader.load([work]), await load()]) {
      assert.deepEqual(policy.credentialFiles, ['one']);
      assert.equal(problems[0]?.line, 3);
      assert.match(problems[0]?.message ?? '', /last good version rules/);
    }
    await repository('{"credentialFiles": ["three"]}');
    assert.deepEqual((await loader.load([work])).policy.credentialFiles, ['three']);
    await unlink(join(work, '.chaperone.jsonc'));
    await loader.load([work]);
    await repository('{');
    assert.deepEqual(
      (await loader.load([work])).policy.credentialFiles,
      [],
      'a file that was removed has no last good version',
    );
  });

  it('falls back to the defaults where no version ever was good', async () => {
    await repository('{"environments": {"production": {"protected": "yes"}}}');
    const { policy, problems } = await load();
    assert.deepEqual(policy, defaultPolicy);
    assert.equal(problems[0]?.column, 34);
    assert.match(
      problems[0]?.message ?? '',
      /“environments.production.protected” must be true or false. Until it is mended, the defaults rule./,
    );
  });

  it('reports keys that are not known, and goes on', async () => {
    await repository(
      '{\n"credentialFiles": ["one"],\n"credentialsFiles": [], "__proto__": {"x": 1},\n"environments": {"a": {"protect": true}}}',
    );
    const { policy, problems } = await load();
    assert.deepEqual(policy.credentialFiles, ['one']);
    assert.deepEqual(
      problems.map(({ line, message }) => [line, message.split(' ')[0]]),
      [
        [3, '“credentialsFiles”'],
        [3, '“__proto__”'],
        [4, '“protect”'],
      ],
    );
  });

  it('never throws', async () => {
    for (const text of [
      '',
      '[]',
      'null',
      '"x"',
      '{"environments": []}',
      '\uFEFF{}',
      '{"protectedFiles": [1]}',
      '[[[[',
      '\0',
      '{"environments": {"constructor": {"protected": true}}}',
    ]) {
      await repository(text);
      assert.ok((await load()).policy);
    }
    await repository('{"credentialFiles": ["one"]}');
    await chmod(join(work, '.chaperone.jsonc'), 0);
    assert.ok((await load()).policy);
  });
});
