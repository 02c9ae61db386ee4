import type { AgentCard } from '../../model/agent.ts';
import { actsOnSilence, all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'augment',
  title: 'Augment',
  docs: 'https://docs.augmentcode.com/cli/hooks',
  program: 'auggie',
  tried: undefined,
  present: ['.augment'],
  doors: {
    ...all({ hold: 'held', proof: 'documented' }, 'shell', 'input', 'read', 'search', 'edit', 'mcp'),
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation does not say whether subagents ask hooks.',
    },
  },
  failing: {
    ...all({ hold: 'held', proof: 'documented' }, 'gone', 'crashes'),
    hangs: actsOnSilence('Augment', 'documented'),
  },
  limits: [
    'Remote agents in Augment’s cloud do not read the hooks of this machine.',
    'A system-wide file of an administrator stands above the person’s own.',
  ],
  afterInstall: 'Restart auggie, or the editor with the Augment extension.',
  notOnWindows: 'Its documentation does not say which shell starts a hook there.',
  switches: [],
};
