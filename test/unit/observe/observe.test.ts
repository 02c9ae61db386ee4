import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { globTest } from '../../../src/host/glob-test.ts';
import { sha256 } from '../../../src/host/hash.ts';
import { createFingerprint } from '../../../src/host/key.ts';
import type { Fact, Question } from '../../../src/model/fact.ts';
import { factKey } from '../../../src/model/fact-key.ts';
import { createObserver } from '../../../src/observe/observe.ts';
import type { LookUp } from '../../../src/observe/resource.ts';
import { findCredentials } from '../../../src/secrets/find.ts';
import { files, git, madeUpToken, request, temporary } from './folders.ts';

let base = '';
let work = '';
let home = '';
const fingerprint = createFingerprint(new Uint8Array(32));

beforeEach(async () => {
  base = await temporary();
  work = join(base, 'work');
  home = join(base, 'home');
  await mkdir(work);
  await mkdir(home);
});
afterEach(() => rm(base, { recursive: true, force: true }));

async function ask<K extends Question['kind']>(
  question: Extract<Question, { kind: K }>,
  {
    command = 'true',
    lookUp = 'never',
    cwd = work,
  }: { command?: string; lookUp?: LookUp; cwd?: string } = {},
): Promise<Extract<Fact, { kind: K }> | undefined> {
  const observe = createObserver({
    blocked: async () => [],
    findCredentials,
    fingerprint,
    lookUp,
    roots: () => [work],
    homeDirectory: home,
  });
  const fact = (await observe([question], request(cwd, command, [work]))).get(factKey(question));
  return fact as Extract<Fact, { kind: K }> | undefined;
}

describe('file', () => {
  it('reads text, from the home folder too, and says why not', async () => {
    await files(base, {
      'work/a.sh': 'rm -rf x\n',
      'home/b.sh': 'true\n',
      'work/big': 'x'.repeat(256 * 1024 + 1),
    });
    const file = async (path: string) => await ask({ kind: 'file', path });
    assert.deepEqual(await file(join(work, 'a.sh')), {
      kind: 'file',
      path: join(work, 'a.sh'),
      state: 'text',
      text: 'rm -rf x\n',
      hash: sha256('rm -rf x\n'),
    });
    assert.equal((await file('~/b.sh'))?.text, 'true\n');
    assert.equal((await file(join(work, 'big')))?.state, 'too-large');
    assert.equal((await file(join(work, 'none')))?.state, 'missing');
    assert.equal((await file(work))?.state, 'directory');
  });
});

