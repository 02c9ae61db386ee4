import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'gemini',
  title: 'Gemini CLI',
  docs: 'https://geminicli.com/docs/hooks',
  program: 'gemini',
  tried: '0.61.0',
  present: ['.gemini/settings.json', '.gemini/installation_id', '.gemini/oauth_creds.json'],
  doors: {
    shell: { hold: 'held', proof: 'run' },
    input: { hold: 'held', proof: 'documented', note: 'It has no tool that types into a running program.' },
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
      note: 'The launcher always answers in time; Gemini CLI itself runs the act when nothing answers.',
    },
  },
  limits: [
    'Gemini CLI loads .env into the environment of every command that it runs, so a command such as printenv shows what the file holds.',
    'It reads its settings once at its start: restart it after the installation.',
  ],
  afterInstall: 'Restart Gemini CLI where it is running.',
  switches: [
    { file: '.gemini/settings.json', key: 'hooksConfig.enabled', value: false },
    { file: './.gemini/settings.json', key: 'hooksConfig.enabled', value: false },
  ],
};
