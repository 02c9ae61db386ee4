import { join } from 'node:path';
import { claude, claudeEnv } from './agents/claude.ts';
import { fetchAgent } from './agents/fetch.ts';
import { writeFile } from './agents/files.ts';
import { type AgentRun, runProgram } from './agents/run.ts';

/** What a run of Claude Code needs. */
export interface ClaudeOptions {
  /** Its home folder; everything that it and the guard keep lies there. */
  readonly home: string;
  readonly cwd: string;
  /** The scripted model. */
  readonly modelUrl: string;
  readonly prompt: string;
  /** Its MCP servers, as in `.mcp.json`. */
  readonly mcpServers?: Readonly<Record<string, object>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Folder with programs to put first on PATH. */
  readonly programs?: string;
  readonly mode?: 'default' | 'bypassPermissions';
  /** Milliseconds. */
  readonly limit?: number;
}

/** Claude Code's program, fetched with npm into the cache on first use. */
export const fetchClaude = (say: (text: string) => void = () => {}): Promise<string> =>
  fetchAgent(claude, say);

/** Runs `claude -p` to its end in an environment of its own. */
export async function runClaude(program: string, options: ClaudeOptions): Promise<AgentRun> {
  const { home, cwd, modelUrl, prompt, mode, programs, limit } = options;
  const mcp = join(home, 'mcp.json');
  writeFile(mcp, { mcpServers: options.mcpServers ?? {} });
  writeFile(join(home, '.claude.json'), {
    hasCompletedOnboarding: true,
    projects: { [cwd]: { hasTrustDialogAccepted: true } },
  });
  const bypass = mode === 'bypassPermissions' ? ['--permission-mode', 'bypassPermissions'] : [];
  const args = ['-p', prompt, '--model', 'scripted', '--mcp-config', mcp, '--strict-mcp-config', ...bypass];
  // As root it refuses to bypass permissions outside a sandbox.
  const env = { ...claudeEnv(modelUrl), IS_SANDBOX: '1', ...options.env };
  return await runProgram(program, args, { home, cwd, programs: [programs], env, limit });
}
