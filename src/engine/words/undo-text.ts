import type { Action } from '../../model/action.ts';
import type { Facts } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Request } from '../../model/request.ts';
import { isWithin } from '../paths.ts';
import type { Loss } from '../verdict/loss.ts';
import { basesOf } from '../verdict/loss.ts';

/** Whether the step that a rule proposes helps where the act would happen: a stash is of no use outside the workspace. */
export function helpsThere(action: Action, loss: Loss, request: Request, elsewhere: boolean): boolean {
  return action.undo !== 'files' || !(elsewhere || loss === 'vital' || isOutside(action, request));
}

/** Whether none of the paths lies in the workspace, as far as they are absolute. */
function isOutside({ paths = [] }: Action, request: Request): boolean {
  const bases = basesOf(request);
  return (
    paths.length > 0 &&
    paths.every((path) => /^(?:[/~]|[a-z]:[\\/])/i.test(path) && !bases.some((base) => isWithin(path, base)))
  );
}

/**
 * What a person reads of the way back. `unkept`: why no copy could be kept, if one should have been; `elsewhere`: it
 * happens on another machine or in a container.
 */
export function undoText(
  action: Action,
  loss: Loss,
  facts: Facts,
  unkept: string | undefined,
  elsewhere: boolean,
): string {
  if (action.undo !== 'files' || action.verb === 'edit') return action.undoNote;
  if (elsewhere) return 'it happens elsewhere, and nothing here could bring it back';
  const counted = (action.paths ?? []).flatMap((path) => {
    const fact = facts.get(factKey({ kind: 'path', path }));
    return fact?.kind === 'path' && fact.files !== undefined ? [fact.files] : [];
  });
  const total = counted.reduce((sum, files) => sum + files, 0);
  const files = total > 0 ? `${total === 1 ? '1 file' : `${total} files`}: ` : '';
  const said: Readonly<Record<Loss, string>> = {
    nothing: 'nothing is lost',
    remade: 'it can be made again',
    kept: 'git has it, or ignores it as something that can be made again',
    copied:
      'it holds work that no commit has; a copy is kept first, “Chaperone: Restore Snapshot…” brings it back',
    work: `it holds work that no commit has${unkept === undefined ? '' : `, and no copy could be kept because ${unkept}`}; that does not come back`,
    outside: 'it lies outside the workspace; nothing here could bring it back',
    unknown: action.undoNote === '' ? 'nothing is known of a copy' : action.undoNote,
    vital: 'it is the workspace, the home folder or a system folder; nothing here could bring it back',
  };
  return files + said[loss];
}
