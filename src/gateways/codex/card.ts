import type { AgentCard } from '../../model/agent.ts';
import { actsOnSilence, all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'codex',
  title: 'Codex',
  docs: 'https://developers.openai.com/codex/hooks',
  program: 'codex',
  tried: '0.169.0',
  present: ['.codex'],
  moved: { variable: 'CODEX_HOME', folder: '.codex' },
  doors: {
    ...all({ hold: 'held', proof: 'run' }, 'shell', 'edit', 'mcp', 'subagent'),
    input: {
      hold: 'partly',
      proof: 'run',
      note: 'What is typed into a running program is not shown to hooks; opening a shell, a database client or a REPL is asked about instead.',
    },
    read: { hold: 'held', proof: 'run', note: 'It reads files by shell commands.' },
    search: { hold: 'held', proof: 'run', note: 'It searches by shell commands.' },
  },
  failing: {
    ...all({ hold: 'held', proof: 'run' }, 'gone', 'crashes'),
    hangs: actsOnSilence('Codex', 'run'),
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
