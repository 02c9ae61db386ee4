import type { Action, RepositoryPart } from '../../model/action.ts';
import type { Facts } from '../../model/fact.ts';
import type { Request } from '../../model/request.ts';
import type { Keepable } from '../../model/snapshot.ts';
import { basesOf, below, type Loss, lossAt } from './loss.ts';

/** What a copy could keep of what an action would lose. Empty: nothing, or nobody knows what it would lose. */
export function keepableOf(action: Action, loss: Loss, facts: Facts, request: Request): readonly Keepable[] {
  const { cwd, loses, paths = [], verb, undo, movedIn = [], via } = action;
  if (verb === 'edit' || verb === 'expose') return [];
  // A copy of now says nothing of what will be there then.
  if (via.some((label) => LATER.test(label)) || !movedIn.every(isPlaced)) return [];
  const files = (lost: readonly string[]): readonly Keepable[] =>
    lost.length > 0 ? [{ kind: 'files', paths: lost }] : [];
  if (loses !== undefined) {
    if (cwd === undefined || below(cwd, basesOf(request)) === undefined) return [];
    // A branch comes back by hand too, while the reflog lasts: the copy is an extra, and nobody is asked about it.
    const extra = loses === 'branches' && undo === 'repeat';
    return extra || (undo === 'files' && loss === 'work')
      ? [...partsOf(loses, cwd, action), ...files(movedIn)]
      : [];
  }
  if (undo !== 'files' || loss !== 'work') return [];
  const lost = paths.filter((path) => lossAt(path, facts, request) === 'work');
  return lost.length > 0 ? files([...lost, ...movedIn]) : [];
}

/** What runs a command at another time, again and again, or in a session that is there already. */
const LATER =
  /^(at|batch|cron|crontab|watch|watchexec|entr|nodemon|chokidar|onchange|systemd-run|tmux|screen|zellij)( |$)/;

/** An absolute path, of any system, or one below the home folder. */
const isPlaced = (path: string) => /^(\/|~\/|[A-Za-z]:[\\/]|\\\\)/.test(path);

function partsOf(loses: RepositoryPart, cwd: string, { targets }: Action): readonly Keepable[] {
  // What was never added counts too: one line may add it, or stash it, and throw that away.
  const work: Keepable = { kind: 'git-work', cwd, ignored: loses === 'ignored' };
  switch (loses) {
    case 'changes':
    case 'untracked':
    case 'ignored':
      return [work];
    case 'stashes':
      return [work, { kind: 'git-refs', cwd, branches: [] }];
    case 'branches': {
      // Where a loop names them, it may be any of them.
      const all = targets.some(({ certain }) => !certain);
      const names = targets.map(({ name }) => name);
      return names.length > 0 ? [{ kind: 'git-refs', cwd, branches: all ? 'all' : names }] : [];
    }
    case 'history':
      return [work, { kind: 'git-refs', cwd, branches: 'all' }];
  }
}

/** The same, each thing once. */
export function distinctKeep(keep: readonly Keepable[]): readonly Keepable[] {
  const repositories = keep.filter(({ kind }) => kind !== 'files');
  const paths = keep.flatMap((one) => (one.kind === 'files' ? one.paths : []));
  const files: readonly Keepable[] = paths.length > 0 ? [{ kind: 'files', paths: [...new Set(paths)] }] : [];
  return [...new Map([...repositories, ...files].map((one) => [JSON.stringify(one), one])).values()];
}
