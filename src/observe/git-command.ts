import { run } from '../host/run.ts';

/** Runs a git command that only reads: takes no lock, asks nobody, starts no helper that the repository names. */
export async function readGit(cwd: string, args: readonly string[]): Promise<string | undefined> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
  // An agent's shell may point git somewhere else.
  for (const name of [
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'GIT_CEILING_DIRECTORIES',
    'GIT_LITERAL_PATHSPECS',
  ])
    delete env[name];
  const ran = await run('git', ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', ...args], {
    cwd,
    timeoutMs: 900,
    env,
  });
  return ran.code === 0 ? ran.stdout : undefined;
}

export interface StatusEntry {
  /** Two letters of `git status --porcelain`; `??` untracked, `!!` ignored. */
  readonly code: string;
  readonly path: string;
}

/** Reads `git status --porcelain=v1 -z`. */
export function readStatus(text: string): readonly StatusEntry[] {
  const entries: StatusEntry[] = [];
  const parts = text.split('\0');
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    if (part.length < 4) continue;
    entries.push({ code: part.slice(0, 2), path: part.slice(3) });
    // A rename is followed by the name that it had.
    if (/[RC]/.test(part.slice(0, 2))) at++;
  }
  return entries;
}
