import type { Unread } from '../../model/call.ts';
import type { Facts } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Policy } from '../../model/policy.ts';
import type { Request } from '../../model/request.ts';
import type { Plan } from '../../model/verdict.ts';
import type { PlanPorts } from '../plan/found.ts';
import { planRequest } from '../plan/plan.ts';

/**
 * The plan with the rules of the policy. They are read apart: a program, host or tool that a policy's rule claims is
 * still read in every other way, so that such a rule only ever adds.
 */
export function planWithOwnRules(request: Request, facts: Facts, policy: Policy, ports: PlanPorts): Plan {
  const plan = planRequest(request, facts, policy, ports);
  const { platforms } = policy;
  if (platforms.length === 0) return plan;
  const own = planRequest(request, facts, policy, { ...ports, platforms });
  const ids = new Set(platforms.map(({ id }) => id));
  return {
    actions: [...plan.actions, ...own.actions.filter(({ platform }) => ids.has(platform))],
    credentials: plan.credentials,
    unread: distinct([...plan.unread, ...own.unread], unreadKey),
    questions: distinct([...plan.questions, ...own.questions], factKey),
    ...(isFinal(plan) && isFinal(own) ? { final: true } : {}),
  };
}

const isFinal = ({ questions, final }: Plan) => final === true || questions.length === 0;

const unreadKey = ({ place, reason }: Unread) =>
  JSON.stringify([place.file ?? '', place.start, place.end, reason]);

function distinct<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
