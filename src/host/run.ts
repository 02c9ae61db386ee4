import type { ChildProcess } from 'node:child_process';

export interface Ran {
  /** Undefined where it did not start, was killed or ran out of time. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly timeoutMs: number;
  readonly input?: string;
  /** The whole environment of the program; this process's own where absent. */
  readonly env?: NodeJS.ProcessEnv;
  /** Bytes of output after which the rest is dropped and the program ended. */
  readonly cap?: number;
}

/** Runs a program without a shell and waits for its end. Never throws: what went wrong has no `code`. */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  // Loaded only where something is run: a hook that runs nothing starts faster without it.
  const { spawn } = await import('node:child_process');
  const { cwd, timeoutMs, input = '', env = process.env, cap = 4_000_000 } = options;
  return new Promise((resolve) => {
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    let size = 0;
    let timedOut = false;
    const end = (code: number | undefined, extra = '') => {
      clearTimeout(timer);
      const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString('utf8');
      resolve({ code, stdout: text(output.stdout), stderr: text(output.stderr) + extra, timedOut });
    };
    let child: ChildProcess;
    const timer = setTimeout(() => {
      timedOut = true;
      child?.kill('SIGKILL');
      // A grandchild may hold the pipes open.
      end(undefined);
    }, timeoutMs);
    try {
      child = spawn(program, args, {
        ...(cwd === undefined ? {} : { cwd }),
        env,
        stdio: 'pipe',
        windowsHide: true,
      });
    } catch (error) {
      end(undefined, String(error));
      return;
    }
    const collect = (chunks: Buffer[]) => (chunk: Buffer) => {
      size += chunk.length;
      if (size <= cap) chunks.push(chunk);
      else child.kill('SIGKILL');
    };
    child.stdout?.on('data', collect(output.stdout));
    child.stderr?.on('data', collect(output.stderr));
    child.on('error', (error) => end(undefined, error.message));
    child.on('close', (code) => end(size > cap ? undefined : (code ?? undefined)));
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
