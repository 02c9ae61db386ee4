import type { AgentCard } from '../../model/agent.ts';
import { actsOnSilence, all, NEVER_TYPES } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'droid',
  title: 'Droid',
  docs: 'https://docs.factory.ai/harness/hooks',
  program: 'droid',
  tried: '0.215.0',
  present: ['.factory'],
  doors: {
    ...all({ hold: 'held', proof: 'run' }, 'shell', 'read', 'search', 'edit', 'mcp'),
    input: NEVER_TYPES,
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'Its subagents need a service that starts only with a login, so they were not tried.',
    },
  },
  failing: {
    ...all({ hold: 'held', proof: 'run' }, 'gone', 'crashes'),
    hangs: actsOnSilence('Droid', 'run'),
  },
  limits: [
    'An organization’s managed hooks can switch the person’s own off.',
    'Droid reads its hooks at its start: restart it after the installation.',
  ],
  afterInstall: 'Restart Droid where it is running.',
  notOnWindows: 'Its documentation does not say which shell starts a hook there.',
  switches: [{ file: '.factory/settings.json', key: 'hooksDisabled', value: true }],
};
