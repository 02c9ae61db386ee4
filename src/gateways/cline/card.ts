import type { AgentCard } from '../../model/agent.ts';
import { actsOnSilence, all, loadsEnv, NEVER_TYPES } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'cline',
  title: 'Cline',
  docs: 'https://docs.cline.bot/customization/hooks',
  program: 'cline',
  tried: '3.0.65',
  present: ['.cline', 'Documents/Cline'],
  doors: {
    ...all({ hold: 'held', proof: 'run' }, 'shell', 'read', 'edit', 'mcp', 'subagent'),
    search: { hold: 'held', proof: 'recorded' },
    input: NEVER_TYPES,
  },
  failing: {
    crashes: { hold: 'held', proof: 'run' },
    gone: {
      hold: 'partly',
      proof: 'run',
      note: 'A missing launcher blocks; without the hook’s own file Cline goes on.',
    },
    hangs: actsOnSilence('Cline', 'run'),
  },
  limits: [
    'A block ends Cline’s whole run, and the model does not learn the reason; the person reads it in the chat.',
    'Cline’s teams of agents were not tried.',
    'In the editor Cline gives a hook 30 seconds. Who has not answered by then is asked again when Cline tries again.',
    'The hook lies in Documents/Cline/Hooks. Where the folder of documents has another name, move it there.',
    loadsEnv('Cline'),
    'Cline reads its hooks anew every time: taking the file away switches them off at once.',
  ],
  afterInstall:
    'In the editor, see that “Enable Hooks” is on in Cline’s settings and that PreToolUse is on in its tab “Hooks”.',
  notOnWindows:
    'Cline’s hook lies in the folder of documents, which OneDrive often moves, and a hook in the wrong place is none.',
  switches: [],
};
