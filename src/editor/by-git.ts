import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readGit, readGitStatus, readStatus } from '../host/git-command.ts';

/** Milliseconds in which what git has just done may show on the disk. */
const JUST_NOW = 6_000;
/** Acts of the reflog that put files into the working tree. A commit takes them as they are. */
const MOVES = /^(checkout|pull|merge|rebase|reset|clone|cherry-pick|revert|am)\b/;

/**
 * Of these absolute paths those that git itself has just changed (a branch was checked out, pulled, a stash applied),
 * and those that stand again as they were committed. Empty where there is no repository or git does not answer.
 *
 * @param now milliseconds since 1970
 */
export async function changedByGit(paths: readonly string[], now: number): Promise<ReadonlySet<string>> {
  const [first] = paths;
  const inside = first === undefined ? undefined : standing(dirname(first));
  if (inside === undefined) return new Set();
  const places = await readGit(inside, ['rev-parse', '--show-toplevel', ...PLACES]);
  const [root = '', ...files] = (places ?? '').trimEnd().split('\n');
  if (root === '') return new Set();
  const [reflog = '', ...stashes] = files.map((file) => resolve(inside, file));
  const own = paths.filter((path) => path.startsWith(`${root}/`));
  const names = own.map((path) => path.slice(root.length + 1));
  // The paths may be many, and may look like options or patterns.
  const literal = ['--literal-pathspecs'];
  const [acts, times, tracked, status, ignored] = await Promise.all([
    readGit(root, ['reflog', 'show', '-n', '1', '--format=%gs', 'HEAD']),
    Promise.all(stashes.map(timeOf)),
    readGit(root, [...literal, 'ls-files', '-z', '--', ...names]),
    readGitStatus(root, ['--', ...names], literal),
    readGit(root, ['check-ignore', '-z', '--stdin'], undefined, { input: names.join('\0') }),
  ]);
  if (reflog === '' || status === undefined) return new Set();
  const moved = now - (await timeOf(reflog)) < JUST_NOW;
  const stashed = times.some((time) => now - time < JUST_NOW);
  const changed = new Set(readStatus(status).map(({ path }) => path));
  const known = new Set((tracked ?? '').split('\0'));
  const left = new Set((ignored ?? '').split('\0'));
  return new Set(
    own.filter((_path, at) => {
      const name = names[at] ?? '';
      if (left.has(name)) return false;
      if (stashed || (moved && MOVES.test(acts ?? ''))) return true;
      return !moved && known.has(name) && !changed.has(name);
    }),
  );
}

/** Where the reflog and what changes with a stash lie; each worktree has a reflog of its own. */
const PLACES = ['logs/HEAD', 'refs/stash', 'logs/refs/stash'].flatMap((name) => ['--git-path', name]);

/** The folder, or the nearest one above that is there. */
function standing(folder: string): string | undefined {
  if (existsSync(folder)) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : standing(above);
}

async function timeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found) return found.mtimeMs;
  // What was there a moment ago has changed its folder.
  return (await stat(join(path, '..')).catch(() => undefined))?.mtimeMs ?? 0;
}
