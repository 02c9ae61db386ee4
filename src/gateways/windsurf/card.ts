import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'windsurf',
  title: 'Cascade',
  docs: 'https://docs.devin.ai/desktop/cascade/hooks',
  tried: undefined,
  present: ['.codeium/windsurf', '.windsurf'],
  doors: {
    shell: { hold: 'held', proof: 'documented' },
    input: {
      hold: 'partly',
      proof: 'documented',
      note: 'Cascade’s hooks show no text that is typed into a program which already runs.',
    },
    read: { hold: 'held', proof: 'documented' },
    search: { hold: 'open', proof: 'documented', note: 'Cascade asks no hook before it searches.' },
    edit: {
      hold: 'partly',
      proof: 'documented',
      note: 'A new file comes without its text, and removals are seen only where they are commands.',
    },
    mcp: { hold: 'held', proof: 'documented' },
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation does not say whether its helpers ask hooks.',
    },
  },
  failing: {
    gone: { hold: 'held', proof: 'documented' },
    crashes: { hold: 'held', proof: 'documented' },
    hangs: {
      hold: 'partly',
      proof: 'documented',
      note: 'The launcher always answers in time; Cascade itself runs the act when nothing answers.',
    },
  },
  limits: [
    'Cascade hears nothing but a block: it cannot be told to ask the person itself.',
    'Cascade is Windsurf’s older agent; in Devin Desktop the agent is Devin, which has hooks of its own.',
  ],
  afterInstall: 'Restart Windsurf or Devin Desktop where it is open.',
  switches: [],
};
