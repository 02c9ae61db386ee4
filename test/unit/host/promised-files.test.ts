import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as files from '../../../src/host/promised-files.ts';

describe('files without threads', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ch-'));
  });
  afterEach(async () => await rm(folder, { recursive: true, force: true }));

  it('reads, writes and appends through an open file', async () => {
    const path = join(folder, 'a');
    const first = await files.open(path, 'wx', 0o600);
    await first.writeFile('one');
    await first.chmod(0o640);
    await first.sync();
    await first.close();
    const second = await files.open(path, 'a+', 0o600);
    await second.appendFile(' two');
    const { bytesRead, buffer } = await second.read(Buffer.alloc(20), 0, 20, 2);
    assert.equal(buffer.toString('utf8', 0, bytesRead), 'e two');
    const { size, mode } = await second.stat();
    assert.deepEqual([size, mode & 0o777], [7, 0o640]);
    await second.close();
  });

  it('rejects with the code of the error, and throws nothing at once', async () => {
    await assert.rejects(files.readFile(join(folder, 'none')), { code: 'ENOENT' });
    await assert.rejects(files.open(join(folder, 'none'), 'r'), { code: 'ENOENT' });
    await assert.rejects(files.mkdir(folder), { code: 'EEXIST' });
  });

  it('looks at links as they are, and through them', async () => {
    await writeFile(join(folder, 'real'), 'x');
    await symlink('real', join(folder, 'link'));
    assert.equal(await files.readlink(join(folder, 'link')), 'real');
    assert.ok((await files.lstat(join(folder, 'link'))).isSymbolicLink());
    assert.ok((await files.stat(join(folder, 'link'))).isFile());
    assert.equal(await files.realpath(join(folder, 'link')), await files.realpath(join(folder, 'real')));
  });

  it('lets the time run out of a look that takes long', async () => {
    let over = false;
    const limit = setTimeout(() => {
      over = true;
    }, 60);
    const began = performance.now();
    while (!over && performance.now() - began < 5000) await files.stat(folder);
    clearTimeout(limit);
    assert.ok(over);
  });
});
