import { join } from 'node:path';
import { writeFile } from './files.ts';
import type { AgentProgram } from './program.ts';

/** https://docs.github.com/en/copilot/reference/cli-command-reference */
export const copilot: AgentProgram = {
  id: 'copilot',
  title: 'GitHub Copilot',
  version: '1.0.102',
  package: '@github/copilot',
  bin: 'copilot',
  size: 190,
  newerNode: true,
  tools: {
    shell: (command) => ({ name: 'bash', input: { command, description: 'As asked' } }),
    read: (path) => ({ name: 'view', input: { path } }),
    search: (pattern, path) => ({ name: 'grep', input: { pattern, path, output_mode: 'content' } }),
    edit: (path, old_str, new_str) => ({ name: 'edit', input: { path, old_str, new_str } }),
    mcp: (server, tool, input) => ({ name: `${server}-${tool}`, input }),
    subagent: (prompt) => ({
      name: 'task',
      input: { name: 'help', agent_type: 'general-purpose', mode: 'sync', description: 'Help', prompt },
    }),
  },
  start({ home, workspace, modelUrl, mcp, prompt }) {
    const { name, ...server } = mcp;
    const servers = JSON.stringify({ mcpServers: { [name]: { type: 'local', ...server, tools: ['*'] } } });
    writeFile(join(home, '.copilot/config.json'), { trusted_folders: [workspace.root] });
    const quiet = ['--no-auto-update', '--disable-builtin-mcps', '--additional-mcp-config', servers];
    return {
      args: ['-p', prompt, '--allow-all', ...quiet],
      env: {
        COPILOT_PROVIDER_BASE_URL: `${modelUrl}/v1`,
        COPILOT_PROVIDER_API_KEY: 'not-a-key',
        COPILOT_MODEL: 'scripted',
        COPILOT_OFFLINE: 'true',
      },
    };
  },
};
