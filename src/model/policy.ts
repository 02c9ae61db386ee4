import type { Undo, Verb } from './action.ts';
import type { EnvironmentRule } from './environment.ts';
import type { Example, Platform } from './platform.ts';
import type { Shell } from './request.ts';
import type { Answer } from './verdict.ts';

/** What the workspace and the user have written down, merged. */
export interface Policy {
  readonly environments: readonly EnvironmentRule[];
  /** Globs, relative to a workspace folder, of files whose edits are shown first. */
  readonly protectedFiles: readonly string[];
  /** Those of `protectedFiles` of which a new file is everyday work: only what is there already is shown. */
  readonly settledFiles?: readonly string[];
  /** Those of `protectedFiles` of which only a change that loses, loosens or redirects something is shown. */
  readonly weighedFiles?: readonly string[];
  /** Globs of files whose values are hidden from agents. */
  readonly credentialFiles: readonly string[];
  /** Globs of credential-like files that agents may read all the same (`.env.example`). Only the user's own policy adds here. */
  readonly readableFiles: readonly string[];
  /** Lines that stand above the engine's own table of answers. The user's come first. */
  readonly judgement: readonly JudgementLine[];
  /** Rules of the team and of the user, ready to match. They add to what the engine reads and never replace it. */
  readonly platforms: readonly Platform[];
  /** `platform/rule` ids that pass. Only the user's own policy adds here. */
  readonly ignore: readonly string[];
  /** `platform/rule` ids that are asked about at least, wherever they would land. */
  readonly always: readonly string[];
  /** While it is set, nothing is destroyed. */
  readonly freeze: Freeze | undefined;
}

/** Whose file says something. A repository's can only tighten. */
export type PolicyOwner = 'repository' | 'user';

/** Who froze, and where it is written: “.chaperone.jsonc:3”. */
export interface Freeze {
  readonly owner: PolicyOwner;
  readonly source: string;
}

/** One line of a policy's table of answers. What is left out fits everything. */
export interface JudgementLine {
  readonly verb?: Verb;
  /** The kind of thing: “volume”, “table”, with `*`. */
  readonly what?: string;
  readonly undo?: Undo;
  /** `protected`, `unknown`, `free`, `local`, or the name of an environment. */
  readonly where?: string;
  readonly answer: Answer;
  readonly owner: PolicyOwner;
  /** Where this was written: file and 1-based line. */
  readonly source: string;
}

/** A case of a team's own: what this command must lead to. */
interface PolicyTest {
  readonly command: string;
  readonly expect: Answer;
  /** The environment in which it lands, by name; without it, whatever the command itself says. */
  readonly environment?: string;
  /** Files that stand in the directory, by name. */
  readonly files?: { readonly [path: string]: string };
  readonly shell?: Shell;
}

/** What a policy file can be checked against: its own cases, and the examples of its rules. */
export interface PolicyChecks {
  readonly tests: readonly (PolicyTest & { readonly source: string })[];
  readonly rules: readonly {
    /** `platform/rule` */
    readonly id: string;
    readonly instead: string;
    readonly stops: readonly Example[];
    readonly passes: readonly Example[];
    readonly source: string;
  }[];
  /** Ids under “always” and “ignore”. */
  readonly named: readonly { readonly id: string; readonly source: string }[];
}

/** One policy file by itself, and what it can be checked against. */
export interface CheckedPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
  readonly checks: PolicyChecks;
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
