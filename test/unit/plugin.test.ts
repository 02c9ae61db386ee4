import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { windowsHook } from '../../src/gateways/windows-hook.ts';

const STOPPED = /^Chaperone stopped this: .+\.\n$/;

interface Hook {
  readonly type: string;
  readonly command: string;
  readonly windows: string;
  readonly timeout: number;
}

describe('the chat plugin', () => {
  let home: string;
  let hook: Hook;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ch-'));
    hook = JSON.parse(await readFile('media/plugin/hooks/hooks.json', 'utf8')).hooks.PreToolUse[0].hooks[0];
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  // VS Code starts it by `spawn(command, { shell: true })`.
  function run() {
    const { stdout, stderr, status } = spawnSync(hook.command, {
      shell: true,
      env: { HOME: home, PATH: '/usr/bin:/bin' },
      input: '{}',
      encoding: 'utf8',
    });
    return { stdout, stderr, status };
  }

  async function launcher(text: string, mode = 0o755) {
    await mkdir(join(home, '.chaperone', 'bin'), { recursive: true });
    await writeFile(join(home, '.chaperone', 'bin', 'hook'), text, { mode });
  }

  it('passes answers on', async () => {
    await launcher('#!/bin/sh\ncat; echo " $1"');
    assert.deepEqual(run(), { stdout: '{} vscode\n', stderr: '', status: 0 });
    await launcher('#!/bin/sh\necho no >&2; exit 2');
    assert.deepEqual(run(), { stdout: '', stderr: 'no\n', status: 2 });
  });

  it('stops when the launcher is missing, may not run or fails', async () => {
    const broken: (() => Promise<void>)[] = [
      async () => {},
      () => launcher('#!/bin/sh\nexit 0', 0o644),
      () => launcher('#!/bin/sh\nexit 1'),
      () => launcher('#!/bin/sh\nkill -9 $$'),
      () => launcher('#!/nowhere/sh\n'),
    ];
    for (const arrange of broken) {
      await arrange();
      const { stderr, status } = run();
      assert.match(stderr.split('\n').slice(-2).join('\n'), STOPPED);
      assert.equal(status, 2);
      await rm(join(home, '.chaperone'), { recursive: true, force: true });
    }
  });

  it('gives the launcher its time', () => {
    assert.equal(hook.timeout, 130);
  });

  it('calls the launcher of Windows as the other agents’ settings do, wherever the home folder is', () => {
    const own = windowsHook('C:\\HOME\\.chaperone\\bin\\hook.cmd', 'vscode');
    assert.equal(hook.windows, own.replace('C:\\HOME', '%USERPROFILE%'));
  });
});
