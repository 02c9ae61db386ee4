import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'opencode',
  title: 'opencode',
  docs: 'https://opencode.ai/v1/docs/plugins',
  program: 'opencode',
  tried: '1.18.33',
  present: ['.config/opencode', '.local/share/opencode'],
  doors: {
    shell: { hold: 'held', proof: 'run' },
    input: { hold: 'held', proof: 'documented', note: 'It has no tool that types into a running program.' },
    read: { hold: 'held', proof: 'run' },
    search: { hold: 'held', proof: 'run' },
    edit: { hold: 'held', proof: 'run' },
    mcp: { hold: 'held', proof: 'run' },
    subagent: { hold: 'held', proof: 'run' },
  },
  failing: {
    gone: {
      hold: 'partly',
      proof: 'run',
      note: 'A missing launcher blocks; without the plugin’s own file opencode goes on.',
    },
    crashes: { hold: 'held', proof: 'run' },
    hangs: { hold: 'held', proof: 'run' },
  },
  limits: [
    'A plugin that does not load is passed over in silence; the canary on the page “Agents” shows whether it holds.',
    'opencode’s desktop program fires no plugins, and opencode 2 does not load plugins of this kind.',
    'opencode reads its plugins at its start: restart it after the installation.',
  ],
  afterInstall: 'Restart opencode where it is running.',
  switches: [],
  unhooked: ['--pure', 'OPENCODE_PURE=1'],
};