describe('path', () => {
  const path = async (name: string, cwd = work) =>
    await ask(
      { kind: 'path', path: name.startsWith('~') || name.startsWith('/') ? name : join(work, name) },
      { cwd },
    );

  it('tells what git could give back', async () => {
    git(work, 'init');
    await files(work, {
      '.gitignore': 'dist\nnode_modules\n.env\n*.log\n',
      'src/a.ts': 'a',
      'src/b.ts': 'b',
      'lib/c.ts': 'c',
      'dist/deep/x.js': 'x',
      'node_modules/p/.env': 'x',
      'node_modules/p/test.pem': 'x',
      '.env': 'x',
      'a.log': 'x',
      'b.log': 'x',
      'extra/.env': 'x',
    });
    git(work, 'add', '-A');
    git(work, 'commit', '-m', 'one');
    await files(work, { 'src/b.ts': 'changed', 'new/d.ts': 'd' });
    const state = async (name: string) => (await path(name))?.git;
    assert.equal(await state('lib'), 'committed');
    assert.equal(await state('lib/c.ts'), 'committed');
    assert.equal(await state('src'), 'work');
    assert.equal(await state('src/a.ts'), 'committed');
    assert.equal(await state('src/b.ts'), 'work');
    assert.equal(await state('new'), 'work');
    assert.equal(await state('dist'), 'ignored');
    assert.equal(await state('dist/deep'), 'ignored');
    assert.equal(await state('node_modules'), 'ignored');
    assert.equal(await state('a.log'), 'ignored');
    assert.equal(await state('*.log'), 'ignored');
    assert.equal(await state('.env'), 'work', 'nobody can build it again');
    assert.equal(await state('extra'), 'work');
    assert.equal(await state('.git'), 'work');
    assert.equal(await state('.git/config'), 'work');
    assert.equal((await path('dist'))?.vital, false);
    assert.equal((await path('dist'))?.files, 1);
  });

  it('says that nothing outside a repository can be had again', async () => {
    await files(work, { 'a/b': 'x' });
    assert.equal((await path('a'))?.git, 'outside');
    assert.deepEqual([(await path('none'))?.state, (await path('none'))?.files], ['missing', undefined]);
  });

  it('knows what is vital', async () => {
    await files(work, { 'a/b': 'x' });
    for (const vital of ['/', '/etc', '/usr', '~', work, base, join(work, '*'), '/*'])
      assert.equal((await path(vital))?.vital, true, vital);
    for (const not of ['a', 'a/b', '~/x', 'none', '*.none'])
      assert.equal((await path(not))?.vital, false, not);
  });

  it('follows links out of the workspace', async () => {
    await files(home, { 'keep/x': 'x' });
    await symlink(join(home, 'keep'), join(work, 'link'));
    const seen = await path('link/x');
    assert.equal(seen?.real, join(home, 'keep/x'));
    assert.equal(seen?.inside, false);
    assert.equal((await path('link/none'))?.inside, false);
    assert.equal((await path('a/../../x'))?.inside, false);
    assert.equal((await path('a'))?.inside, true);
  });
});

describe('git', () => {
  it('counts work that no commit holds', async () => {
    assert.equal(await ask({ kind: 'git', cwd: work }), undefined);
    git(work, 'init');
    await files(work, { a: '1', b: '2' });
    git(work, 'add', '-A');
    git(work, 'commit', '-m', 'one');
    await files(work, { a: 'x', c: '3', 'd/e': '4' });
    git(work, 'mv', 'b', 'renamed');
    assert.deepEqual(await ask({ kind: 'git', cwd: work }), {
      kind: 'git',
      cwd: work,
      changed: 2,
      untracked: 2,
      branch: 'main',
    });
  });
});

describe('a hostile repository', () => {
  it('cannot have git run a program of its own', async () => {
    await files(work, { a: 'one\n', '.gitattributes': '* filter=x=y\n' });
    git(work, 'init');
    git(work, 'add', '-A');
    git(work, 'commit', '-m', 'one');
    const mark = join(base, 'ran');
    git(work, 'config', 'filter.x=y.clean', `touch ${mark}; cat`);
    git(work, 'config', 'filter.x=y.required', 'true');
    // The same size: git has to look inside.
    await files(work, { a: 'two\n' });
    assert.equal((await ask({ kind: 'path', path: join(work, 'a') }))?.git, 'work');
    assert.equal((await ask({ kind: 'git', cwd: work }))?.changed, 1);
    assert.equal(existsSync(mark), false);
  });

  it('cannot keep a glob busy', async () => {
    await files(work, { ['a'.repeat(200)]: '' });
    const began = performance.now();
    const fact = await ask({ kind: 'path', path: join(work, `${'*a'.repeat(40)}b`) });
    assert.equal(fact?.state, 'missing');
    assert.ok(performance.now() - began < 2000);
  });
});

describe('glob', () => {
  const rows: readonly [string, string, boolean][] = [
    ['*.log', 'a.log', true],
    ['*.log', 'a.log.gz', false],
    ['a?c', 'abc', true],
    ['[ab]*', 'bx', true],
    ['[!ab]*', 'bx', false],
    ['[^a-c]x', 'dx', true],
    ['[]x]', ']', true],
    ['a[', 'a[', true],
    ['[z-a]', 'm', false],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'aXbYbZ', false],
    ['x.y', 'xzy', false],
  ];
  for (const [glob, name, wanted] of rows)
    it(`${glob} ${wanted ? 'fits' : 'does not fit'} ${name}`, () =>
      assert.equal(globTest(glob)(name), wanted));
});

