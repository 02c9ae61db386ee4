import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { extensionId } from '../kit/project.ts';
import { until } from '../kit/wait.ts';

const root = (): string => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const launcher = join(homedir(), '.chaperone/bin/hook');

describe('the packaged extension', () => {
  const extension = () => vscode.extensions.getExtension(extensionId);

  before(async () => {
    await extension()?.activate();
  });

  it('is installed and active', () => {
    assert.ok(extension()?.isActive);
  });

  it('has every command that its manifest names', async () => {
    const manifest = extension()?.packageJSON as { contributes: { commands: { command: string }[] } };
    const known = await vscode.commands.getCommands(true);
    const missing = manifest.contributes.commands.filter(({ command }) => !known.includes(command));
    assert.deepEqual(missing, []);
  });

  it('has put its launcher where agents find it', async () => {
    await until('the launcher', () => accessSync(launcher, constants.X_OK) === undefined, 15_000);
  });

  it('shows its journal in a tab', async () => {
    await vscode.commands.executeCommand('chaperone.showJournal');
    await until('the journal', () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label.match(/journal/i),
    );
  });

  it('marks an error in the policy file at its line', async () => {
    const file = join(root(), '.chaperone.jsonc');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('"staging": {', '"staging" {'));
    const uri = vscode.Uri.file(file);
    await vscode.window.showTextDocument(uri);
    try {
      const mine = () =>
        vscode.languages.getDiagnostics(uri).filter(({ source }) => /chaperone/i.test(source ?? ''));
      await until('the mark', () => mine().length > 0, 15_000);
      const line = before.split('\n').findIndex((text) => text.includes('"staging": {'));
      const lines = mine().map(({ range }) => range.start.line);
      assert.ok(lines.includes(line), `the mark stands in line ${lines}, not ${line}`);
    } finally {
      writeFileSync(file, before);
    }
  });

  const questions: readonly { name: string; command: string; passes: boolean }[] = [
    { name: 'a harmless command', command: 'git status', passes: true },
    {
      name: 'the deed, with nobody who can be asked',
      command: 'railway volume delete --volume x --yes',
      passes: false,
    },
  ];
  for (const { name, command, passes } of questions) {
    it(`answers the launcher: ${name} ${passes ? 'passes' : 'is stopped'}`, async () => {
      const payload = {
        hook_event_name: 'PreToolUse',
        tool_name: 'run_in_terminal',
        tool_input: { command, explanation: '', goal: '', mode: 'sync' },
        cwd: root(),
        session_id: 'test',
      };
      const { stdout, stderr, status } = await ask(JSON.stringify(payload));
      const answer = `${stdout}${stderr}`;
      if (passes) assert.deepEqual([answer, status], ['', 0]);
      else assert.match(answer, /deny|stopped/i);
    });
  }
});

/** Asks as an agent does. A dialog throws here, because VS Code refuses dialogs while it runs tests. */
async function ask(payload: string): Promise<{ stdout: string; stderr: string; status: number | null }> {
  const running = promisify(execFile)(launcher, ['vscode'], { encoding: 'utf8' });
  running.child.stdin?.end(payload);
  return await running.then(
    ({ stdout, stderr }) => ({ stdout, stderr, status: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => ({ ...error, status: error.code }),
  );
}
