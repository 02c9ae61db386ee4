import { type ChildProcess, spawn } from 'node:child_process';

/** How a program ended, with everything that it printed. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called with every piece of output as it comes. */
  readonly onOutput?: (text: string) => void;
  /** Milliseconds after which the program is ended. */
  readonly limit?: number;
}

/** Runs a program to its end. Never throws: a program that cannot be started ends with 127. */
export function runToEnd(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // A program does not outlive the process that wanted its result.
    const end = (): void => {
      child.kill('SIGKILL');
    };
    process.once('exit', end);
    const take = (data: Buffer): void => {
      const text = data.toString();
      output += text;
      options.onOutput?.(text);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const timer = options.limit ? setTimeout(() => child.kill('SIGKILL'), options.limit) : undefined;
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Words to put before a command so that it sees no network but loopback, and takes along at its end what it started;
 * none where this machine does not allow that.
 */
export async function loopbackOnly(): Promise<readonly string[]> {
  const apart = ['--map-root-user', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const words = ['unshare', ...apart, 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  const { code } = await runToEnd(words[0] ?? '', [...words.slice(1), 'true']);
  return code === 0 ? words : [];
}

/** Ends a process that was started `detached`, with its whole group: politely, then after three seconds by force. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signalGroup(child.pid, 'SIGTERM');
  const timer = setTimeout(() => child.pid !== undefined && signalGroup(child.pid, 'SIGKILL'), 3000);
  await ended;
  clearTimeout(timer);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone.
  }
}
