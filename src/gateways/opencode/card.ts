import type { AgentCard } from '../../model/agent.ts';
import { all, NEVER_TYPES } from '../card-parts.ts';

type Own = Pick<AgentCard, 'id' | 'title' | 'docs' | 'program' | 'tried' | 'present' | 'unhooked'>;

/** opencode, and what is made from it. `limit`: a part of it that loads no plugins. */
export const pluginCard = (own: Own, limit: string): AgentCard => ({
  ...own,
  doors: {
    ...all({ hold: 'held', proof: 'run' }, 'shell', 'read', 'search', 'edit', 'mcp', 'subagent'),
    input: NEVER_TYPES,
  },
  failing: {
    ...all({ hold: 'held', proof: 'run' }, 'crashes', 'hangs'),
    gone: {
      hold: 'partly',
      proof: 'run',
      note: `A missing launcher blocks; without the plugin’s own file ${own.title} goes on.`,
    },
  },
  limits: [
    'A plugin that does not load is passed over in silence; the canary on the page “Agents” shows whether it holds.',
    limit,
    `${own.title} reads its plugins at its start: restart it after the installation.`,
  ],
  afterInstall: `Restart ${own.title} where it is running.`,
  switches: [],
});

export const card: AgentCard = pluginCard(
  {
    id: 'opencode',
    title: 'opencode',
    docs: 'https://opencode.ai/v1/docs/plugins',
    program: 'opencode',
    tried: '1.18.33',
    present: ['.config/opencode', '.local/share/opencode'],
    unhooked: ['--pure', 'OPENCODE_PURE=1'],
  },
  'opencode’s desktop program fires no plugins, and opencode 2 does not load plugins of this kind.',
);
