import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { askHook, vscodeCommand } from '../kit/hook.ts';
import { extensionId } from '../kit/project.ts';
import { until } from '../kit/wait.ts';

const root = (): string => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const policy = join(homedir(), '.chaperone/policy.jsonc');
const harmlessHere = 'dropdb --host localhost scratch';
const hears = async () => (await askHook(homedir(), vscodeCommand(root(), harmlessHere))).stdout;

describe('a freeze', () => {
  let text: string | undefined;

  before(async () => {
    await vscode.extensions.getExtension(extensionId)?.activate();
    text = existsSync(policy) ? readFileSync(policy, 'utf8') : undefined;
    if (text === undefined) writeFileSync(policy, '{\n  // mine\n  "readableFiles": []\n}\n');
  });
  after(() => {
    if (text === undefined) rmSync(policy, { force: true });
    else writeFileSync(policy, text);
  });

  it('stops from the next request on, and keeps what stands in the policy', async () => {
    assert.equal(await hears(), '');
    await vscode.commands.executeCommand('chaperone.freeze');
    assert.equal(readFileSync(policy, 'utf8'), '{\n  "freeze": true,\n  // mine\n  "readableFiles": []\n}\n');
    assert.match(
      await hears(),
      /frozen: the person at the editor has written so in ~\/\.chaperone\/policy\.jsonc:2/,
    );
  });

  it('is not lifted by running a command alone', async () => {
    // VS Code refuses dialogs while it runs tests, as a person would who presses Esc.
    void vscode.commands.executeCommand('chaperone.unfreeze');
    await until('the refusal', async () => /frozen/.test(await hears()));
    assert.match(readFileSync(policy, 'utf8'), /"freeze": true/);
  });
});
