import assert from 'node:assert/strict';
import { readingsOnWindows } from '../../../src/gateways/windows-shell.ts';
import type { Act, Request } from '../../../src/model/request.ts';

const request = (agent: string, act: Act, cwd = 'C:\\w'): Request => ({
  ...{ id: '1', agent, agentTitle: agent, session: undefined, cwd, roots: [], act },
});
const command = (text: string, shell: 'bash' | 'cmd' | 'powershell' = 'bash'): Act => ({
  ...{ kind: 'command', command: text, shell },
});
const read = (agent: string, act: Act) =>
  readingsOnWindows(request(agent, act)).map((one) =>
    one.act.kind === 'command' ? `${one.act.shell}: ${one.act.command}` : JSON.stringify(one.act),
  );

describe('readingsOnWindows', () => {
  it('takes PowerShell where the agent’s tool is PowerShell', () => {
    for (const agent of ['vscode', 'codex', 'gemini', 'cursor', 'windsurf', 'copilot'])
      assert.deepEqual(read(agent, command('rm x')), ['powershell: rm x']);
  });

  it('believes a tool that names its shell', () => {
    assert.deepEqual(read('claude', command('rm x')), ['bash: rm x']);
    assert.deepEqual(read('claude', command('rm x', 'powershell')), ['powershell: rm x']);
    assert.deepEqual(read('qwen', command('del x', 'cmd')), ['cmd: del x']);
  });

  it('reads a command both ways where nobody says which shell runs it', () => {
    for (const agent of ['qwen', 'opencode', 'kilo', 'amp'])
      assert.deepEqual(read(agent, command('npm test')), ['powershell: npm test', 'bash: npm test']);
    for (const text of ['$env:CI = 1; npm test', '$x = 1', 'if (Test-Path x) { ls }', 'ls @("a")'])
      assert.deepEqual(read('qwen', command(text)), [`powershell: ${text}`]);
  });

  const drives: Record<string, string> = {
    'rm -rf /c/data': 'rm -rf c:/data',
    'cat "/c/Users/J M/.env" /d/x': 'cat "c:/Users/J M/.env" d:/x',
    'cp a --to=/cygdrive/e/b': 'cp a --to=e:/b',
    'rm -rf /mnt/c/x': 'rm -rf c:/x',
    'rm -rf /c': 'rm -rf c:/',
    'find /d -delete': 'find d:/ -delete',
    'cmd /c dir': 'cmd /c dir',
    "sed 's/a/b/' x": "sed 's/a/b/' x",
    'curl https://x.example/c/d': 'curl https://x.example/c/d',
    'ls /usr/bin a/b/c': 'ls /usr/bin a/b/c',
  };
  for (const [text, expected] of Object.entries(drives))
    it(`writes the drives of Git Bash as Windows does: ${text}`, () => {
      assert.deepEqual(read('claude', command(text)), [`bash: ${expected}`]);
    });

  it('does so with the paths of files, and nowhere else', () => {
    assert.deepEqual(read('claude', { kind: 'read', paths: ['/c/x', 'a/c/x'] }), [
      '{"kind":"read","paths":["c:/x","a/c/x"]}',
    ]);
    assert.deepEqual(read('claude', { kind: 'edit', edits: [{ path: '/c/x', changes: [] }] }), [
      '{"kind":"edit","edits":[{"path":"c:/x","changes":[]}]}',
    ]);
    assert.equal(readingsOnWindows(request('claude', { kind: 'other', tool: 'x' }, '/d/w'))[0].cwd, 'd:/w');
    assert.deepEqual(read('codex', command('ls /c/x')), ['powershell: ls /c/x']);
  });
});
