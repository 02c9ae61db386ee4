import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'amp',
  title: 'Amp',
  docs: 'https://ampcode.com/manual/plugin-api',
  program: 'amp',
  tried: undefined,
  present: ['.config/amp', '.local/share/amp'],
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
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation does not say whether subagents ask plugins.',
    },
  },
  failing: {
    gone: {
      hold: 'partly',
      proof: 'documented',
      note: 'A missing launcher blocks; a missing or broken plugin lets the act run.',
    },
    crashes: { hold: 'partly', proof: 'documented', note: 'A broken plugin lets the act run.' },
    hangs: { hold: 'held', proof: 'documented' },
  },
  limits: [
    'Amp calls its plugins experimental and may change them with any version.',
    'With PLUGINS=off, Amp starts without the plugin.',
  ],
  afterInstall: 'Restart Amp and run “plugins: reload” where it is open.',
  switches: [],
  unhooked: ['PLUGINS=off'],
};
