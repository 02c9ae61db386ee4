import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Policy } from '../../model/policy.ts';
import type { Act, Request } from '../../model/request.ts';
import type { Plan } from '../../model/verdict.ts';
import { armedEdits } from '../edits/armed-edits.ts';
import { readExposures } from '../exposure/exposure.ts';
import { configureActions } from '../supervision/guarded.ts';
import { blockedQuestions } from '../verdict/blocked.ts';
import { planEdits } from './edits.ts';
import { distinct, type Found, type PlanPorts, WHOLE } from './found.ts';
import { planLines } from './lines.ts';
import { planMcp } from './mcp.ts';
import { questionsFor } from './questions.ts';

/** Reads what a request would do. */
export function planRequest(request: Request, facts: Facts, policy: Policy, ports: PlanPorts): Plan {
  const found = planAct(request, facts, policy, ports);
  const { actions, credentials = [], unread = [], questions = [] } = found;
  const open = new Map<string, Question>();
  const ask = (question: Question): void => {
    const key = factKey(question);
    if (!facts.has(key)) open.set(key, question);
  };
  questions.forEach(ask);
  let final = open.size === 0;
  if (actions.length === 0) return { actions, credentials, unread, questions: [...open.values()] };
  for (const question of [
    ...questionsFor(actions, credentials, ports),
    ...blockedQuestions(actions, request),
  ]) {
    ask(question);
    // What stands in a file may be more to read.
    final &&= question.kind !== 'file' || facts.has(factKey(question));
  }
  return {
    actions,
    credentials,
    unread,
    questions: [...open.values()],
    ...(final && open.size > 0 ? { final } : {}),
  };
}

function planAct(request: Request, facts: Facts, policy: Policy, ports: PlanPorts): Found {
  const { act, cwd } = request;
  switch (act.kind) {
    case 'command':
      return planCommand(act, request, facts, policy, ports);
    case 'read':
    case 'search': {
      const actions = readExposures(act.paths, cwd, ports.credentialFile, policy, act.kind === 'search');
      const questions = actions.flatMap(({ paths = [] }) =>
        paths.map((path): Question => ({ kind: 'file', path })),
      );
      return { actions, questions };
    }
    case 'edit':
      return planEdits(act.edits, request, facts, policy, ports);
    case 'configure':
      return { actions: configureActions(act.paths, cwd, ports.guarded) };
    case 'mcp':
      return planMcp(act, request, facts, policy, ports);
    case 'other':
      return { actions: [] };
    case 'unreadable':
      return { actions: [], unread: [{ place: WHOLE, reason: act.reason, weight: 'code' }] };
  }
}

/** A line, with what the files that it writes would do by themselves later: hooks, pipelines. */
function planCommand(
  { command, shell }: Extract<Act, { kind: 'command' }>,
  request: Request,
  facts: Facts,
  policy: Policy,
  ports: PlanPorts,
): Found {
  const found = planLines([{ command, shell }], request, facts, policy, ports);
  if (found.armed === undefined) return found;
  const armed = armedEdits(found.armed, request, facts, policy, ports);
  return {
    ...found,
    actions: distinct([...found.actions, ...armed.actions]),
    questions: [...(found.questions ?? []), ...armed.questions],
  };
}
