import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { askHook, vscodeCommand, vscodePayload } from '../kit/hook.ts';
import { extensionId } from '../kit/project.ts';
import { until } from '../kit/wait.ts';

const deed = 'railway volume delete --volume x --yes';
const root = (): string => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const fieldsOf = (command: string): object => JSON.parse(vscodeCommand(root(), command)) as object;

/** A payload with a byte in it that no UTF-8 text holds. */
function broken(command: string): Buffer {
  const [before, after] = vscodeCommand(root(), command).split('BYTE');
  return Buffer.concat([Buffer.from(before ?? ''), Buffer.from([0xff, 0xc3]), Buffer.from(after ?? '')]);
}

/** What the agent hears where it is stopped; fails where it is not. */
async function stopped(payload: string | Uint8Array, agent?: string): Promise<string> {
  const { stdout, stderr, code } = await askHook(homedir(), payload, agent);
  if (code === 0) assert.match(stdout, /"permissionDecision":"deny"/);
  else assert.deepEqual([stdout, code], ['', 2]);
  return stdout + stderr;
}

async function passes(payload: string | Uint8Array): Promise<void> {
  assert.deepEqual(await askHook(homedir(), payload), { stdout: '', stderr: '', code: 0 });
}

describe('bad input, with the editor open', () => {
  before(async () => {
    await vscode.extensions.getExtension(extensionId)?.activate();
  });
  afterEach('a harmless command goes on', () => passes(vscodeCommand(root(), 'git status')));

  const payloads: readonly { name: string; payload: () => string | Uint8Array; hears: RegExp }[] = [
    { name: 'no payload at all', payload: () => '', hears: /asked nothing/ },
    { name: 'no JSON', payload: () => `run: ${deed}`, hears: /not valid JSON/ },
    {
      name: 'JSON cut off',
      payload: () => vscodeCommand(root(), deed).slice(0, -3),
      hears: /not valid JSON/,
    },
    { name: 'JSON twice', payload: () => vscodeCommand(root(), deed).repeat(2), hears: /not valid JSON/ },
    { name: 'a list', payload: () => '[]', hears: /could not be read|no editor|not a JSON object/i },
    { name: 'a number', payload: () => '42', hears: /could not be read|no editor|not a JSON object/i },
    { name: 'a command that is no text', payload: () => payloadWith({ command: [deed] }), hears: /Stopped/ },
    {
      name: 'input that is no object',
      payload: () => JSON.stringify({ ...fieldsOf(deed), tool_input: 7 }),
      hears: /Stopped/,
    },
    { name: '10 MB around the deed', payload: () => padded(10_000_000), hears: /larger than 8 MB/ },
    { name: '13 MB around the deed', payload: () => padded(13_000_000), hears: /larger than 12 MB/ },
    {
      name: 'bytes that are no UTF-8 beside the deed',
      payload: () => broken(`${deed} # BYTE`),
      hears: /Stopped/,
    },
    { name: 'bytes that are no UTF-8 in the deed', payload: () => broken(`${deed}BYTE`), hears: /Stopped/ },
    {
      name: 'fields of a version to come',
      payload: () =>
        JSON.stringify({
          ...fieldsOf(deed),
          agent_version: '99.1.0',
          hook_version: 7,
          plan: { steps: [deed] },
        }),
      hears: /Stopped/,
    },
    {
      name: 'a tool of a version to come',
      payload: () => JSON.stringify({ ...fieldsOf(deed), tool_name: 'run_in_terminal_v9' }),
      hears: /Stopped/,
    },
    {
      name: 'an event of a version to come',
      payload: () => JSON.stringify({ ...fieldsOf(deed), hook_event_name: 'BeforeToolUse' }),
      hears: /Stopped/,
    },
  ];
  for (const { name, payload, hears } of payloads) {
    it(`${name}: stopped, and it says why`, async () => {
      const text = await stopped(payload());
      assert.match(text, hears);
      assert.match(text, /Chaperone/);
    });
  }

  it('an agent that is not known: stopped, and it says why', async () => {
    assert.match(await stopped(vscodeCommand(root(), deed), 'agent-to-come'), /does not know the agent/);
  });

  const harmless: readonly { name: string; payload: () => string | Uint8Array }[] = [
    { name: 'bytes that are no UTF-8', payload: () => broken('echo "BYTE"') },
    {
      name: 'fields of a version to come',
      payload: () => JSON.stringify({ ...fieldsOf('npm test'), agent_version: '99.1.0' }),
    },
  ];
  for (const { name, payload } of harmless)
    it(`a harmless command with ${name} passes`, () => passes(payload()));
});

describe('a policy file with a syntax error, while the editor runs', () => {
  const file = (): string => join(root(), '.chaperone.jsonc');
  const edit = (path: string): string =>
    vscodePayload(root(), 'create_file', { filePath: join(root(), path), content: 'select 1;\n' });
  const marks = () =>
    vscode.languages
      .getDiagnostics(vscode.Uri.file(file()))
      .filter(({ source }) => source === 'Chaperone' || source === 'chaperone');
  // Protected here and by no default.
  const kept = 'notes/kept.md';
  let original = '';
  let good = '';

  before(async () => {
    original = readFileSync(file(), 'utf8');
    good = original.replace('"protectedFiles": [', `"protectedFiles": ["${kept}", `);
    writeFileSync(file(), good);
    await stopped(edit(kept));
    writeFileSync(file(), good.replace('"protectedFiles": [', '"protectedFiles": '));
    await vscode.window.showTextDocument(vscode.Uri.file(file()));
    await until('the mark', () => marks().length > 0, 15_000);
  });
  after(() => writeFileSync(file(), original));

  it('is marked at its line, with what rules meanwhile', () => {
    const [mark] = marks();
    const line = good.split('\n').findIndex((text) => text.includes('"protectedFiles"'));
    assert.equal(mark?.range.start.line, line);
    assert.match(mark?.message ?? '', /last good version rules/);
  });

  it('leaves the last good policy in force', async () => {
    assert.match(await stopped(edit(kept)), /notes\/kept\.md/);
  });

  it('stops the deed all the same', async () => {
    assert.match(await stopped(vscodeCommand(root(), deed)), /Stopped by Chaperone/);
  });

  it('lets everything else go on', async () => {
    await passes(vscodeCommand(root(), 'npm test'));
    await passes(edit('notes/other.md'));
  });

  it('loses its mark once it is mended', async () => {
    writeFileSync(file(), good);
    await until('the mark to go', () => marks().length === 0, 15_000);
  });
});

const payloadWith = (input: Readonly<Record<string, unknown>>): string =>
  vscodePayload(root(), 'run_in_terminal', input);

/** The deed in a payload of so many bytes. */
function padded(size: number): string {
  return JSON.stringify({ ...fieldsOf(deed), padding: 'x'.repeat(size) });
}
