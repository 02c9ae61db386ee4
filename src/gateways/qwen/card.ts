import type { AgentCard } from '../../model/agent.ts';
import { actsOnSilence, all, loadsEnv, NEVER_TYPES } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'qwen',
  title: 'Qwen Code',
  docs: 'https://qwenlm.github.io/qwen-code-docs/en/users/features/hooks',
  program: 'qwen',
  tried: '0.24.4',
  present: ['.qwen'],
  doors: {
    ...all({ hold: 'held', proof: 'run' }, 'shell', 'read', 'search', 'edit', 'mcp', 'subagent'),
    input: NEVER_TYPES,
  },
  failing: {
    ...all({ hold: 'held', proof: 'run' }, 'gone', 'crashes'),
    hangs: actsOnSilence('Qwen Code', 'run'),
  },
  limits: [
    loadsEnv('Qwen Code'),
    'It reads its settings once at its start: restart it after the installation.',
  ],
  afterInstall: 'Restart Qwen Code where it is running.',
  switches: [
    { file: '.qwen/settings.json', key: 'disableAllHooks', value: true },
    { file: './.qwen/settings.json', key: 'disableAllHooks', value: true },
  ],
  unhooked: ['--bare', '--safe-mode'],
};
