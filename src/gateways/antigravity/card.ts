import type { AgentCard } from '../../model/agent.ts';
import { all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'antigravity',
  title: 'Antigravity',
  docs: 'https://antigravity.google/docs/hooks',
  program: 'agy',
  tried: undefined,
  present: ['.gemini/antigravity', '.gemini/antigravity-cli', '.gemini/config', '.antigravity'],
  doors: {
    ...all({ hold: 'held', proof: 'documented' }, 'shell', 'input', 'read', 'search', 'edit', 'mcp'),
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation does not say whether subagents ask hooks.',
    },
  },
  failing: {
    ...all({ hold: 'held', proof: 'documented' }, 'gone', 'crashes'),
    hangs: { hold: 'partly', proof: 'documented', note: 'Antigravity then asks the person itself.' },
  },
  limits: [
    'Antigravity wants a yes or a no every time. The yes does not lift its own questions in 1.1.2; a later version may do so.',
    'Some versions of agy read hooks only from installed plugins.',
    'Its browser acts without hooks.',
  ],
  afterInstall:
    'Restart Antigravity, and try the canary on the page “Agents”: some versions do not read this file.',
  notOnWindows: 'Its documentation does not say which shell starts a hook there.',
  switches: [{ file: '.gemini/config/hooks.json', key: 'chaperone.enabled', value: false }],
};
