import type { Action } from '../../model/action.ts';
import type { Facts, Question } from '../../model/fact.ts';
import type { Policy } from '../../model/policy.ts';
import type { Edit, Request } from '../../model/request.ts';
import { armedEdits } from '../edits/armed-edits.ts';
import { weakenedEdits } from '../edits/weakened-edits.ts';
import { removedFiles } from '../files/removed-files.ts';
import { rewrittenFiles } from '../files/rewritten.ts';
import { editActions } from '../supervision/guarded.ts';
import { systemEdits } from '../supervision/system-edits.ts';
import type { PlanPorts } from './found.ts';

/** Reads what edits would change that a person must see, and what they would lose. */
export function planEdits(
  edits: readonly Edit[],
  request: Request,
  facts: Facts,
  policy: Policy,
  ports: PlanPorts,
): { readonly actions: readonly Action[]; readonly questions: readonly Question[] } {
  const { cwd, roots } = request;
  const shown = editActions(edits, cwd, { guarded: ports.guarded, facts, policy, roots });
  // A file that is shown before it goes is no question of its own.
  if (shown.actions.length > 0) return shown;
  const lost = removedFiles(edits, cwd, { facts, roots });
  const system = systemEdits(edits, cwd, roots);
  // What is shown as the system's own is no second question.
  const over = system.length > 0 ? NOTHING : rewrittenFiles(edits, cwd, { facts, roots });
  const weaker = weakenedEdits(edits, cwd, facts);
  const armed = armedEdits(edits, request, facts, policy, ports);
  return {
    actions: [...lost.actions, ...system, ...over.actions, ...weaker.actions, ...armed.actions],
    questions: [
      ...shown.questions,
      ...lost.questions,
      ...over.questions,
      ...weaker.questions,
      ...armed.questions,
    ],
  };
}

const NOTHING = { actions: [], questions: [] };
