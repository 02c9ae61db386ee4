import assert from 'node:assert/strict';
import { mkdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cloudChanges, protectParts, writeChange } from '../../../src/editor/changes.ts';
import { temporary } from '../observe/folders.ts';

describe('protect this workspace', () => {
  it('writes through no link that leads out of the workspace', async () => {
    const base = await temporary();
    const work = join(base, 'work');
    const home = join(base, 'home');
    await mkdir(work);
    await mkdir(join(home, '.cursor'), { recursive: true });
    const paths = async () =>
      (await protectParts(home, [work])).flatMap(({ changes }) => changes.map(({ path }) => path));
    const wanted = [join(work, '.chaperone.jsonc'), join(work, '.cursorignore')];
    try {
      const plain = await paths();
      for (const path of wanted) assert.ok(plain.includes(path), path);
      await writeFile(join(home, '.profile'), 'true\n');
      await symlink(join(home, '.profile'), join(work, '.cursorignore'));
      await symlink(join(home, 'not-there'), join(work, '.chaperone.jsonc'));
      const linked = await paths();
      for (const path of wanted) assert.ok(!linked.includes(path), path);
    } finally {
      await rm(base, { recursive: true, force: true });
    }
  });
});

describe('the guard for cloud agents', () => {
  it('is not written on Windows, which knows no programs by a mark', async () => {
    await assert.rejects(cloudChanges('/w', '/dist', 'win32'), /Run this on Linux or macOS/);
  });

  it('comes with the repository, keeps what stands there, and is written once', async () => {
    const base = await temporary();
    const dist = join(base, 'dist');
    await mkdir(dist);
    await mkdir(join(base, '.cursor'));
    for (const name of ['hook.js', 'cold.js']) await writeFile(join(dist, name), name);
    const own = '{ "version": 1, "hooks": { "stop": [{ "command": "mine" }] } } // mine\n';
    await writeFile(join(base, '.cursor/hooks.json'), own);
    try {
      const changes = await cloudChanges(base, dist);
      const files = changes.map(({ path }) => path.slice(base.length + 1)).sort();
      assert.deepEqual(files, [
        '.chaperone/bin/hook',
        '.chaperone/lib/cold.cjs',
        '.chaperone/lib/hook.cjs',
        '.cursor/hooks.json',
        '.github/hooks/chaperone.json',
      ]);
      assert.match(changes.find(({ before }) => before === own)?.after ?? '', /mine.*chaperone/s);
      for (const change of changes) await writeChange(change);
      assert.deepEqual(await cloudChanges(base, dist), []);
      assert.equal((await stat(join(base, '.chaperone/bin/hook'))).mode & 0o111, 0o111);
    } finally {
      await rm(base, { recursive: true, force: true });
    }
  });

  it('is not written through a folder that leads out of the repository', async () => {
    const base = await temporary();
    const work = join(base, 'work');
    const dist = join(base, 'dist');
    for (const folder of [work, dist, join(base, 'own/lib')]) await mkdir(folder, { recursive: true });
    for (const name of ['hook.js', 'cold.js']) await writeFile(join(dist, name), name);
    try {
      await symlink(join(base, 'own'), join(work, '.chaperone'));
      await symlink(join(base, 'own'), join(work, '.github'));
      const files = (await cloudChanges(work, dist)).map(({ path }) => path.slice(work.length + 1));
      assert.deepEqual(files, ['.cursor/hooks.json']);
    } finally {
      await rm(base, { recursive: true, force: true });
    }
  });
});
