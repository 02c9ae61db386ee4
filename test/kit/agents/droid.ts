import { join } from 'node:path';
import { writeFile } from './files.ts';
import type { AgentProgram } from './program.ts';

/** https://docs.factory.ai/cli/configuration/settings; its own masking of secrets stays on. */
export const droid: AgentProgram = {
  id: 'droid',
  title: 'Droid',
  version: '0.215.0',
  package: 'droid',
  bin: 'droid',
  size: 290,
  newerNode: true,
  tools: {
    shell: (command) => ({
      name: 'Execute',
      input: { command, summary: 'As asked', riskLevel: 'low', riskLevelReason: 'As asked' },
    }),
    read: (file_path) => ({ name: 'Read', input: { file_path } }),
    search: (pattern, path) => ({ name: 'Grep', input: { pattern, path, output_mode: 'content' } }),
    edit: (file_path, old_str, new_str) => ({
      name: 'Edit',
      input: { file_path, old_str, new_str, change_all: false },
    }),
    mcp: (server, tool, input) => ({ name: `${server}___${tool}`, input }),
  },
  start({ home, modelUrl, mcp, prompt }) {
    const { name, ...server } = mcp;
    writeFile(join(home, '.factory/settings.json'), {
      customModels: [
        {
          model: 'scripted',
          displayName: 'scripted',
          baseUrl: `${modelUrl}/v1`,
          apiKey: 'not-a-key',
          provider: 'generic-chat-completion-api',
          maxOutputTokens: 4096,
        },
      ],
    });
    writeFile(join(home, '.factory/mcp.json'), {
      mcpServers: { [name]: { type: 'stdio', ...server, disabled: false } },
    });
    return {
      args: ['exec', '--skip-permissions-unsafe', '-m', 'custom:scripted-0', prompt],
      env: { FACTORY_DROID_AUTO_UPDATE_ENABLED: 'false' },
    };
  },
};
