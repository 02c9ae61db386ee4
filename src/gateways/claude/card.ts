import type { AgentCard } from '../../model/agent.ts';
import { all, NEVER_TYPES } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'claude',
  title: 'Claude Code',
  docs: 'https://code.claude.com/docs/en/hooks',
  program: 'claude',
  tried: '2.1.329',
  least: '2.1.295',
  present: ['.claude', '.claude.json'],
  moved: { variable: 'CLAUDE_CONFIG_DIR', folder: '.claude' },
  doors: {
    ...all({ hold: 'held', proof: 'run' }, 'shell', 'search', 'edit', 'mcp', 'subagent'),
    input: NEVER_TYPES,
    read: {
      hold: 'partly',
      proof: 'run',
      note: 'A file named with @ in the person’s own prompt is read without a question.',
    },
  },
  failing: all({ hold: 'held', proof: 'run' }, 'gone', 'crashes', 'hangs'),
  limits: [
    'Before version 2.1.295 a hook that is gone or hangs lets the act run; newer versions block it.',
    'Claude Code reads its settings while it works. Chaperone stops a change that switches hooks off from taking effect; a change made while no Claude Code runs shows on the badge.',
  ],
  switches: [
    { file: '.claude/settings.json', key: 'disableAllHooks', value: true },
    { file: './.claude/settings.json', key: 'disableAllHooks', value: true },
    { file: './.claude/settings.local.json', key: 'disableAllHooks', value: true },
  ],
  unhooked: ['--bare', '--safe-mode', '--setting-sources'],
};
