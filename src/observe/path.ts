import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, parse, sep } from 'node:path';
import { readGit, readGitStatus, readStatus, type StatusEntry } from '../host/git-command.ts';
import { globTest } from '../host/glob-test.ts';
import { isInside } from '../host/paths.ts';
import { isPrecious, isRebuilt } from '../host/precious.ts';
import type { Fact } from '../model/fact.ts';
import { countFiles } from './count.ts';

type PathFact = Extract<Fact, { kind: 'path' }>;
type Git = PathFact['git'];

export interface Surroundings {
  /** Workspace folders, and the request's own directory where there is none. */
  readonly roots: readonly string[];
  readonly cwd: string | undefined;
  readonly homeDirectory: string;
}

/** What stands at a path that an act would remove or overwrite. `at` is the path on this machine, without `~`. */
export async function lookAtPath(path: string, at: string, around: Surroundings): Promise<PathFact> {
  const real = await realOf(at);
  const [roots, cwd, homeDirectory] = await Promise.all([
    Promise.all(around.roots.map(realOf)),
    around.cwd === undefined ? undefined : realOf(around.cwd),
    realOf(around.homeDirectory),
  ]);
  const seen = await stat(real).catch(() => undefined);
  const inside = [...roots, ...(cwd === undefined ? [] : [cwd])].some((folder) => isInside(real, folder));
  const base = { kind: 'path' as const, path, real, inside };
  if (!seen && /[*?[]/.test(basename(at))) return await lookAtGlob(base, around);
  if (!seen) {
    const state = await stateWithoutStat(real);
    return { ...base, state, vital: isVital(real, roots, homeDirectory), git: 'outside', files: undefined };
  }
  const [counted, held] = await Promise.all([
    seen.isDirectory() ? countFiles(real) : undefined,
    heldByGit(real, seen),
  ]);
  const git = gitState(real, seen, held, counted?.precious ?? isPrecious(basename(real)));
  const mount = git !== 'ignored' && seen.isDirectory() && (await isMount(real, seen));
  return {
    ...base,
    state: seen.isDirectory() ? 'directory' : seen.isFile() ? 'file' : 'other',
    vital: mount || isVital(real, roots, homeDirectory),
    git,
    files: counted?.files ?? 1,
  };
}

/** A glob stands for what it matches today: the worst of it counts. `*` alone means the folder itself. */
async function lookAtGlob(
  base: Pick<PathFact, 'kind' | 'path' | 'real' | 'inside'>,
  around: Surroundings,
): Promise<PathFact> {
  const folder = dirname(base.real);
  const glob = basename(base.real);
  if (/^[.*?]+$/.test(glob)) return { ...(await lookAtPath(base.path, folder, around)), path: base.path };
  const fits = globTest(glob);
  const names = (await readdir(folder).catch(() => [])).filter(fits).slice(0, 30);
  if (names.length === 0)
    return { ...base, state: 'missing', vital: false, git: 'outside', files: undefined };
  const facts = await Promise.all(names.map((name) => lookAtPath(base.path, join(folder, name), around)));
  return {
    ...base,
    state: facts.some(({ state }) => state === 'directory') ? 'directory' : 'file',
    inside: facts.every(({ inside }) => inside),
    vital: facts.some(({ vital }) => vital),
    git: WORST_FIRST.find((git) => facts.some((fact) => fact.git === git)) ?? 'outside',
    files: facts.reduce((sum, { files = 1 }) => sum + files, 0),
  };
}

const WORST_FIRST: readonly Git[] = ['outside', 'work', 'committed', 'ignored'];

/** Where a path leads after symbolic links; what does not exist yet hangs below its nearest existing folder. */
async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realOf(parent), basename(path));
  }
}

async function stateWithoutStat(path: string): Promise<PathFact['state']> {
  const error: unknown = await stat(path).catch((reason: unknown) => reason);
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unknown';
}

/** The root, what stands directly below it, the home folder, the workspace, and everything that holds them. */
function isVital(path: string, roots: readonly string[], homeDirectory: string): boolean {
  const top = parse(path).root;
  const below = path.slice(top.length);
  // Below a Windows drive stand ordinary folders too.
  if (below === '' || (top === '/' && !below.includes(sep))) return true;
  return [...roots, homeDirectory].some((folder) => isInside(folder, path));
}

async function isMount(path: string, seen: Stats): Promise<boolean> {
  const parent = await stat(dirname(path)).catch(() => undefined);
  return parent !== undefined && parent.dev !== seen.dev;
}

interface Held {
  readonly entries: readonly StatusEntry[];
  readonly tracked: boolean;
  readonly ignored: boolean;
}

/** What git says of a path; undefined outside a repository. */
async function heldByGit(path: string, seen: Stats): Promise<Held | undefined> {
  const [cwd, pathspec] = seen.isDirectory() ? [path, '.'] : [dirname(path), `./${basename(path)}`];
  const [status, tracked, ignored] = await Promise.all([
    readGitStatus(cwd, ['--ignored=matching', '--', pathspec], LITERAL),
    readGit(cwd, [...LITERAL, 'ls-files', '-z', '--', pathspec]),
    readGit(cwd, ['check-ignore', '-q', '--', pathspec]),
  ]);
  if (status === undefined || tracked === undefined) return undefined;
  return { entries: readStatus(status), tracked: tracked !== '', ignored: ignored !== undefined };
}

const LITERAL = ['--literal-pathspecs'];

function gitState(path: string, seen: Stats, held: Held | undefined, precious: boolean): Git {
  if (path.split(sep).includes('.git')) return 'work';
  if (!held) return 'outside';
  const { entries, tracked, ignored } = held;
  const rebuilt = isRebuilt(basename(path));
  if (entries.some(({ code, path: name }) => code !== '!!' || isPrecious(basename(name)))) return 'work';
  if (precious && (entries.length > 0 || seen.isDirectory()) && !(rebuilt && ignored)) return 'work';
  if (tracked) return 'committed';
  // An empty folder has nothing that git could hold.
  return entries.length > 0 || ignored || seen.isDirectory() ? 'ignored' : 'work';
}
