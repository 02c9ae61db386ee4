import type { AgentCard } from '../../model/agent.ts';
import { actsOnSilence, all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'copilot',
  title: 'GitHub Copilot',
  docs: 'https://docs.github.com/en/copilot/reference/hooks-reference',
  program: 'copilot',
  tried: '1.0.102',
  // The folder alone says nothing: VS Code makes it too.
  present: ['.copilot/config.json', '.copilot/settings.json', '.copilot/session-state', '.copilot/logs'],
  moved: { variable: 'COPILOT_HOME', folder: '.copilot' },
  doors: {
    ...all({ hold: 'held', proof: 'run' }, 'shell', 'read', 'search', 'edit', 'mcp', 'subagent'),
    input: { hold: 'held', proof: 'documented' },
  },
  failing: {
    ...all({ hold: 'held', proof: 'run' }, 'gone', 'crashes'),
    hangs: actsOnSilence('Copilot', 'run'),
  },
  limits: [
    'The cloud agent reads hooks of the repository alone, and nobody can be asked there: what would be asked is stopped.',
    'It also runs the hooks in a repository’s .claude/settings.json, so one act may be seen twice.',
  ],
  afterInstall: 'Restart Copilot where it is running.',
  switches: [
    { file: '.copilot/settings.json', key: 'disableAllHooks', value: true },
    { file: './.github/copilot/settings.json', key: 'disableAllHooks', value: true },
    { file: './.github/copilot/settings.local.json', key: 'disableAllHooks', value: true },
  ],
};
