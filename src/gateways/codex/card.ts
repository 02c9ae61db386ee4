import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'codex',
  title: 'Codex',
  docs: 'https://developers.openai.com/codex/hooks',
  program: 'codex',
  tried: '0.169.0',
  present: ['.codex'],
  moved: { variable: 'CODEX_HOME', folder: '.codex' },
  doors: {
    shell: { hold: 'held', proof: 'run' },
    input: {
      hold: 'partly',
      proof: 'run',
      note: 'What is typed into a running program is not shown to hooks; opening a shell, a database client or a REPL is asked about instead.',
    },
    read: { hold: 'held', proof: 'run', note: 'It reads files by shell commands.' },
    search: { hold: 'held', proof: 'run', note: 'It searches by shell commands.' },
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
      note: 'The launcher always answers in time; Codex itself runs the act when nothing answers.',
    },
  },
  limits: [
    'Codex runs a hook only after you have trusted it. Until then nothing is held, and Codex says nothing about it.',
    'A program that is already open, or that you opened yourself, can be typed into without a question.',
    'Web search is not shown to hooks.',
  ],
  afterInstall: 'Start Codex, type /hooks, and trust Chaperone’s hook. Codex does not run it before.',
  switches: [
    { file: '.codex/config.toml', key: 'features.hooks', value: false },
    { file: './.codex/config.toml', key: 'features.hooks', value: false },
  ],
  unhooked: ['--disable hooks', '--ignore-user-config'],
};
