import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'qwen',
  title: 'Qwen Code',
  docs: 'https://qwenlm.github.io/qwen-code-docs/en/users/features/hooks',
  program: 'qwen',
  tried: '0.24.4',
  present: ['.qwen'],
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
    gone: { hold: 'held', proof: 'run' },
    crashes: { hold: 'held', proof: 'run' },
    hangs: {
      hold: 'partly',
      proof: 'run',
      note: 'The launcher always answers in time; Qwen Code itself runs the act when nothing answers.',
    },
  },
  limits: [
    'Qwen Code loads .env into the environment of every command that it runs, so a command such as printenv shows what the file holds.',
    'It reads its settings once at its start: restart it after the installation.',
  ],
  afterInstall: 'Restart Qwen Code where it is running.',
  switches: [
    { file: '.qwen/settings.json', key: 'disableAllHooks', value: true },
    { file: './.qwen/settings.json', key: 'disableAllHooks', value: true },
  ],
  unhooked: ['--bare', '--safe-mode'],
};
