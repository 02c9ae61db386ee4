import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'terminal',
  title: 'Terminal',
  docs: 'https://code.visualstudio.com/api/references/vscode-api#EnvironmentVariableCollection',
  tried: 'bash 5.2, zsh 5.9, fish 3.6',
  present: [],
  doors: {
    shell: { hold: 'held', proof: 'run' },
    input: {
      hold: 'partly',
      proof: 'run',
      note: 'Shells that are started inside are guarded too; what is typed into other programs is not seen here.',
    },
    read: { hold: 'held', proof: 'run' },
    search: { hold: 'held', proof: 'run' },
    edit: { hold: 'open', proof: 'documented', note: 'A terminal has no door of its own for edits.' },
    mcp: { hold: 'open', proof: 'documented', note: 'A terminal has no door of its own for MCP.' },
    subagent: { hold: 'held', proof: 'run' },
  },
  failing: {
    gone: { hold: 'held', proof: 'run' },
    crashes: { hold: 'held', proof: 'run' },
    hangs: { hold: 'held', proof: 'run' },
  },
  limits: [
    'bash before 4.4, such as the one that comes with macOS, is not guarded; zsh, fish and newer bash are.',
    'PowerShell is guarded only where a terminal profile loads `~/.chaperone/lib/terminal/guard.ps1`.',
    'A shell that takes no guard in, such as one with an empty environment, leaves it behind; the line that opens one is asked about.',
  ],
  switches: [],
};
