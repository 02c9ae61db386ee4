import type { Entry } from './entry.ts';
import type { Diff, Explanation } from './explanation.ts';
import type { Facts, Question } from './fact.ts';
import type { Policy, PolicyState } from './policy.ts';
import type { Request } from './request.ts';
import type { Kept, SnapshotWanted } from './snapshot.ts';
import type { Plan, Verdict } from './verdict.ts';

/** The pure engine. */
export interface Engine {
  /** Reads what the request would do, with the facts known so far. Called again when more is known. */
  plan(request: Request, facts: Facts, policy: Policy): Plan;
  /** `unkept`: why no copy of what would be lost can be kept. Then nothing passes on the strength of one. */
  judge(request: Request, plan: Plan, facts: Facts, policy: Policy, unkept?: string): Verdict;
  explain(request: Request, verdict: Verdict, facts: Facts): Explanation;
  /** The act in one line with every secret hidden. */
  describe(request: Request): string;
}

/** What a person said to a question. */
export type PersonAnswer = 'block' | 'allow-once' | 'away' | 'no-editor';

export interface Ports {
  readonly engine: Engine;
  policy(request: Request): Promise<PolicyState>;
  observe(questions: readonly Question[], request: Request): Promise<Facts>;
  preview(request: Request): Promise<readonly Diff[]>;
  /** Copies what an act would lose, whole or not at all. */
  snapshot(wanted: SnapshotWanted): Promise<Kept>;
  ask(question: Asked): Promise<PersonAnswer>;
  /** Whether a person has allowed exactly this request a moment ago. Spends the grant. */
  granted(fingerprint: string): boolean;
  append(entry: Entry): Promise<void>;
  /** SHA-256, hex. */
  hash(text: string): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A question on its way to a person. */
export interface Asked {
  readonly request: Request;
  readonly verdict: Verdict;
  readonly explanation: Explanation;
  readonly diffs: readonly Diff[];
  /** Names exactly this request: agent, act, directory, contents of the files that it runs. */
  readonly fingerprint: string;
}
