import assert from 'node:assert/strict';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protectParts } from '../../../src/editor/changes.ts';
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
