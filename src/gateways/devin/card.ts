import type { AgentCard } from '../../model/agent.ts';
import { actsOnSilence, all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'devin',
  title: 'Devin',
  docs: 'https://docs.devin.ai/cli/extensibility/hooks/overview',
  program: 'devin',
  tried: undefined,
  present: ['.config/devin', '.local/share/devin'],
  doors: {
    ...all({ hold: 'held', proof: 'documented' }, 'shell', 'read', 'search', 'edit', 'mcp', 'subagent'),
    input: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation names no tool that types into a running program.',
    },
  },
  failing: {
    ...all({ hold: 'held', proof: 'documented' }, 'gone', 'crashes'),
    hangs: actsOnSilence('Devin', 'documented'),
  },
  limits: [
    'Devin names the project’s folder alone. Where a command runs in another one, relative paths are read as if it ran there.',
    'Only Devin on this machine is held: sessions in Devin’s cloud, sessions handed over to it, and other agents that run inside Devin Desktop are not.',
    'Hooks do not load in a workspace in Restricted Mode.',
    'Devin runs Claude Code’s hooks too: an act may be asked about twice.',
  ],
  notOnWindows:
    'Devin names its folder by a variable, which only a line for a POSIX shell puts into the question.',
  switches: [],
  unhooked: ['--config'],
};
