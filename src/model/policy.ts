import type { EnvironmentRule } from './environment.ts';

/** What the workspace and the user have written down, merged. */
export interface Policy {
  readonly environments: readonly EnvironmentRule[];
  /** Globs, relative to a workspace folder, of files whose edits are shown first. */
  readonly protectedFiles: readonly string[];
  /** Globs of files whose values are hidden from agents. */
  readonly credentialFiles: readonly string[];
  /** Globs of credential-like files that agents may read all the same (`.env.example`). Only the user's own policy adds here. */
  readonly readableFiles: readonly string[];
}

/** A policy in force, and what was wrong with the newest text where an older one still rules. */
export interface PolicyState {
  readonly policy: Policy;
  readonly files: readonly string[];
  readonly problems: readonly PolicyProblem[];
}

export interface PolicyProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
