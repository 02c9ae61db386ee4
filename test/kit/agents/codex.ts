import { join } from 'node:path';
import { writeFile } from './files.ts';
import type { AgentProgram } from './program.ts';

/** https://developers.openai.com/codex/config-reference; a model that Codex knows is offered `apply_patch`. */
export const codex: AgentProgram = {
  id: 'codex',
  title: 'Codex',
  version: '0.169.0',
  package: '@openai/codex',
  bin: 'codex',
  size: 400,
  tools: {
    shell: (cmd) => ({ name: 'exec_command', input: { cmd } }),
    edit: (path, before, after) => ({
      name: 'apply_patch',
      input: {},
      custom: `*** Begin Patch\n*** Update File: ${path}\n@@\n-${before}\n+${after}\n*** End Patch\n`,
    }),
    mcp: (server, tool, input) => ({ name: tool, namespace: `mcp__${server}`, input }),
    subagent: (message) => ({
      name: 'spawn_agent',
      namespace: 'collaboration',
      input: { message, task_name: 'help' },
    }),
    wait: () => ({ name: 'wait_agent', namespace: 'collaboration', input: { timeout_ms: 20_000 } }),
  },
  start({ home, workspace, modelUrl, mcp, prompt }) {
    writeFile(
      join(home, '.codex/config.toml'),
      `model = "gpt-5.5"
model_provider = "scripted"
[model_providers.scripted]
name = "scripted"
base_url = "${modelUrl}/v1"
wire_api = "responses"
env_key = "MODEL_KEY"
requires_openai_auth = false
request_max_retries = 0
stream_max_retries = 0
[analytics]
enabled = false
[features]
multi_agent_v2 = true
[mcp_servers.${mcp.name}]
command = ${JSON.stringify(mcp.command)}
args = ${JSON.stringify(mcp.args)}
env = { ${Object.entries(mcp.env)
        .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
        .join(', ')} }
[projects.${JSON.stringify(workspace.root)}]
trust_level = "trusted"
`,
    );
    return {
      args: ['exec', '--dangerously-bypass-hook-trust', '-s', 'danger-full-access', prompt],
      env: { MODEL_KEY: 'not-a-key' },
    };
  },
};
