import type { AgentCard } from '../../model/agent.ts';

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
    shell: { hold: 'held', proof: 'run' },
    input: { hold: 'held', proof: 'documented', note: 'It has no tool that types into a running program.' },
    read: {
      hold: 'partly',
      proof: 'run',
      note: 'A file named with @ in the person’s own prompt is read without a question.',
    },
    search: { hold: 'held', proof: 'run' },
    edit: { hold: 'held', proof: 'run' },
    mcp: { hold: 'held', proof: 'run' },
    subagent: { hold: 'held', proof: 'run' },
  },
  failing: {
    gone: { hold: 'held', proof: 'run' },
    crashes: { hold: 'held', proof: 'run' },
    hangs: { hold: 'held', proof: 'run' },
  },
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
