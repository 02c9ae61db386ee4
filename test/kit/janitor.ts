import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The variable that marks every process of a run, so that none is forgotten, wherever it was started from. */
const runVariable = 'CHAPERONE_TEST_RUN';

/** One run's temporary folder and the processes that carry its mark. */
export interface Run {
  readonly folder: string;
  /** To be added to the environment of everything that the run starts. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the run's processes and removes its folder. May be called twice. */
  sweep(): void;
}

/**
 * Opens a run. A janitor process waits at the other end of a pipe: however this process ends (Ctrl-C, a crash,
 * even SIGKILL), the pipe closes, and the janitor ends what is left of the run and removes its folder.
 */
export function openRun(name: string): Run {
  const folder = mkdtempSync(join(tmpdir(), `chaperone-${name}-`));
  const janitor = spawn(process.execPath, [join(__dirname, '../kit/janitor.entry.cjs'), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  janitor.unref();
  const keepOpen = janitor.stdin as unknown as { unref?: () => void };
  keepOpen.unref?.();
  return {
    folder,
    env: { [runVariable]: folder },
    sweep: () => {
      sweep(folder);
      janitor.stdin.end();
    },
  };
}

/** Ends every process that carries the run's mark (Linux), then removes the run's folder. */
export function sweep(folder: string): void {
  for (let round = 0; round < 5; round++) {
    const left = marked(folder);
    if (left.length === 0) break;
    for (const pid of left) kill(pid);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Process ids, other than our own, whose environment carries the run's mark. */
function marked(folder: string): number[] {
  const mark = `${runVariable}=${folder}\0`;
  return processes().filter((pid) => pid !== process.pid && environment(pid).includes(mark));
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function environment(pid: number): string {
  try {
    return `${readFileSync(`/proc/${pid}/environ`, 'utf8')}\0`;
  } catch {
    return '';
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
