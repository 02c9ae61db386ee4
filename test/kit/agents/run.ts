import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';

export interface AgentRun {
  readonly code: number;
  readonly output: string;
  /** Milliseconds. */
  readonly took: number;
}

/**
 * Runs an agent to its end with an environment of its own: nothing of the person's, and a proxy that leads nowhere for
 * everything that is not on loopback. What it leaves running is ended with its group.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: {
    readonly home: string;
    readonly cwd: string;
    /** Folders to put first on PATH. */
    readonly programs?: readonly (string | undefined)[];
    readonly env?: Readonly<Record<string, string>>;
    readonly input?: string | undefined;
    /** Milliseconds. */
    readonly limit?: number | undefined;
  },
): Promise<AgentRun> {
  const temporary = join(options.home, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const path = [...(options.programs ?? []), dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'];
  const began = Date.now();
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: {
      PATH: path.filter(Boolean).join(':'),
      HOME: options.home,
      TERM: 'xterm',
      TMPDIR: temporary,
      ...(alone() ? {} : NOWHERE),
      ...options.env,
    },
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const take = (data: Buffer): void => {
    output += data.toString();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.input);
  const timer = setTimeout(() => killGroup(child.pid), options.limit ?? 300_000);
  const code = await new Promise<number>((ended) => {
    child.on('error', (failure) => {
      output += failure.message;
      ended(127);
    });
    child.on('close', (status) => ended(status ?? 1));
  });
  clearTimeout(timer);
  killGroup(child.pid);
  return { code, output, took: Date.now() - began };
}

/** Only loopback: then nothing of what an agent tries to reach outside has to be kept from it. */
const alone = (): boolean => Object.keys(networkInterfaces()).every((name) => name === 'lo');

/** A proxy that leads nowhere for everything that is not on loopback. */
const NOWHERE = {
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  NO_PROXY: '127.0.0.1,localhost',
};

/** Ends what an agent left running in a session of its own, such as a hub for further runs: it is known by its home. */
export function endLeftovers(home: string): void {
  for (const pid of existsSync('/proc') ? readdirSync('/proc').map(Number) : []) {
    if (!(pid > 1) || pid === process.pid) continue;
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
      if (environment.split('\0').includes(`HOME=${home}`)) process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended, or belongs to somebody else.
    }
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Everybody has left.
  }
}
