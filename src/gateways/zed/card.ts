import type { AgentCard } from '../../model/agent.ts';

export const card: AgentCard = {
  id: 'zed',
  title: 'Zed',
  docs: 'https://zed.dev/docs/ai/tool-permissions',
  tried: undefined,
  present: ['.config/zed', '.local/share/zed', 'AppData/Roaming/Zed'],
  doors: {
    shell: {
      hold: 'partly',
      proof: 'documented',
      note: 'Zed itself asks about commands that look destructive; Chaperone neither sees nor judges them.',
    },
    input: {
      hold: 'open',
      proof: 'documented',
      note: 'Zed has no hooks. Chaperone writes rules by which Zed itself asks.',
    },
    read: { hold: 'open', proof: 'documented', note: 'Zed’s rules do not cover reading files.' },
    search: { hold: 'open', proof: 'documented', note: 'Zed’s rules do not cover searches.' },
    edit: {
      hold: 'partly',
      proof: 'documented',
      note: 'Zed itself asks before it edits credentials and settings of agents, and before it removes files.',
    },
    mcp: {
      hold: 'open',
      proof: 'documented',
      note: 'Zed’s rules name single MCP tools and know no patterns for them.',
    },
    subagent: {
      hold: 'partly',
      proof: 'documented',
      note: 'Subagents follow the same rules as their agent.',
    },
  },
  failing: {
    gone: {
      hold: 'held',
      proof: 'documented',
      note: 'The rules are Zed’s own and need nothing of Chaperone.',
    },
    crashes: {
      hold: 'held',
      proof: 'documented',
      note: 'The rules are Zed’s own and need nothing of Chaperone.',
    },
    hangs: {
      hold: 'held',
      proof: 'documented',
      note: 'The rules are Zed’s own and need nothing of Chaperone.',
    },
  },
  limits: [
    'Zed asks with its own dialog, which knows nothing of environments, files or undo, and the answer is not in Chaperone’s journal.',
    'Agents that run in Zed from outside (ACP), such as Claude Code, follow their own hooks and not these rules.',
  ],
  notOnWindows: 'The rules for Zed were written for paths with “/”.',
  switches: [],
};
