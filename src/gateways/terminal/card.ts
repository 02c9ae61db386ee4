import type { AgentCard } from '../../model/agent.ts';
import { all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'terminal',
  title: 'Terminal',
  docs: 'https://code.visualstudio.com/api/references/vscode-api#EnvironmentVariableCollection',
  tried: 'bash 5.2, zsh 5.9, fish 3.6',
  present: [],
  doors: {
    ...all({ hold: 'held', proof: 'run' }, 'shell', 'read', 'search', 'subagent'),
    input: {
      hold: 'partly',
      proof: 'run',
      note: 'Shells that are started inside are guarded too; what is typed into other programs is not seen here.',
    },
    edit: { hold: 'open', proof: 'documented', note: 'A terminal has no door of its own for edits.' },
    mcp: { hold: 'open', proof: 'documented', note: 'A terminal has no door of its own for MCP.' },
  },
  failing: all({ hold: 'held', proof: 'run' }, 'gone', 'crashes', 'hangs'),
  limits: [
    'bash before 4.4, such as the one that comes with macOS, is not guarded; zsh, fish and newer bash are.',
    'PowerShell’s guard, `~/.chaperone/lib/terminal/guard.ps1`, must be loaded by a terminal profile and was never run.',
    'A shell that takes no guard in, such as one with an empty environment, leaves it behind; the line that opens one is asked about.',
  ],
  notOnWindows: 'Neither PowerShell nor cmd gets a guard there.',
  switches: [],
};
