import type { AgentCard } from '../../model/agent.ts';
import { actsOnSilence, all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'windsurf',
  title: 'Cascade',
  docs: 'https://docs.devin.ai/desktop/cascade/hooks',
  tried: undefined,
  present: ['.codeium/windsurf', '.windsurf'],
  doors: {
    ...all({ hold: 'held', proof: 'documented' }, 'shell', 'read', 'mcp'),
    input: {
      hold: 'partly',
      proof: 'documented',
      note: 'Cascade’s hooks show no text that is typed into a program which already runs.',
    },
    search: { hold: 'open', proof: 'documented', note: 'Cascade asks no hook before it searches.' },
    edit: {
      hold: 'partly',
      proof: 'documented',
      note: 'A new file comes without its text, and removals are seen only where they are commands.',
    },
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation does not say whether its helpers ask hooks.',
    },
  },
  failing: {
    ...all({ hold: 'held', proof: 'documented' }, 'gone', 'crashes'),
    hangs: actsOnSilence('Cascade', 'documented'),
  },
  limits: [
    'Cascade hears nothing but a block: it cannot be told to ask the person itself.',
    'Cascade is Windsurf’s older agent; in Devin Desktop the agent is Devin, which has hooks of its own.',
  ],
  afterInstall: 'Restart Windsurf or Devin Desktop where it is open.',
  switches: [],
};
