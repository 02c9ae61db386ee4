import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'vscode',
  title: 'VS Code’s agent',
  docs: 'https://code.visualstudio.com/docs/agent-customization/hooks',
  tried: '1.139',
  present: [],
  doors: {
    shell: { hold: 'held', proof: 'run' },
    input: { hold: 'held', proof: 'run' },
    read: { hold: 'held', proof: 'run' },
    search: { hold: 'held', proof: 'recorded' },
    edit: { hold: 'held', proof: 'run' },
    mcp: { hold: 'held', proof: 'run' },
    subagent: { hold: 'held', proof: 'documented' },
  },
  failing: {
    gone: { hold: 'held', proof: 'run' },
    crashes: { hold: 'held', proof: 'run' },
    hangs: {
      hold: 'partly',
      proof: 'documented',
      note: 'The launcher answers in time whatever its hook does; VS Code itself runs the act when nothing answers.',
    },
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