describe('credential', () => {
  it('finds the same value by fingerprint, wherever it lies', async () => {
    const token = madeUpToken('1');
    await files(base, {
      'work/scripts/domains.env': `# domains\nPORT=1\nDOMAINS=${token}\n`,
      'work/node_modules/x/.env': `T=${token}\n`,
      'work/.env': `RAILWAY_TOKEN=${madeUpToken('2')}\n`,
      'home/.railway/config.json': `{"user": {"token": "${token}"}}`,
      'home/.vault-token': 'Zq7'.repeat(8),
    });
    const found = async (value: string, variable?: string) =>
      (await ask({ kind: 'credential', fingerprint: value && fingerprint(value), variable }))?.found;
    assert.deepEqual(await found(token), [
      { file: 'scripts/domains.env', variable: 'DOMAINS', line: 3, scope: 'unknown' },
      { file: '~/.railway/config.json', variable: 'token', line: 1, scope: 'unknown' },
    ]);
    assert.deepEqual(await found('', 'RAILWAY_TOKEN'), [
      { file: '.env', variable: 'RAILWAY_TOKEN', line: 1, scope: 'unknown' },
    ]);
    assert.deepEqual(await found('Zq7'.repeat(8)), [
      { file: '~/.vault-token', variable: '', line: 1, scope: 'unknown' },
    ]);
    assert.deepEqual(await found('not there'), []);
  });

  it('notices a change', async () => {
    const observe = createObserver({
      blocked: async () => [],
      findCredentials,
      fingerprint,
      lookUp: 'never',
      roots: () => [work],
      homeDirectory: home,
    });
    const question: Question = {
      kind: 'credential',
      fingerprint: fingerprint(madeUpToken('3')),
      variable: undefined,
    };
    const count = async () => {
      const fact = (await observe([question], request(work, 'true'))).get(factKey(question));
      return fact?.kind === 'credential' ? fact.found.length : -1;
    };
    await files(work, { '.env': 'A=1\n' });
    assert.equal(await count(), 0);
    await files(work, { '.env': `LONGER=${madeUpToken('3')}\n` });
    assert.equal(await count(), 1);
  });
});

describe('link', () => {
  it('reads the nearest linked folder', async () => {
    await files(base, {
      'home/.railway/config.json': JSON.stringify({
        projects: { [work]: { environment: 'id-1', environmentName: 'staging' } },
      }),
      'work/api/x': '',
    });
    const link = await ask({ kind: 'link', platform: 'railway', cwd: join(work, 'api') });
    assert.deepEqual(link, {
      kind: 'link',
      platform: 'railway',
      environment: 'staging',
      source: '~/.railway/config.json',
    });
    assert.equal(await ask({ kind: 'link', platform: 'railway', cwd: base }), undefined);
    assert.equal(await ask({ kind: 'link', platform: 'nobody', cwd: work }), undefined);
  });
});

