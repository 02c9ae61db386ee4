import type { Verb } from './action.ts';

/** An act that a person blocked lately, as the journal has it. Holds no secret's value. */
export interface BlockedAct {
  /** The act, secrets hidden. */
  readonly text: string;
  readonly secondsAgo: number;
  readonly cwd: string | undefined;
  /** What it would have lost: what the person was asked about. */
  readonly losses: readonly {
    readonly verb: Verb;
    readonly platform: string;
    readonly what: string;
    readonly names: readonly string[];
  }[];
}
