import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTextCapped, writeAtomic } from '../../../src/host/files.ts';
import { sha256 } from '../../../src/host/hash.ts';
import { createFingerprint, machineKey } from '../../../src/host/key.ts';
import { absolute, isInside, shortPath } from '../../../src/host/paths.ts';
import { run } from '../../../src/host/run.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'host-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writeAtomic', () => {
  it('replaces a file, keeps its permissions, and keeps a backup on request', async () => {
    const path = join(folder, 'deep/settings.json');
    await writeAtomic(path, 'one');
    await chmod(path, 0o640);
    await writeAtomic(path, 'two', undefined, join(folder, 'kept/settings.json'));
    assert.equal(await readFile(path, 'utf8'), 'two');
    assert.equal((await stat(path)).mode & 0o777, 0o640);
    assert.equal(await readFile(join(folder, 'kept/settings.json'), 'utf8'), 'one');
    assert.deepEqual(await readdir(join(folder, 'deep')), ['settings.json']);
  });

  it('sets permissions where told, and follows a symbolic link', async () => {
    await writeFile(join(folder, 'real'), 'x');
    await symlink(join(folder, 'real'), join(folder, 'link'));
    await writeAtomic(join(folder, 'link'), 'y', 0o600);
    assert.equal(await readFile(join(folder, 'real'), 'utf8'), 'y');
    assert.equal((await stat(join(folder, 'real'))).mode & 0o777, 0o600);
  });

  it('leaves nothing behind when it fails', async () => {
    await mkdir(join(folder, 'taken'));
    await assert.rejects(writeAtomic(join(folder, 'taken'), 'x'));
    assert.deepEqual(await readdir(folder), ['taken']);
  });
});

describe('readTextCapped', () => {
  it('tells what stands there', async () => {
    await writeFile(join(folder, 'a'), 'hello');
    const state = async (path: string, cap = 100) => (await readTextCapped(path, cap)).state;
    assert.equal(await state(join(folder, 'a')), 'text');
    assert.equal(await state(join(folder, 'a'), 4), 'too-large');
    assert.equal(await state(folder), 'directory');
    assert.equal(await state(join(folder, 'none')), 'missing');
    assert.equal(await state(join(folder, 'a/b')), 'missing');
    assert.equal(await state('/dev/zero'), 'unreadable');
    assert.equal(await state('bad\0path'), 'unreadable');
  });
});

describe('run', () => {
  it('gives code and output', async () => {
    const ran = await run('sh', ['-c', 'cat; echo bad >&2; exit 3'], { timeoutMs: 5000, input: 'in' });
    assert.deepEqual(ran, { code: 3, stdout: 'in', stderr: 'bad\n', timedOut: false });
  });
  it('never throws', async () => {
    assert.equal((await run('no-such-program', [], { timeoutMs: 1000 })).code, undefined);
    assert.equal((await run('sh', ['a\0b'], { timeoutMs: 1000 })).code, undefined);
    assert.equal(
      (await run('sh', ['-c', 'exit 0'], { timeoutMs: 1000, cwd: join(folder, 'none') })).code,
      undefined,
    );
  });
  it('ends what takes too long or says too much', async () => {
    const start = performance.now();
    assert.equal((await run('sh', ['-c', 'sleep 20 & wait'], { timeoutMs: 100 })).timedOut, true);
    assert.ok(performance.now() - start < 3000);
    assert.equal((await run('yes', [], { timeoutMs: 5000, cap: 1000 })).code, undefined);
  });
});

describe('machineKey', () => {
  it('is made once, for its owner only', async () => {
    const dir = join(folder, 'home');
    const keys = await Promise.all([machineKey(dir), machineKey(dir), machineKey(dir)]);
    assert.equal(new Set(keys.map(sha256)).size, 1);
    assert.equal((await stat(join(dir, 'key'))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(dir), ['key']);
    const fingerprint = createFingerprint(await machineKey(dir));
    assert.match(fingerprint('x'), /^[0-9a-f]{12}$/);
    assert.equal(fingerprint('x'), fingerprint('x'));
    assert.notEqual(fingerprint('x'), fingerprint('y'));
  });
});

describe('paths', () => {
  it('resolves and shortens', () => {
    assert.equal(absolute('~/x', '/w', '/home/me'), '/home/me/x');
    assert.equal(absolute('x', '/w', '/home/me'), '/w/x');
    assert.ok(
      isInside('/w/..x', '/w') && isInside('/w', '/w') && !isInside('/wx', '/w') && !isInside('/', '/w'),
    );
    assert.equal(shortPath('/w/a/b', ['/w'], '/home/me'), 'a/b');
    assert.equal(shortPath('/home/me/.npmrc', ['/w'], '/home/me'), '~/.npmrc');
    assert.equal(shortPath('/etc/x', ['/w'], '/home/me'), '/etc/x');
  });
});
