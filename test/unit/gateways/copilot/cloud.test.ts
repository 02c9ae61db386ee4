import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { install } from '../../../../src/gateways/copilot/install.ts';
import { repositoryGuard } from '../../../../src/host/launcher.ts';

/** The bundles, as short as they can be: what they print says that they ran, and where. */
const HOOK = `process.stdin.resume().on('end', () => console.log('chaperone/1 0 stdout\\nfrom the repository\\nchaperone/1 end'))`;

describe('a guard that comes with a repository', () => {
  let folder: string;
  let root: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ch-'));
    root = join(folder, 'repository');
    await write(join(folder, 'dist/hook.js'), HOOK);
    await write(join(folder, 'dist/cold.js'), '');
    for (const { file, text, mode } of await repositoryGuard(join(folder, 'dist')))
      await write(join(root, file), text, mode);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function write(path: string, text: string, mode = 0o644): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { mode });
  }

  /** As the agent in the cloud does it: the line by a shell, in the repository’s root. */
  function ask() {
    const file = install.find(({ place }) => place === 'repository')?.add('', '.chaperone/bin/hook') ?? '';
    const line = JSON.parse(file).hooks.preToolUse[0].bash;
    const { stdout, stderr, status } = spawnSync('bash', ['-c', line], {
      cwd: root,
      env: { HOME: join(folder, 'home'), PATH: `${dirname(process.execPath)}:/usr/bin:/bin` },
      input: '{"toolName":"bash","toolArgs":{"command":"true"}}',
      encoding: 'utf8',
    });
    return { stdout, stderr, status };
  }

  it('answers with the machine’s own Node', () => {
    assert.deepEqual(ask(), { stdout: 'from the repository\n', stderr: '', status: 0 });
  });

  it('leaves the answer to the person’s own Chaperone where there is one', async () => {
    await write(join(folder, 'home/.chaperone/bin/hook'), '#!/bin/sh\necho "their own, for $1"\n', 0o755);
    assert.deepEqual(ask(), { stdout: 'their own, for copilot\n', stderr: '', status: 0 });
  });

  it('stops where a part of it is missing', async () => {
    for (const part of ['lib/cold.cjs', 'lib/hook.cjs', 'bin/hook']) {
      await rm(join(root, '.chaperone', part));
      const { stdout, stderr, status } = ask();
      assert.deepEqual([stdout, status], ['', 2], part);
      assert.match(stderr, /Chaperone/);
    }
  });
});
