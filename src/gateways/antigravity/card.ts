import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'antigravity',
  title: 'Antigravity',
  docs: 'https://antigravity.google/docs/hooks',
  program: 'agy',
  tried: undefined,
  present: ['.gemini/antigravity', '.gemini/antigravity-cli', '.gemini/config', '.antigravity'],
  doors: {
    shell: { hold: 'held', proof: 'documented' },
    input: { hold: 'held', proof: 'documented' },
    read: { hold: 'held', proof: 'documented' },
    search: { hold: 'held', proof: 'documented' },
    edit: { hold: 'held', proof: 'documented' },
    mcp: { hold: 'held', proof: 'documented' },
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation does not say whether subagents ask hooks.',
    },
  },
  failing: {
    gone: { hold: 'held', proof: 'documented' },
    crashes: { hold: 'held', proof: 'documented' },
    hangs: { hold: 'partly', proof: 'documented', note: 'Antigravity then asks the person itself.' },
  },
  limits: [
    'Antigravity wants a yes or a no every time. The yes does not lift its own questions in 1.1.2; a later version may do so.',
    'Some versions of agy read hooks only from installed plugins.',
    'Its browser acts without hooks.',
  ],
  afterInstall:
    'Restart Antigravity, and try the canary on the page “Agents”: some versions do not read this file.',
  switches: [{ file: '.gemini/config/hooks.json', key: 'chaperone.enabled', value: false }],
};
