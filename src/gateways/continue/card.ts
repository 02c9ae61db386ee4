import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'continue',
  title: 'Continue',
  docs: 'https://docs.continue.dev/cli/tool-permissions',
  program: 'cn',
  tried: undefined,
  present: ['.continue'],
  doors: {
    shell: { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
    input: { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
    read: { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
    search: { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
    edit: { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
    mcp: { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
    subagent: { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
  },
  failing: {
    gone: { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
    crashes: { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
    hangs: { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
  },
  limits: [
    'Continue reads hooks from its settings and never runs them, so Chaperone cannot hold it by them. What it types into the editor’s terminal is held there; its own permissions (~/.continue/permissions.yaml) can ask for each tool.',
  ],
  switches: [],
};
