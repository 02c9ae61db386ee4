import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { until } from '../kit/wait.ts';

const root = (): string => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';

/** VS Code's own JSON support, fed with the schema that the manifest contributes. */
describe('editing .chaperone.jsonc', () => {
  const file = (): string => join(root(), '.chaperone.jsonc');
  let before = '';

  beforeEach(() => {
    before = readFileSync(file(), 'utf8');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    writeFileSync(file(), before);
  });

  /** Opens the policy with this text, whose `|` is the cursor. */
  async function open(text: string): Promise<{ uri: vscode.Uri; at: vscode.Position }> {
    writeFileSync(file(), text.replace('|', ''));
    const uri = vscode.Uri.file(file());
    const document = await vscode.workspace.openTextDocument(uri);
    await until('the new text', () => document.getText() === text.replace('|', ''));
    assert.equal(document.languageId, 'jsonc');
    await vscode.window.showTextDocument(document);
    return { uri, at: document.positionAt(text.indexOf('|')) };
  }

  const completions: readonly { name: string; text: string; offers: readonly string[] }[] = [
    {
      name: 'what a policy may hold',
      text: '{\n  |\n}\n',
      offers: ['environments', 'protectedFiles', 'credentialFiles'],
    },
    {
      name: 'what an environment may hold',
      text: '{\n  "environments": { "production": { | } }\n}\n',
      offers: ['protected', 'matches'],
    },
  ];
  for (const { name, text, offers } of completions) {
    it(`completes ${name}`, async () => {
      const { uri, at } = await open(text);
      const labels = await until('completions', async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          uri,
          at,
        );
        const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        return offers.every((offer) => found.some((label) => label.includes(offer))) ? found : undefined;
      });
      assert.ok(labels.length >= offers.length);
    });
  }

  it('explains a key that the pointer rests on', async () => {
    const { uri, at } = await open('{\n  "protected|Files": ["db/**"]\n}\n');
    const text = await until('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        at,
      );
      return hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (typeof part === 'string' ? part : part.value))
        .join('\n');
    });
    assert.match(text, /edit|change|shown/i);
  });

  it('marks a key that there is not', async () => {
    const { uri } = await open('{\n  "protectedFile|": []\n}\n');
    await until('a mark', () => vscode.languages.getDiagnostics(uri).length > 0);
  });
});
