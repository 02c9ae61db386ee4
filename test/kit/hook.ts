import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What an agent sees of the hook that it started. */
export interface HookAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

/** Asks the installed launcher as an agent does: the payload on its standard input. `home` holds `.chaperone`. */
export function askHook(home: string, payload: string | Uint8Array, agent = 'vscode'): Promise<HookAnswer> {
  return new Promise((resolve, reject) => {
    const hook = spawn(join(home, '.chaperone/bin/hook'), [agent], { env: { ...process.env, HOME: home } });
    let stdout = '';
    let stderr = '';
    hook.stdout.on('data', (data: Buffer) => {
      stdout += data.toString();
    });
    hook.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    hook.on('error', reject);
    hook.on('close', (code) => resolve({ stdout, stderr, code }));
    // A launcher that refuses early does not read to the end.
    hook.stdin.on('error', () => {});
    hook.stdin.end(payload);
  });
}

/** A question of VS Code's agent, as its hook gets it. */
export function vscodePayload(cwd: string, tool: string, input: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    hook_event_name: 'PreToolUse',
    session_id: 'test',
    cwd,
    tool_name: tool,
    tool_input: input,
  });
}

/** The same for a command in the agent's terminal. */
export const vscodeCommand = (cwd: string, command: string): string =>
  vscodePayload(cwd, 'run_in_terminal', { command, explanation: '', goal: '', mode: 'sync' });
