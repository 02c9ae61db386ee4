import type { PlatformNames } from '../model/platform.ts';
import type { Engine } from '../model/ports.ts';
import { planWithOwnRules } from './matching/own-rules.ts';
import { keepNames } from './matching/platform-index.ts';
import type { PlanPorts } from './plan/found.ts';
import type { VerdictPorts } from './verdict/verdict.ts';
import { judgePlan } from './verdict/verdict.ts';
import { explainVerdict, textOf } from './words/explain.ts';

export type EnginePorts = PlanPorts &
  VerdictPorts & {
    /** What the platforms answer to, where it was collected before. */
    readonly names?: PlatformNames | undefined;
  };

const LONGEST = 4000;

/** The pure engine: reads, judges and explains requests. Total: whatever the input, it answers. */
export function createEngine(ports: EnginePorts): Engine {
  if (ports.names) keepNames(ports.platforms, ports.names);
  return {
    plan: (request, facts, policy) => planWithOwnRules(request, facts, policy, ports),
    judge: (request, plan, facts, policy, unkept) => judgePlan(request, plan, facts, policy, ports, unkept),
    explain: (request, verdict, facts) => explainVerdict(request, verdict, facts, ports),
    describe: ({ act }) => {
      const line = ports
        .hideSecrets(textOf(act).slice(0, LONGEST * 4))
        .replace(/\s+/g, ' ')
        .trim();
      return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
    },
  };
}
