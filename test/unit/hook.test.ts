import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeFrame } from '../../src/broker/protocol.ts';
import { startBroker } from '../../src/broker/server.ts';

describe('hook', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ch-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  function run(agent: string, input: string) {
    const child = spawn(process.execPath, [join(__dirname, 'hook.entry.cjs'), agent], {
      env: { HOME: home, PATH: '/usr/bin:/bin' },
    });
    child.stdin.end(input);
    return new Promise<ReturnType<typeof decodeFrame>>((resolve) => {
      let text = '';
      child.stdout.on('data', (chunk) => {
        text += chunk;
      });
      child.on('close', () => resolve(decodeFrame(text)));
    });
  }

  const question = (command: string) =>
    JSON.stringify({ hook_event_name: 'PreToolUse', cwd: home, tool_name: 'Bash', tool_input: { command } });

  it('decides by itself where no window is open, and writes it down', async () => {
    assert.deepEqual(await run('claude', question('ls')), { stdout: '', stderr: '', exitCode: 0 });
    const blocked = await run('claude', question('railway volume delete --volume made-up --yes'));
    assert.match(blocked?.stdout ?? '', /"permissionDecision":"deny"/);
    const month = new Date().toISOString().slice(0, 7);
    const journal = await readFile(join(home, '.chaperone', 'journal', `journal-${month}.jsonl`), 'utf8');
    assert.deepEqual(
      journal
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).by),
      ['policy', 'no-editor'],
    );
  });

  it('asks an open window', async () => {
    const handle = async (agent: string) => ({ stdout: `asked for ${agent}`, stderr: '', exitCode: 0 });
    const broker = await startBroker({ home, folders: () => [], handle });
    assert.equal((await run('vscode', '{}'))?.stdout, 'asked for vscode');
    await broker.dispose();
  });

  it('refuses what it cannot read', async () => {
    for (const [agent, input] of [
      ['claude', '{'],
      ['nobody', '{}'],
      ['vscode', ''],
    ] as const) {
      const reply = await run(agent, input);
      assert.equal(reply?.exitCode, 2);
      assert.match(reply.stderr, /^Chaperone stopped this: /);
    }
  });
});
