import type { Action } from '../../model/action.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Edit } from '../../model/request.ts';
import { generalAction } from '../general/action.ts';
import { isOutside, resolvePath } from '../paths.ts';
import { WHOLE } from '../plan/found.ts';

/**
 * Files that a tool for editing takes away: what `rm` would lose is lost here too. Of a file of the workspace nothing
 * is said before it was looked at: that it goes is the most ordinary part of a change.
 */
export function removedFiles(
  edits: readonly Edit[],
  cwd: string | undefined,
  { facts, roots }: { readonly facts: Facts; readonly roots: readonly string[] },
): { readonly actions: readonly Action[]; readonly questions: readonly Question[] } {
  const gone = edits
    .filter(({ changes }) => changes.some(({ kind }) => kind === 'delete'))
    .map(({ path }) => resolvePath(cwd, path) ?? path);
  const questions = gone.map((path): Question => ({ kind: 'path', path }));
  const folders = [...roots, ...(cwd === undefined ? [] : [cwd])];
  const known = gone.filter(
    (path) => facts.has(factKey({ kind: 'path', path })) || isOutside(path, folders) || REPOSITORY.test(path),
  );
  if (known.length === 0) return { actions: [], questions };
  const action = generalAction(
    { place: WHOLE, via: [], cwd },
    {
      rule: 'remove-file',
      what: 'files',
      undo: 'files',
      undoNote: 'A removed file does not come back unless something else holds it',
      targets: known.map((name) => ({ name, certain: true })),
      paths: known,
      hints: [],
      why: 'Takes the file away.',
    },
  );
  return { actions: [action], questions };
}

/** Git's own files: with them goes what no commit gives back. */
const REPOSITORY = /(^|[\\/])\.git([\\/]|$)/;
