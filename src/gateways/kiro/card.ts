import type { AgentCard } from '../../model/agent.ts';
import { all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'kiro',
  title: 'Kiro',
  docs: 'https://kiro.dev/docs/hooks/',
  program: 'kiro-cli',
  tried: undefined,
  least: '3.0',
  present: ['.kiro'],
  doors: {
    ...all({ hold: 'held', proof: 'documented' }, 'shell', 'read', 'search', 'edit'),
    input: {
      hold: 'partly',
      proof: 'documented',
      note: 'Kiro’s hooks show no text that is typed into a program which already runs.',
    },
    mcp: {
      hold: 'partly',
      proof: 'documented',
      note: 'The documentation does not say under which name the editor shows MCP tools; they are read by their shape.',
    },
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'Kiro’s background runners have let acts pass without their hooks.',
    },
  },
  failing: {
    ...all({ hold: 'held', proof: 'documented' }, 'gone', 'crashes'),
    hangs: {
      hold: 'partly',
      proof: 'documented',
      note: 'Some versions give a hook ten seconds whatever it asks for, and then run the act.',
    },
  },
  limits: [
    'Kiro takes its list of hooks at the start of a session: a running session is not held until it is started anew.',
    'A spec task starts without a question, because Kiro ignores a hook’s no there; each of its tool calls is asked about.',
    'Before 1.0 of the editor and 3.0 of the command line, hooks were not told what a tool is about to do.',
  ],
  afterInstall:
    'Start a new session in Kiro, and open its panel “Agent Hooks” to see that “chaperone” is on.',
  notOnWindows: 'Its documentation does not say which shell starts a hook there.',
  switches: [],
};
