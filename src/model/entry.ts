import type { Verb } from './action.ts';
import type { Answer } from './verdict.ts';

/**
 * Who decided. `away`: a person was asked and did not answer in time. `watch`: nobody was asked; it was seen when it had
 * started and was interrupted, or, where it passed, when it had happened.
 */
export type DecidedBy = 'policy' | 'person' | 'away' | 'no-editor' | 'failure' | 'watch';

/** One decision, as the journal keeps it. Holds no secret's value. */
export interface Entry {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly id: string;
  readonly agent: string;
  readonly session: string | undefined;
  readonly cwd: string | undefined;
  readonly act: string;
  /** The command, paths or tool with secrets hidden. */
  readonly text: string;
  readonly actions: readonly {
    readonly platform: string;
    readonly rule: string;
    readonly verb: Verb;
    readonly what: string;
    readonly targets: readonly string[];
    readonly environments: readonly string[];
    /** What it alone led to; older entries lack it. */
    readonly answer?: Answer;
  }[];
  /** Fingerprints with titles. */
  readonly credentials: readonly {
    readonly fingerprint: string;
    readonly title: string;
    readonly file: string;
  }[];
  readonly unread: readonly string[];
  readonly verdict: Answer;
  readonly outcome: 'passed' | 'stopped';
  readonly by: DecidedBy;
  readonly why: string;
  /** Whole milliseconds from request to answer. */
  readonly took: number;
  /** The copy that was kept before it ran, and what it holds. */
  readonly snapshot?: { readonly id: string; readonly holds: string };
}

/** An entry as it stands in the file: chained to the line before it. */
export interface ChainedEntry extends Entry {
  /** `hash` of the entry before, or SHA-256 (hex) of nothing for the first. */
  readonly previous: string;
  /** SHA-256 (hex) of everything else in the entry, keys sorted. */
  readonly hash: string;
}
