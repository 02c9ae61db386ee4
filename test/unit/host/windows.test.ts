import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installLauncher, launcherPath, launcherState } from '../../../src/host/launcher.ts';
import { commandText, runtimeOnWindows, windowsEnvironment } from '../../../src/host/windows.ts';

describe('runtimeOnWindows', () => {
  it('names the runtime from the launcher’s folder on, so that no name of a user stands in it', () => {
    const home = 'C:\\Users\\Jörg Müller';
    const code = 'AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe';
    assert.equal(runtimeOnWindows(home, `${home}\\${code}`), `..\\..\\${code}\r\n`);
    assert.equal(
      runtimeOnWindows(home, 'C:\\Program Files\\Microsoft VS Code\\Code.exe'),
      '..\\..\\..\\..\\Program Files\\Microsoft VS Code\\Code.exe\r\n',
    );
    assert.equal(runtimeOnWindows(home, 'D:\\code\\Code.exe'), 'D:\\code\\Code.exe\r\n');
  });

  it('says so where a letter is left that cmd would read as another', () => {
    assert.throws(
      () => runtimeOnWindows('C:\\Users\\x', 'D:\\Éditeur\\Code.exe'),
      /cannot start “D:\\Éditeur/,
    );
  });
});

describe('windowsEnvironment', () => {
  it('holds what Windows’ programs need, and nothing elsewhere', () => {
    const env = { SystemRoot: 'C:\\Windows', TEMP: 't', TMP: 'u', NODE_OPTIONS: 'x' };
    assert.deepEqual(windowsEnvironment('C:\\h', { platform: 'win32', env }), {
      ...{ USERPROFILE: 'C:\\h', SystemRoot: 'C:\\Windows', TEMP: 't', TMP: 'u' },
    });
    assert.deepEqual(windowsEnvironment('/h', { platform: 'linux', env }), {});
  });
});

describe('installLauncher for Windows', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ch-'));
    for (const name of ['hook.js', 'cold.js', 'mcp.js']) await writeFile(join(home, name), '');
  });
  afterEach(() => rm(home, { recursive: true, force: true }));
  const install = () => installLauncher({ home, dist: home, node: 'D:\\Code.exe', platform: 'win32' });

  it('writes batch files, with the line ends that cmd needs, and nothing twice', async () => {
    await install();
    const bin = join(home, '.chaperone', 'bin');
    assert.deepEqual((await readdir(bin)).sort(), ['chaperone-canary.cmd', 'hook.cmd', 'mcp.cmd']);
    for (const name of await readdir(bin)) {
      const text = await readFile(join(bin, name), 'utf8');
      assert.equal(text, commandText(text));
      assert.match(text, /^@echo off\r\n/);
      // cmd reads it in the code page of the console.
      assert.doesNotMatch(text, /[\u0080-\uffff]/);
    }
    assert.equal(await readFile(join(home, '.chaperone', 'lib', 'runtime'), 'utf8'), 'D:\\Code.exe\r\n');
    const { mtimeMs } = await stat(launcherPath(home, 'win32'));
    await install();
    assert.equal((await stat(launcherPath(home, 'win32'))).mtimeMs, mtimeMs);
  });

  it('knows whether the launcher stands there as it was written', async () => {
    assert.equal(await launcherState(home, 'win32'), 'missing');
    await install();
    assert.equal(await launcherState(home, 'win32'), 'ok');
    await writeFile(launcherPath(home, 'win32'), '@exit /b 0\r\n');
    assert.equal(await launcherState(home, 'win32'), 'changed');
  });
});
