import { join } from 'node:path';
import { writeFile } from './files.ts';
import type { AgentProgram } from './program.ts';

export const claude: AgentProgram = {
  id: 'claude',
  title: 'Claude Code',
  version: '2.1.329',
  package: '@anthropic-ai/claude-code',
  bin: 'claude',
  size: 360,
  scripts: true,
  tools: {
    shell: (command) => ({ name: 'Bash', input: { command, description: 'As asked' } }),
    read: (file_path) => ({ name: 'Read', input: { file_path } }),
    edit: (file_path, old_string, new_string) => ({
      name: 'Edit',
      input: { file_path, old_string, new_string },
    }),
    mcp: (server, tool, input) => ({ name: `mcp__${server}__${tool}`, input }),
    subagent: (prompt) => ({
      name: 'Agent',
      input: { description: 'Help', prompt, subagent_type: 'general-purpose' },
    }),
  },
  start({ home, workspace, modelUrl, mcp, prompt }) {
    const { name, ...server } = mcp;
    const file = join(home, 'mcp.json');
    writeFile(file, { mcpServers: { [name]: server } });
    writeFile(join(home, '.claude.json'), {
      hasCompletedOnboarding: true,
      projects: { [workspace.root]: { hasTrustDialogAccepted: true } },
    });
    writeFile(join(home, '.claude/settings.json'), {
      permissions: { allow: ['Bash', 'Read', 'Edit', 'Write', `mcp__${name}`] },
    });
    return {
      args: ['-p', prompt, '--model', 'scripted', '--mcp-config', file, '--strict-mcp-config'],
      env: claudeEnv(modelUrl),
    };
  },
};

/** What leads Claude Code to the scripted model, and nowhere else. */
export const claudeEnv = (modelUrl: string) => ({
  ANTHROPIC_BASE_URL: modelUrl,
  ANTHROPIC_API_KEY: 'not-a-key',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  DISABLE_AUTOUPDATER: '1',
});
