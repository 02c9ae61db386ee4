import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'augment',
  title: 'Augment',
  docs: 'https://docs.augmentcode.com/cli/hooks',
  program: 'auggie',
  tried: undefined,
  present: ['.augment'],
  doors: {
    shell: { hold: 'held', proof: 'documented' },
    input: { hold: 'held', proof: 'documented' },
    read: { hold: 'held', proof: 'documented' },
    search: { hold: 'held', proof: 'documented' },
    edit: { hold: 'held', proof: 'documented' },
    mcp: { hold: 'held', proof: 'documented' },
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation does not say whether subagents ask hooks.',
    },
  },
  failing: {
    gone: { hold: 'held', proof: 'documented' },
    crashes: { hold: 'held', proof: 'documented' },
    hangs: {
      hold: 'partly',
      proof: 'documented',
      note: 'The launcher always answers in time; Augment itself runs the act when nothing answers.',
    },
  },
  limits: [
    'Remote agents in Augment’s cloud do not read the hooks of this machine.',
    'A system-wide file of an administrator stands above the person’s own.',
  ],
  afterInstall: 'Restart auggie, or the editor with the Augment extension.',
  switches: [],
};
