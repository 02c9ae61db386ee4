import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'cline',
  title: 'Cline',
  docs: 'https://docs.cline.bot/customization/hooks',
  program: 'cline',
  tried: '3.0.65',
  present: ['.cline', 'Documents/Cline'],
  doors: {
    shell: { hold: 'held', proof: 'run' },
    input: { hold: 'held', proof: 'documented', note: 'It has no tool that types into a running program.' },
    read: { hold: 'held', proof: 'run' },
    search: { hold: 'held', proof: 'recorded' },
    edit: { hold: 'held', proof: 'run' },
    mcp: { hold: 'held', proof: 'run' },
    subagent: { hold: 'held', proof: 'recorded' },
  },
  failing: {
    gone: {
      hold: 'partly',
      proof: 'run',
      note: 'A missing launcher blocks; without the hook’s own file Cline goes on.',
    },
    crashes: { hold: 'held', proof: 'run' },
    hangs: {
      hold: 'partly',
      proof: 'run',
      note: 'The launcher always answers in time; Cline itself runs the act when nothing answers.',
    },
  },
  limits: [
    'A block ends Cline’s whole run, and the model does not learn the reason; the person reads it in the chat.',
    'Cline’s teams of agents were not tried.',
    'In the editor Cline gives a hook 30 seconds. Who has not answered by then is asked again when Cline tries again.',
    'The hook lies in Documents/Cline/Hooks. Where the folder of documents has another name, move it there.',
    'Cline loads .env into the environment of every command that it runs, so a command such as printenv shows what the file holds.',
    'Cline reads its hooks anew every time: taking the file away switches them off at once.',
  ],
  afterInstall:
    'In the editor, see that “Enable Hooks” is on in Cline’s settings and that PreToolUse is on in its tab “Hooks”.',
  switches: [],
};