describe('resource', () => {
  let server: Server;
  let url = '';
  let seen: { authorization: string | undefined; project: string | undefined; query: string }[] = [];
  const token = madeUpToken('5');
  const projectToken = madeUpToken('6');

  const edges = (...of: unknown[]) => ({ edges: of.map((node) => ({ node })) });
  const instance = (name: string) => ({
    environment: { name },
    service: { name: 'postgres' },
    currentSizeMB: 12,
  });
  const project = {
    name: 'rentals',
    volumes: edges({
      id: 'vol-1',
      name: 'pg-data',
      volumeInstances: edges(instance('staging'), instance('production')),
    }),
  };

  before(
    async () =>
      await new Promise<void>((resolve) => {
        server = createServer((incoming, answer) => {
          let body = '';
          incoming.on('data', (chunk) => {
            body += chunk;
          });
          incoming.on('end', () => {
            const { authorization } = incoming.headers;
            const own = incoming.headers['project-access-token'];
            const { query } = JSON.parse(body);
            seen.push({ authorization, project: String(own ?? ''), query });
            answer.setHeader('Content-Type', 'application/json');
            if (authorization === `Bearer ${token}`)
              answer.end(JSON.stringify({ data: { projects: edges(project) } }));
            else if (own === projectToken)
              answer.end(JSON.stringify({ data: { projectToken: { project } } }));
            else answer.end(JSON.stringify({ errors: [{ message: 'Not Authorized' }], data: null }));
          });
        }).listen(0, '127.0.0.1', () => {
          url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql/v2`;
          resolve();
        });
      }),
  );
  beforeEach(() => {
    seen = [];
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const question = (id = 'vol-1', at: string | undefined = url): Extract<Question, { kind: 'resource' }> => ({
    kind: 'resource',
    platform: 'railway',
    what: 'volume',
    id,
    url: at,
    cwd: work,
  });
  const both = [
    { name: 'staging', source: 'Railway, just now' },
    { name: 'production', source: 'Railway, just now' },
  ];

  it('asks with the token in the command, by reading only', async () => {
    const fact = await ask(question(), {
      lookUp: 'loopback',
      command: `curl ${url} -H "Authorization: Bearer ${token}"`,
    });
    assert.deepEqual(fact, {
      kind: 'resource',
      platform: 'railway',
      what: 'volume',
      id: 'vol-1',
      name: 'pg-data',
      environments: both,
    });
    assert.equal(seen.length, 1);
    assert.match(seen[0]?.query ?? '', /^query \{/);
  });

  it('asks with a project’s token in its own header', async () => {
    const fact = await ask(question('pg-data'), {
      lookUp: 'loopback',
      command: `curl ${url} -H "Project-Access-Token: ${projectToken}"`,
    });
    assert.deepEqual(fact?.environments, both);
    assert.equal(
      seen.some(({ authorization }) => authorization !== undefined),
      false,
    );
  });

  it('asks with the token in a file that the command names', async () => {
    await files(work, {
      'scripts/domains.env': `RAILWAY_TOKEN=${token}\n`,
      'other.env': `RAILWAY_TOKEN=${madeUpToken('7')}\n`,
    });
    const fact = await ask(question(), {
      lookUp: 'loopback',
      command: 'source scripts/domains.env; curl $URL',
    });
    assert.equal(fact?.name, 'pg-data');
  });

  it('sends nothing where it may not', async () => {
    const command = `curl ${url} -H "Authorization: Bearer ${token}"`;
    assert.equal(await ask(question(), { command }), undefined);
    for (const at of [
      'https://railway.example.com/graphql',
      'http://backboard.railway.com/graphql/v2',
      'https://backboard.railway.com.example.com/',
      'rubbish',
      url.replace('127.0.0.1', 'made-up.localhost'),
    ])
      assert.equal(await ask(question('vol-1', at), { command, lookUp: 'always' }), undefined);
    assert.equal(
      await ask(question('vol-1', 'https://backboard.railway.com/graphql/v2'), {
        command,
        lookUp: 'loopback',
      }),
      undefined,
    );
    process.env.RAILWAY_TOKEN = token;
    try {
      // Anybody may listen there: only what the act itself would send.
      for (const lookUp of ['loopback', 'always'] as const)
        assert.equal(await ask(question(), { command: `curl ${url}`, lookUp }), undefined);
    } finally {
      delete process.env.RAILWAY_TOKEN;
    }
    assert.equal(seen.length, 0);
  });

  it('knows less where the platform does not', async () => {
    const command = `curl -H "Authorization: Bearer ${token}"`;
    assert.equal(await ask(question('vol-9'), { command, lookUp: 'loopback' }), undefined);
    assert.equal(
      await ask(question('vol-1', 'http://127.0.0.1:9/'), { command, lookUp: 'loopback' }),
      undefined,
    );
  });
});
