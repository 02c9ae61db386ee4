import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { readPolicyFile } from '../../../src/observe/policy-file.ts';
import { freshPolicy, protectProposal, withEnvironments } from '../../../src/observe/proposal.ts';
import { detectEnvironments } from '../../../src/observe/workspace-environment.ts';
import { files, git, temporary } from './folders.ts';

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

describe('detectEnvironments', () => {
  it('knows nothing of an empty folder', async () =>
    assert.deepEqual(await detectEnvironments([work], home), []));

  it('gathers what files, links and tools say', async () => {
    git(work, 'init', '-b', 'staging');
    await files(work, {
      '.env': 'NODE_ENV=development\nSECRET=x\n',
      '.env.example': 'NODE_ENV=production\n',
      '.env.local': 'X=1\n',
      '.env.prod': 'X=1\n',
      'docker-compose.prod.yml': '',
      'apps/api/.env.production': '',
      'railway.toml': '[environments.staging.deploy]\n[build]\n',
      '.terraform/environment': 'staging',
    });
    await files(home, {
      '.railway/config.json': JSON.stringify({ projects: { [work]: { environmentName: 'pr-12' } } }),
    });
    const found = await detectEnvironments([work], home);
    assert.deepEqual(
      found.map(({ name, protected: kept, current }) => [name, kept, current]),
      [
        ['production', true, false],

        ['pr-12', true, true],
        ['staging', true, true],
        ['development', false, true],
      ],
    );
    const where = (name: string) => found.find((one) => one.name === name)?.evidence.map((one) => one.where);
    assert.deepEqual(
      new Set(where('production')),
      new Set(['.env.prod', 'docker-compose.prod.yml', 'apps/api/.env.production']),
    );
    assert.deepEqual(
      new Set(where('staging')),
      new Set(['railway.toml', '.terraform/environment', 'git branch staging']),
    );
    assert.ok(!JSON.stringify(found).includes('SECRET'));
  });
});

describe('protectProposal', () => {
  it('writes a policy that reads without a problem', async () => {
    await files(work, { '.env.production': '', '.env.staging': '' });
    const { path, before, text, found } = await protectProposal([work], home);
    assert.equal(path, join(work, '.chaperone.jsonc'));
    assert.equal(before, undefined);
    assert.equal(found.length, 2);
    const read = readPolicyFile('', text);
    assert.deepEqual(read.problems, []);
    assert.equal(read.written?.environments?.production?.protected, true);
    assert.ok(read.written?.environments?.staging);
    assert.ok(text.includes('.env.production holds its variables'));
  });

  it('names production even where nothing speaks of it', () => {
    assert.deepEqual(parse(freshPolicy([])).environments.production.protected, true);
  });

  it('adds what is missing, keeps comments, and changes nothing twice', () => {
    const found = [{ name: 'staging', protected: true, current: false, evidence: [] }];
    const text =
      '{\n  // mine\n  "environments": {\n    "Production": { "protected": true } // keep\n  }\n}\n';
    const once = withEnvironments(text, found);
    assert.ok(once.includes('// mine') && once.includes('// keep'));
    assert.deepEqual(
      Object.keys(parse(once).environments),
      ['Production', 'production', 'staging'].filter((name) => name !== 'production'),
    );
    assert.equal(withEnvironments(once, found), once);
    assert.equal(withEnvironments('{ "environments": ', found), '{ "environments": ');
  });
});
