import type { AgentCard } from '../../model/agent.ts';
import { all } from '../card-parts.ts';

export const card: AgentCard = {
  id: 'continue',
  title: 'Continue',
  docs: 'https://docs.continue.dev/cli/tool-permissions',
  program: 'cn',
  tried: undefined,
  present: ['.continue'],
  doors: all(
    { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
    'shell',
    'input',
    'read',
    'search',
    'edit',
    'mcp',
    'subagent',
  ),
  failing: all(
    { hold: 'open', proof: 'documented', note: 'Continue has no hooks that fire.' },
    'gone',
    'crashes',
    'hangs',
  ),
  limits: [
    'Continue reads hooks from its settings and never runs them, so Chaperone cannot hold it by them. What it types into the editor’s terminal is held there; its own permissions (~/.continue/permissions.yaml) can ask for each tool.',
  ],
  switches: [],
};
