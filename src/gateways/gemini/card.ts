import type { AgentCard } from '../../model/agent.ts';
import { actsOnSilence, all, loadsEnv, NEVER_TYPES } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'gemini',
  title: 'Gemini CLI',
  docs: 'https://geminicli.com/docs/hooks',
  program: 'gemini',
  tried: '0.61.0',
  present: ['.gemini/settings.json', '.gemini/installation_id', '.gemini/oauth_creds.json'],
  doors: {
    ...all({ hold: 'held', proof: 'run' }, 'shell', 'read', 'search', 'edit', 'mcp', 'subagent'),
    input: NEVER_TYPES,
  },
  failing: {
    ...all({ hold: 'held', proof: 'run' }, 'gone', 'crashes'),
    hangs: actsOnSilence('Gemini CLI', 'run'),
  },
  limits: [
    loadsEnv('Gemini CLI'),
    'It reads its settings once at its start: restart it after the installation.',
  ],
  afterInstall: 'Restart Gemini CLI where it is running.',
  switches: [
    { file: '.gemini/settings.json', key: 'hooksConfig.enabled', value: false },
    { file: './.gemini/settings.json', key: 'hooksConfig.enabled', value: false },
  ],
};
