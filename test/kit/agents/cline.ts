import { join } from 'node:path';
import { writeFile } from './files.ts';
import type { AgentProgram } from './program.ts';

/** https://docs.cline.bot; a block ends its whole run. */
export const cline: AgentProgram = {
  id: 'cline',
  title: 'Cline',
  version: '3.0.65',
  package: 'cline',
  bin: 'cline',
  size: 440,
  newerNode: true,
  endsAtBlock: true,
  tools: {
    shell: (command) => ({ name: 'run_commands', input: { commands: [command] } }),
    read: (path) => ({ name: 'read_files', input: { files: [{ path }] } }),
    edit: (path, old_text, new_text) => ({ name: 'editor', input: { path, old_text, new_text } }),
    mcp: (server, tool, input) => ({ name: `${server}__${tool}`, input }),
    subagent: (task) => ({ name: 'spawn_agent', input: { systemPrompt: 'You help.', task } }),
  },
  start({ home, modelUrl, mcp, prompt }) {
    const { name, ...server } = mcp;
    const settings = join(home, '.cline/data/settings');
    writeFile(join(settings, 'providers.json'), {
      version: 1,
      lastUsedProvider: 'openai-compatible',
      modes: {},
      providers: {
        'openai-compatible': {
          settings: {
            provider: 'openai-compatible',
            apiKey: 'not-a-key',
            model: 'scripted',
            baseUrl: `${modelUrl}/v1`,
          },
          updatedAt: '2026-01-01T00:00:00.000Z',
          tokenSource: 'manual',
        },
      },
    });
    writeFile(join(settings, 'cline_mcp_settings.json'), {
      mcpServers: { [name]: { ...server, disabled: false, autoApprove: [] } },
    });
    return {
      args: ['-P', 'openai-compatible', '-m', 'scripted', '-k', 'not-a-key', prompt],
      env: { CLINE_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    };
  },
};
