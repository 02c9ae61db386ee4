import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'devin',
  title: 'Devin',
  docs: 'https://docs.devin.ai/cli/extensibility/hooks/overview',
  program: 'devin',
  tried: undefined,
  present: ['.config/devin', '.local/share/devin'],
  doors: {
    shell: { hold: 'held', proof: 'documented' },
    input: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation names no tool that types into a running program.',
    },
    read: { hold: 'held', proof: 'documented' },
    search: { hold: 'held', proof: 'documented' },
    edit: { hold: 'held', proof: 'documented' },
    mcp: { hold: 'held', proof: 'documented' },
    subagent: { hold: 'held', proof: 'documented' },
  },
  failing: {
    gone: { hold: 'held', proof: 'documented' },
    crashes: { hold: 'held', proof: 'documented' },
    hangs: {
      hold: 'partly',
      proof: 'documented',
      note: 'The launcher always answers in time; Devin itself runs the act when nothing answers.',
    },
  },
  limits: [
    'Devin names the project’s folder alone. Where a command runs in another one, relative paths are read as if it ran there.',
    'Only Devin on this machine is held: sessions in Devin’s cloud, sessions handed over to it, and other agents that run inside Devin Desktop are not.',
    'Hooks do not load in a workspace in Restricted Mode.',
    'Devin runs Claude Code’s hooks too: an act may be asked about twice.',
  ],
  switches: [],
  unhooked: ['--config'],
};
