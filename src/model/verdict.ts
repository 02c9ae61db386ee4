import type { Action, CredentialUse } from './action.ts';
import type { Unread } from './call.ts';
import type { Where } from './environment.ts';
import type { Question } from './fact.ts';
import type { Freeze } from './policy.ts';
import type { Keepable } from './snapshot.ts';

export type Answer = 'pass' | 'ask' | 'stop';

/** What the engine read, before anybody looked at the machine. */
export interface Plan {
  readonly actions: readonly Action[];
  readonly credentials: readonly CredentialUse[];
  readonly unread: readonly Unread[];
  /** What it wants to know before it reads on or judges. */
  readonly questions: readonly Question[];
  /** What the answers say counts for the judgement alone: read again with them, the plan would be the same. */
  readonly final?: true;
}

/** An action with everything that is known about it, and what it alone would lead to. */
export interface Judged extends Action {
  readonly where: readonly Where[];
  readonly answer: Answer;
  /** The thing's name for people, such as “pg-data”. */
  readonly subject: string;
  /** For people: what would be lost and whether it comes back. */
  readonly undoText: string;
  /** The line of a policy that decided, where it was not the engine's own table: “.chaperone.jsonc:4”. */
  readonly ruledBy?: string;
  /** A person blocked the same lately: in one sentence, what and when. */
  readonly again?: string;
  /** It loses work that is copied before it runs. */
  readonly copied?: true;
}

/** What is decided, by whom, and the words for it. */
export interface Verdict {
  readonly answer: Answer;
  /** Worst first. */
  readonly actions: readonly Judged[];
  readonly credentials: readonly CredentialUse[];
  readonly unread: readonly Unread[];
  /** One sentence for the person. */
  readonly why: string;
  /** For the agent: what was stopped, by whom, and the next sanctioned step. */
  readonly tell: string;
  /** Files of credentials with every value hidden, for the agent in their stead. */
  readonly view?: string;
  /** Set where nothing but a freeze stopped it, or where it would have been asked without one. */
  readonly frozen?: Freeze;
  /** The name that must be typed before “Allow once” counts; undefined where a click is enough. */
  readonly typed: string | undefined;
  /** What must be copied before it runs. Absent: nothing that a copy could keep would be lost. */
  readonly keep?: readonly Keepable[];
}
