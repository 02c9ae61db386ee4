import type { AgentCard } from '../../model/agent.ts';
import { all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'amp',
  title: 'Amp',
  docs: 'https://ampcode.com/manual/plugin-api',
  program: 'amp',
  tried: undefined,
  present: ['.config/amp', '.local/share/amp'],
  doors: {
    ...all({ hold: 'held', proof: 'documented' }, 'shell', 'read', 'search', 'edit', 'mcp'),
    input: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation names no tool that types into a running program.',
    },
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation does not say whether subagents ask plugins.',
    },
  },
  failing: {
    hangs: { hold: 'held', proof: 'documented' },
    gone: {
      hold: 'partly',
      proof: 'documented',
      note: 'A missing launcher blocks; a missing or broken plugin lets the act run.',
    },
    crashes: { hold: 'partly', proof: 'documented', note: 'A broken plugin lets the act run.' },
  },
  limits: [
    'Amp calls its plugins experimental and may change them with any version.',
    'With PLUGINS=off, Amp starts without the plugin.',
  ],
  afterInstall: 'Restart Amp and run “plugins: reload” where it is open.',
  switches: [],
  unhooked: ['PLUGINS=off'],
};
