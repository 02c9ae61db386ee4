import { run } from './run.ts';

/**
 * Runs a git command: asks nobody, takes no lock that it can do without, starts no helper that the repository names.
 * Undefined where git fails or takes longer than `timeoutMs`, 900 where absent.
 */
export async function readGit(
  cwd: string,
  args: readonly string[],
  settings: ReadonlyMap<string, string> = new Map(),
  { timeoutMs = 900, ...more }: { readonly timeoutMs?: number; readonly input?: string } = {},
): Promise<string | undefined> {
  // An agent's shell, or a repository's settings for one, may point git somewhere else or hand it other settings.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  // https://git-scm.com/docs/git-config#ENVIRONMENT: unlike `-c`, a name may hold whatever it likes.
  const given = [...settings].flatMap(([name, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, name],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  const ran = await run('git', [...SAFE, ...args], {
    cwd,
    timeoutMs,
    ...more,
    cap: 32_000_000,
    env: {
      ...env,
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_COUNT: String(settings.size),
      ...Object.fromEntries(given),
      LC_ALL: 'C',
    },
  });
  return ran.code === 0 ? ran.stdout : undefined;
}

// A folder in a repository may be made up as a bare one, with settings that came along.
const SAFE = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'safe.bareRepository=explicit',
  // It would have every commit of a list checked by the program that the repository names.
  '-c',
  'log.showSignature=false',
  // A repository that holds but a part of its objects would fetch the others, by a command that it names.
  '-c',
  'protocol.allow=never',
];

/**
 * `git status --porcelain=v1 -z`, with `options` before and `args` behind it. To compare a file git would run the
 * filters that the repository names, and those of its submodules: neither happens here.
 */
export async function readGitStatus(
  cwd: string,
  args: readonly string[],
  options: readonly string[] = [],
): Promise<string | undefined> {
  return await readGit(cwd, [...options, ...STATUS, ...args], await filtersOff(cwd));
}

/** Settings under which git runs none of the filters that a repository names, wherever it compares or writes a file. */
export async function filtersOff(cwd: string): Promise<ReadonlyMap<string, string>> {
  const listed = await readGit(cwd, ['config', '-z', '--show-scope', '--name-only', '--get-regexp', FILTERS]);
  const parts = (listed ?? '').split('\0');
  const off = new Map<string, string>();
  for (const [at, name] of parts.entries()) {
    // The user's own, such as Git LFS, are trusted.
    if (at % 2 === 1 && !/^(?:system|global)$/.test(parts[at - 1] ?? '')) off.set(name, '');
  }
  for (const name of [...off.keys()]) off.set(name.replace(/[^.]*$/, 'required'), 'false');
  return off;
}

const FILTERS = '^filter\\..*\\.(clean|smudge|process|required)$';
const STATUS = ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--ignore-submodules=dirty'];

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
