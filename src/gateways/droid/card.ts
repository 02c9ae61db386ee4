import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'droid',
  title: 'Droid',
  docs: 'https://docs.factory.ai/harness/hooks',
  program: 'droid',
  tried: '0.215.0',
  present: ['.factory'],
  doors: {
    shell: { hold: 'held', proof: 'run' },
    input: { hold: 'held', proof: 'documented', note: 'It has no tool that types into a running program.' },
    read: { hold: 'held', proof: 'run' },
    search: { hold: 'held', proof: 'documented' },
    edit: { hold: 'held', proof: 'run' },
    mcp: { hold: 'held', proof: 'run' },
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'Its subagents need a service that starts only with a login, so they were not tried.',
    },
  },
  failing: {
    gone: { hold: 'held', proof: 'run' },
    crashes: { hold: 'held', proof: 'run' },
    hangs: {
      hold: 'partly',
      proof: 'run',
      note: 'The launcher always answers in time; Droid itself runs the act when nothing answers.',
    },
  },
  limits: [
    'An organization’s managed hooks can switch the person’s own off.',
    'Droid reads its hooks at its start: restart it after the installation.',
  ],
  afterInstall: 'Restart Droid where it is running.',
  switches: [{ file: '.factory/settings.json', key: 'hooksDisabled', value: true }],
};
