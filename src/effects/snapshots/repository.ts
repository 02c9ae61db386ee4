import { copyFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { filtersOff, readGit } from '../../host/git-command.ts';
import { absolute } from '../../host/paths.ts';
import { contentPath, type Keeper, Unkeepable } from './kind.ts';

/** Objects of a repository, kept as a pack and its index: `<name>.pack` and `<name>.idx` in the snapshot's folder. */
export interface Pack {
  readonly name: string;
}

export interface Repository {
  /** The working tree, absolute. */
  readonly top: string;
  /** This working tree's own folder of git, absolute: its index and its HEAD. */
  readonly gitDir: string;
}

/** Where HEAD stands: on a branch, or at a commit. */
export interface Head {
  readonly ref?: string;
  /** Undefined before the first commit. */
  readonly commit?: string;
}

// Restoring is asked for by a person: it may take what it takes.
const PATIENCE = 60_000;
const NO_HOOKS = ['-c', 'core.hooksPath=/dev/null', '-c', 'submodule.recurse=false'];
/** What writes or compares files of the working tree, where git runs filters. */
const TOUCHES = /^(checkout|reset)$/;

/** Runs git; nothing of the repository is started by it. Undefined where it fails. */
export async function git(
  cwd: string,
  args: readonly string[],
  options: { readonly input?: string; readonly timeoutMs?: number } = {},
): Promise<string | undefined> {
  const settings = args.some((arg) => TOUCHES.test(arg)) ? await filtersOff(cwd) : undefined;
  return readGit(cwd, [...NO_HOOKS, ...args], settings, { timeoutMs: PATIENCE, ...options });
}

/** The same, where failing means that it was not put back. */
export async function mustGit(cwd: string, args: readonly string[], input?: string): Promise<string> {
  const said = await git(cwd, args, input === undefined ? {} : { input });
  if (said === undefined) throw new Error(`Git refused “git ${args.slice(0, 2).join(' ')}” in ${cwd}.`);
  return said;
}

/** Throws `Unkeepable` where there is no repository with a working tree. */
export async function repositoryAt(cwd: string, keeper: Keeper): Promise<Repository> {
  const said = await git(
    absolute(cwd, '/', keeper.homeDirectory),
    ['rev-parse', '--show-toplevel', '--absolute-git-dir'],
    { timeoutMs: keeper.left() },
  );
  const [top, gitDir] = said?.split('\n') ?? [];
  if (!top || !gitDir) throw new Unkeepable('git does not answer there');
  return { top: resolve(top), gitDir: resolve(gitDir) };
}

export async function headOf(top: string): Promise<Head> {
  const [ref, commit] = await Promise.all([
    git(top, ['symbolic-ref', '-q', 'HEAD']),
    git(top, ['rev-parse', '-q', '--verify', 'HEAD^{commit}']),
  ]);
  return { ...(ref ? { ref: ref.trim() } : {}), ...(commit ? { commit: commit.trim() } : {}) };
}

/**
 * Keeps objects alive outside the repository. `wanted` are lines for `git pack-objects`: ids, or with `--revs` commits
 * and, behind `^`, those that stay (https://git-scm.com/docs/git-pack-objects). Throws `Unkeepable`.
 */
export async function keepObjects(
  top: string,
  wanted: readonly string[],
  keeper: Keeper,
  options: readonly string[] = [],
): Promise<readonly Pack[]> {
  if (wanted.length === 0) return [];
  const name = keeper.next();
  const base = contentPath(keeper.folder, name);
  const said = await git(top, ['pack-objects', '-q', '--non-empty', ...options, base], {
    input: `${wanted.join('\n')}\n`,
    timeoutMs: keeper.left(),
  });
  if (said === undefined) {
    keeper.left();
    throw new Unkeepable('git could not copy its commits');
  }
  const hash = said.trim();
  if (hash === '') return [];
  const pack = { name: `${name}-${hash}` };
  keeper.count((await stat(contentPath(keeper.folder, `${pack.name}.pack`))).size, 0);
  return [pack];
}

/** Puts kept objects back among the repository's own. */
export async function installPacks(top: string, packs: readonly Pack[], folder: string): Promise<void> {
  if (packs.length === 0) return;
  const objects = resolve(top, (await mustGit(top, ['rev-parse', '--git-path', 'objects/pack'])).trim());
  for (const { name } of packs) {
    const target = join(objects, `pack-${name.replace(/^\d+-/, '')}`);
    // Git takes a pack for whole once its index stands there.
    for (const end of ['pack', 'idx'])
      await copyFile(contentPath(folder, `${name}.${end}`), `${target}.${end}`).catch(
        async (error: unknown) => {
          // Git's packs are read-only: the same one stands there already.
          if (!(await stat(`${target}.${end}`).catch(() => undefined))) throw error;
        },
      );
  }
}
