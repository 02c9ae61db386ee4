import type { AgentCard } from '../../model/agent.ts';

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
    shell: { hold: 'held', proof: 'run' },
    input: { hold: 'held', proof: 'documented' },
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
      note: 'The launcher always answers in time; Copilot itself runs the act when nothing answers.',
    },
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
