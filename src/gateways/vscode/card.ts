import type { AgentCard } from '../../model/agent.ts';
import { actsOnSilence, all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'vscode',
  title: 'VS Code’s agent',
  docs: 'https://code.visualstudio.com/docs/agent-customization/hooks',
  tried: '1.139',
  present: [],
  doors: {
    ...all({ hold: 'held', proof: 'run' }, 'shell', 'input', 'read', 'search', 'edit', 'mcp', 'subagent'),
  },
  failing: {
    ...all({ hold: 'held', proof: 'run' }, 'gone', 'crashes'),
    hangs: actsOnSilence('VS Code', 'run'),
  },
  limits: [
    'Inline chat asks no hook.',
    'Hooks can be switched off by a setting or a company’s policy; the badge then says “not guarded”.',
  ],
  switches: [
    { file: './.vscode/settings.json', key: 'chat.useHooks', value: false },
    { file: './.vscode/settings.json', key: 'chat.plugins.enabled', value: false },
  ],
};
