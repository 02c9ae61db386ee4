import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { cards, installs } from '../../../src/gateways/agents.ts';
import { trust } from '../../../src/gateways/codex/trust.ts';
import { isWindows, startWords, windowsHook } from '../../../src/gateways/windows-hook.ts';
import type { Install } from '../../../src/model/dialect.ts';
import { settingsText } from './settings-text.ts';

const LAUNCHER = 'C:\\Users\\Jörg Müller\\.chaperone\\bin\\hook.cmd';
const LINE =
  'C:\\Windows\\System32\\cmd.exe /d /c "cd /d C:\\Users\\Jörg Müller\\.chaperone\\bin&&call .\\hook.cmd codex&if errorlevel 1 exit 2"; $chaperone = $LASTEXITCODE -ne 0; exit 2*[int]$chaperone';

const guarded = cards.filter(({ notOnWindows }) => notOnWindows === undefined).map(({ id }) => id);
const here: readonly { readonly id: string; readonly install: Install }[] = guarded.flatMap((id) =>
  (installs[id] ?? []).filter(({ place }) => place !== 'repository').map((install) => ({ id, install })),
);
const inSettings = here.filter(({ install }) => install.file.endsWith('.json'));

describe('the launcher’s line for Windows', () => {
  it('is known by the launcher’s path', () => {
    for (const path of [LAUNCHER, 'D:\\x\\mcp.cmd', 'c:\\hook.cmd']) assert.ok(isWindows(path), path);
    for (const path of [
      '/home/dev/.chaperone/bin/hook',
      '.chaperone/bin/hook',
      'C:/x/hook',
      '/c:\\x\\hook.cmd',
    ])
      assert.ok(!isWindows(path), path);
  });

  it('starts it from its folder, and makes every end but 0 a 2', () => {
    assert.equal(windowsHook(LAUNCHER, 'codex'), LINE);
    assert.deepEqual(startWords('/home/dev/hook', 'claude'), ['/home/dev/hook', 'claude']);
    assert.deepEqual(startWords(LAUNCHER, 'claude').slice(1), ['/d', '/c', LAUNCHER, 'claude']);
  });

  // Agents take Git Bash where it is: there the line must not pass for a hook that lets an act run.
  for (const shell of ['sh', 'bash'])
    it(`ends with 2 in ${shell}, which runs nothing of it`, () => {
      const { status, stdout, stderr } = spawnSync(shell, ['-c', LINE], { encoding: 'utf8' });
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /not found/);
    });

  it('is not written for a path that a shell reads as something else', () => {
    for (const sign of ['&', '%', "'", '^', '!', '$', '(', ';', '`', '"'])
      assert.throws(
        () => windowsHook(`C:\\Users\\R${sign}D\\.chaperone\\bin\\hook.cmd`, 'codex'),
        /The path/,
      );
  });
});

describe('installs on Windows', () => {
  for (const { id, install } of here) {
    it(`${id}: ${install.file} comes into an empty file and goes again`, () => {
      const text = install.add('', LAUNCHER);
      assert.equal(install.state(text, LAUNCHER), 'installed');
      assert.equal(install.add(text, LAUNCHER), text);
      assert.equal(install.remove(text, LAUNCHER), '');
      assert.equal(install.state('', LAUNCHER), 'missing');
      assert.ok(text.includes('System32\\\\cmd.exe'), text);
      assert.doesNotMatch(text, /bin\/hook|\|\| /);
    });
  }

  for (const { id, install } of inSettings) {
    if (id === 'copilot') continue;
    it(`${id}: ${install.file} gives every file back byte for byte`, () => {
      const written = install.add('', LAUNCHER);
      fc.assert(
        fc.property(settingsText(parse(written)), (before) => {
          const after = install.add(before, LAUNCHER);
          assert.equal(install.state(after, LAUNCHER), 'installed');
          assert.equal(install.remove(after, LAUNCHER), before);
        }),
        { numRuns: 60 },
      );
    });
    it(`${id}: ${install.file} mends what was changed, and leaves others’ hooks`, () => {
      const written = install.add('', LAUNCHER);
      const changed = written.replaceAll('exit 2*', 'exit 0*').replaceAll('"block"', '"allow"');
      assert.equal(install.state(changed, LAUNCHER), 'changed');
      const mended = install.add(changed, LAUNCHER);
      assert.equal(install.state(mended, LAUNCHER), 'installed');
      assert.deepEqual(parse(mended), parse(written));
      const other = 'C:\\Users\\Jörg Müller\\.chaperone\\bin2\\hook.cmd';
      assert.equal(install.state(written, other), 'missing');
      assert.equal(install.remove(written, other), written);
    });
  }

  it('names the keys that are Windows’ own', () => {
    const entry = (id: string, path: readonly (string | number)[]) =>
      path.reduce<unknown>(
        (value, key) => (value as Record<string | number, unknown>)[key],
        parse(installs[id]?.[0]?.add('', LAUNCHER) ?? ''),
      );
    const line = (agent: string) => windowsHook(LAUNCHER, agent);
    assert.deepEqual(entry('claude', ['hooks', 'PreToolUse', 0, 'hooks', 0]), {
      type: 'command',
      command: 'C:\\Windows\\System32\\cmd.exe',
      args: ['/d', '/c', LAUNCHER, 'claude'],
      timeout: 130,
      onFailure: 'block',
    });
    assert.deepEqual(entry('copilot', ['hooks', 'preToolUse', 0]), {
      type: 'command',
      powershell: line('copilot'),
      timeoutSec: 130,
    });
    assert.deepEqual(entry('windsurf', ['hooks', 'pre_run_command', 0]), {
      command: line('windsurf'),
      powershell: line('windsurf'),
      show_output: false,
    });
    assert.equal(entry('qwen', ['hooks', 'PreToolUse', 0, 'hooks', 0, 'shell']), 'powershell');
    assert.equal(entry('cursor', ['hooks', 'preToolUse', 0, 'failClosed']), true);
  });

  it('finds Codex’ trust in the hook', () => {
    const text = installs.codex?.[0]?.add('', LAUNCHER) ?? '';
    const own = { path: 'C:\\Users\\x\\.codex\\hooks.json', text, launcher: LAUNCHER };
    const given = `[hooks.state.'${own.path}:pre_tool_use:0:0']\ntrusted_hash = "sha256:00"\n`;
    assert.ok(trust.given(given, own));
    assert.ok(!trust.given('', own));
  });

  it('leaves out whom Chaperone does not guard there, with the reason', () => {
    const left = cards.filter(({ notOnWindows }) => notOnWindows !== undefined);
    assert.deepEqual(left.map(({ id }) => id).sort(), [
      'antigravity',
      'augment',
      'cline',
      'devin',
      'droid',
      'kiro',
      'terminal',
      'zed',
    ]);
    for (const { notOnWindows } of left) assert.match(notOnWindows ?? '', /^[A-Z].+\.$/);
  });
});
