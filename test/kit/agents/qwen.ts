import { basename, dirname, join } from 'node:path';
import { writeFile } from './files.ts';
import type { AgentProgram } from './program.ts';

/** https://qwenlm.github.io/qwen-code-docs/en/users/configuration/settings */
export const qwen: AgentProgram = {
  id: 'qwen',
  title: 'Qwen Code',
  version: '0.24.4',
  package: '@qwen-code/qwen-code',
  bin: 'qwen',
  size: 150,
  newerNode: true,
  readsFirst: true,
  tools: {
    shell: (command) => ({
      name: 'run_shell_command',
      input: { command, description: 'As asked', is_background: false },
    }),
    read: (file_path) => ({ name: 'read_file', input: { file_path } }),
    search: (pattern, file) => ({
      name: 'grep_search',
      input: { pattern, path: dirname(file), glob: basename(file) },
    }),
    edit: (file_path, old_string, new_string) => ({
      name: 'edit',
      input: { file_path, old_string, new_string },
    }),
    mcp: (server, tool, input) => ({ name: `mcp__${server}__${tool}`, input }),
    subagent: (prompt) => ({
      name: 'agent',
      input: { description: 'Help', prompt, subagent_type: 'general-purpose', run_in_background: false },
    }),
  },
  start({ home, modelUrl, mcp, prompt }) {
    const { name, ...server } = mcp;
    writeFile(join(home, '.qwen/settings.json'), {
      security: { auth: { selectedType: 'openai' } },
      privacy: { usageStatisticsEnabled: false },
      general: { disableAutoUpdate: true, enableAutoUpdate: false },
      telemetry: { enabled: false },
      mcpServers: { [name]: server },
    });
    return {
      args: ['--auth-type', 'openai', '-m', 'scripted', '--approval-mode', 'yolo', '-p', prompt],
      env: { OPENAI_BASE_URL: `${modelUrl}/v1`, OPENAI_API_KEY: 'not-a-key', OPENAI_MODEL: 'scripted' },
    };
  },
};
