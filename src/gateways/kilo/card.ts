import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'kilo',
  title: 'Kilo Code',
  docs: 'https://kilo.ai/docs',
  program: 'kilo',
  tried: '7.7.7',
  present: ['.config/kilo', '.local/share/kilo'],
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
      note: 'A missing launcher blocks; without the plugin’s own file Kilo Code goes on.',
    },
    crashes: { hold: 'held', proof: 'run' },
    hangs: { hold: 'held', proof: 'run' },
  },
  limits: [
    'A plugin that does not load is passed over in silence; the canary on the page “Agents” shows whether it holds.',
    'Kilo’s older extension, before it was made from opencode, has no hooks.',
    'Kilo Code reads its plugins at its start: restart it after the installation.',
  ],
  afterInstall: 'Restart Kilo Code where it is running.',
  switches: [],
  unhooked: ['--pure', 'KILO_PURE=1'],
};
