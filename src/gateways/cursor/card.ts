import type { AgentCard } from '../../model/agent.ts';
import { all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'cursor',
  title: 'Cursor',
  docs: 'https://cursor.com/docs/hooks',
  program: 'cursor-agent',
  tried: undefined,
  least: '2.6',
  present: ['.cursor'],
  doors: {
    ...all({ hold: 'held', proof: 'documented' }, 'shell', 'edit', 'mcp'),
    input: {
      hold: 'partly',
      proof: 'documented',
      note: 'Cursor’s hooks show no text that is typed into a program which already runs.',
    },
    read: {
      hold: 'partly',
      proof: 'documented',
      note: 'A file that is open or attached reaches the model without a question, and versions before 3.16 read some files without one.',
    },
    search: { hold: 'partly', proof: 'documented', note: 'Its search through the index asks no hook.' },
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'Hooks of subagents have failed to fire in some versions.',
    },
  },
  failing: {
    ...all({ hold: 'held', proof: 'documented' }, 'crashes', 'hangs'),
    gone: {
      hold: 'partly',
      proof: 'documented',
      note: 'Versions that do not know “failClosed” go on where the hook only fails; a missing launcher blocks in all of them.',
    },
  },
  limits: [
    'Cursor Tab, which completes what a person types, is not asked about.',
    'Cloud agents read only the hooks file of the repository, and their hooks see no MCP tools.',
    'Before 3.21 Cursor cannot show a question of its own for a hook; Chaperone asks in the editor and answers yes or no.',
    'Cursor runs Claude Code’s hooks too where “Include third-party Plugins, Skills, and other configs” is on: an act may be asked about twice.',
  ],
  afterInstall: 'Open Settings, Hooks in Cursor once and see that Chaperone’s hooks are listed.',
  switches: [],
};
