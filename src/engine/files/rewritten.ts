import type { Action } from '../../model/action.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Edit } from '../../model/request.ts';
import { editedText } from '../edits/edited-text.ts';
import { fileText } from '../file-text.ts';
import { generalAction } from '../general/action.ts';
import { isOutside, resolvePath } from '../paths.ts';
import { WHOLE } from '../plan/found.ts';

/** Where agents keep their own plans and notes. */
const NOTES = /(^|[\\/])\.(claude|codex|cursor|gemini|qwen|copilot|kiro|factory)[\\/].*\.(md|txt|json)$/;

/**
 * Files outside the workspace of which an edit leaves little: no commit and no copy holds what went. A file of the workspace
 * has git, and a change that keeps most of a text loses nothing that its author would miss.
 */
export function rewrittenFiles(
  edits: readonly Edit[],
  cwd: string | undefined,
  { facts, roots }: { readonly facts: Facts; readonly roots: readonly string[] },
): { readonly actions: readonly Action[]; readonly questions: readonly Question[] } {
  const folders = [...roots, ...(cwd === undefined ? [] : [cwd])];
  const questions: Question[] = [];
  const lost: string[] = [];
  for (const edit of edits) {
    const path = resolvePath(cwd, edit.path) ?? edit.path;
    if (!isOutside(path, folders) || NOTES.test(path)) continue;
    if (edit.changes.some(({ kind }) => kind === 'delete')) continue;
    const question: Question = { kind: 'file', path };
    const fact = facts.get(factKey(question));
    if (fact === undefined) questions.push(question);
    const text = fileText(fact);
    if (text === undefined) continue;
    const { before, after, whole } = editedText(edit.changes, text);
    if (whole && mostIsGone(before, after)) lost.push(path);
  }
  if (lost.length === 0) return { actions: [], questions };
  const action = generalAction(
    { place: WHOLE, via: [], cwd },
    {
      rule: 'overwrite-file',
      verb: 'overwrite',
      what: 'files',
      undo: 'files',
      undoNote: 'Overwritten text does not come back',
      targets: lost.map((name) => ({ name, certain: true })),
      paths: lost,
      hints: [],
      why: 'Puts other content in the place of a file that lies outside the project.',
    },
  );
  return { actions: [action], questions };
}

/** Whether at least half of the lines of a text are no longer in it. */
function mostIsGone(before: string, after: string): boolean {
  const lines = (text: string) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const old = lines(before);
  const now = new Set(lines(after));
  return old.length > 0 && old.filter((line) => !now.has(line)).length >= old.length / 2;
}
