import { basename, dirname, join } from 'node:path';
import { writeFile } from './files.ts';
import type { AgentProgram } from './program.ts';

/** https://geminicli.com/docs/reference/configuration; without `yolo` a run without a person is offered no shell. */
export const gemini: AgentProgram = {
  id: 'gemini',
  title: 'Gemini CLI',
  version: '0.61.0',
  package: '@google/gemini-cli',
  bin: 'gemini',
  size: 100,
  tools: {
    shell: (command) => ({ name: 'run_shell_command', input: { command, description: 'As asked' } }),
    read: (file_path) => ({ name: 'read_file', input: { file_path } }),
    search: (pattern, file) => ({
      name: 'grep_search',
      input: { pattern, dir_path: dirname(file), include_pattern: basename(file) },
    }),
    edit: (file_path, old_string, new_string) => ({
      name: 'replace',
      input: { file_path, instruction: 'As asked', old_string, new_string },
    }),
    mcp: (server, tool, input) => ({ name: `mcp_${server}_${tool}`, input }),
    finish: () => ({ name: 'complete_task', input: { result: { response: 'Done.' } } }),
    subagent: (prompt) => ({ name: 'invoke_agent', input: { agent_name: 'generalist', prompt } }),
  },
  start({ home, modelUrl, mcp, prompt }) {
    const { name, ...server } = mcp;
    writeFile(join(home, '.gemini/settings.json'), {
      security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: false } },
      privacy: { usageStatisticsEnabled: false },
      general: { enableAutoUpdate: false, enableAutoUpdateNotification: false },
      mcpServers: { [name]: server },
    });
    return {
      args: ['-m', 'gemini-2.5-pro', '--approval-mode', 'yolo', '-p', prompt],
      env: {
        GOOGLE_GEMINI_BASE_URL: modelUrl,
        GEMINI_API_KEY: 'not-a-key',
        GEMINI_TELEMETRY_ENABLED: 'false',
      },
    };
  },
};
