import type { Action } from '../model/action.ts';
import type { Facts, Question } from '../model/fact.ts';
import type { Policy } from '../model/policy.ts';
import type { Edit, Request } from '../model/request.ts';
import { editActions } from './guarded.ts';
import type { PlanPorts } from './plan-found.ts';
import { removedFiles } from './removed-files.ts';

/** Reads what edits would change that a person must see, and what they would lose. */
export function planEdits(
  edits: readonly Edit[],
  { cwd, roots }: Request,
  facts: Facts,
  policy: Policy,
  { guarded }: PlanPorts,
): { readonly actions: readonly Action[]; readonly questions: readonly Question[] } {
  const shown = editActions(edits, cwd, { guarded, facts, policy, roots });
  // A file that is shown before it goes is no question of its own.
  if (shown.actions.length > 0) return shown;
  const lost = removedFiles(edits, cwd, { facts, roots });
  return { actions: lost.actions, questions: [...shown.questions, ...lost.questions] };
}
