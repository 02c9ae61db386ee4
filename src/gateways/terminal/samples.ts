import type { Sample } from '../../model/dialect.ts';
import type { Act, Request } from '../../model/request.ts';

const CWD = '/home/dev/app';
const COPILOT = 'AI_AGENT=github_copilot_vscode_agent';

function sample(name: string, payload: object, act: Act, more: Partial<Request> = {}): Sample {
  return {
    name,
    payload: { cwd: CWD, pid: 4711, mark: COPILOT, ...payload },
    reads: {
      agent: 'terminal',
      agentTitle: 'VS Code’s agent, in the terminal,',
      session: 'terminal-4711',
      cwd: CWD,
      roots: [],
      act,
      ...more,
    },
    allowed: { stdout: '', stderr: '', exitCode: 0 },
    blocked: { stdout: '', stderr: 'Stopped by a person.', exitCode: 2 },
  };
}

export const samples: readonly Sample[] = [
  sample(
    'a line in bash',
    { shell: 'bash', line: 'rm -rf "$HOME/x"' },
    { kind: 'command', command: 'rm -rf "$HOME/x"', shell: 'bash' },
  ),
  sample(
    'a line in a shell inside another one',
    { shell: 'bash', line: 'make', terminal: '4242' },
    { kind: 'command', command: 'make', shell: 'bash' },
    { terminal: '4242' },
  ),
  sample(
    'several lines in zsh',
    { shell: 'zsh', line: 'for i in 1 2; do\n  echo $i\ndone' },
    { kind: 'command', command: 'for i in 1 2; do\n  echo $i\ndone', shell: 'zsh' },
  ),
  sample(
    'a line in fish, in escapes',
    {
      shell: 'fish',
      encoding: 'url',
      line: 'echo%20%22%C3%A4%22',
      cwd: '/home/dev/my%20app',
      mark: 'unknown',
    },
    { kind: 'command', command: 'echo "ä"', shell: 'fish' },
    { cwd: '/home/dev/my app', agentTitle: 'An agent in the terminal' },
  ),
  sample(
    'escapes that are none',
    { shell: 'fish', encoding: 'url', line: 'echo%20%E4%zz', cwd: '/home/dev/app' },
    { kind: 'command', command: 'echo ä%zz', shell: 'fish' },
  ),
  sample(
    'a program behind the fence',
    { shell: 'sh', argv: ['rm', '-rf', 'old build', "it's"] },
    { kind: 'command', command: "rm -rf 'old build' 'it'\\''s'", shell: 'sh' },
  ),
  sample(
    'a person’s own line',
    { shell: 'zsh', line: 'git push --force', mark: 'person' },
    { kind: 'command', command: 'git push --force', shell: 'zsh' },
    { agentTitle: 'Your own line in the terminal', own: true },
  ),
  sample(
    'Claude Code in PowerShell',
    { shell: 'powershell', line: 'Remove-Item x', cwd: 'C:\\work', mark: 'CLAUDECODE=1' },
    { kind: 'command', command: 'Remove-Item x', shell: 'powershell' },
    { cwd: 'C:\\work', agentTitle: 'Claude Code, in the terminal,' },
  ),
  sample(
    'a line that the shell keeps to itself',
    { shell: 'bash', line: '', lost: true },
    {
      kind: 'unreadable',
      tool: 'terminal',
      reason: 'The shell keeps this line out of its history, so it could not be read.',
    },
  ),
];
