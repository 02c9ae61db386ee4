import type { Place } from './call.ts';

export type Verb = 'delete' | 'overwrite' | 'change' | 'stop' | 'expose' | 'edit' | 'run';

/**
 * Whether the act can be taken back.
 * `none`: no. `vendor`: the vendor keeps it for a while. `files`: depends on what git and the disk hold.
 * `repeat`: it can simply be done again or made anew.
 */
export type Undo = 'none' | 'vendor' | 'files' | 'repeat';

/** What of a repository an act may lose, where no path says it and a copy can keep it. `history`: every commit is rewritten. */
export type RepositoryPart = 'changes' | 'untracked' | 'ignored' | 'stashes' | 'branches' | 'history';

/** A thing that an action would hit, as it was named: an id, a path, a table. */
export interface Target {
  readonly name: string;
  readonly certain: boolean;
}

/** A credential that an act uses. The value itself stays where it was. */
export interface CredentialUse {
  /** Twelve hex digits of a keyed hash; empty where only a variable's name is known. */
  readonly fingerprint: string;
  /** Its kind's title, such as “Railway token”. */
  readonly title: string;
  /** `blanket`: the whole account; `scoped`: less; `unknown`. */
  readonly scope: 'blanket' | 'scoped' | 'unknown';
  /** The variable that holds it, where it was named. */
  readonly variable: string | undefined;
  readonly place: Place;
}

/** One thing that an act would do, on one platform, as one rule reads it. */
export interface Action {
  readonly platform: string;
  readonly rule: string;
  readonly verb: Verb;
  /** The kind of thing: “volume”, “table”, “files”. */
  readonly what: string;
  /** What the act itself calls it, where `what` covers several kinds: “db instance”. */
  readonly thing?: string;
  /** The act's own word for its deed, where `verb` covers several: “detach”. */
  readonly deed?: string;
  readonly targets: readonly Target[];
  /** Words of the act that may name an environment: option values, hosts, ids, paths, variables. */
  readonly hints: readonly Hint[];
  readonly undo: Undo;
  /** What a person should know of undoing it, with its source and date. */
  readonly undoNote: string;
  readonly why: string;
  /** The next sanctioned step, ready to run. */
  readonly instead: string;
  /** How the agent would confirm for itself: `--yes`, `confirm: true`. It never counts as consent. */
  readonly selfConfirmed: string | undefined;
  readonly place: Place;
  readonly via: readonly string[];
  readonly docs: string;
  /** The targets as paths, where they are files: absolute, or as written where that is not known. */
  readonly paths?: readonly string[];
  /** Where no path says what would be lost: what of the repository around `cwd`. */
  readonly loses?: RepositoryPart;
  /** Paths that an earlier part of the same line moves, and that may be lost with the targets. */
  readonly movedIn?: readonly string[];
  /** Those of `paths` that an earlier part of the same line writes anew. */
  readonly made?: readonly string[];
  /** Directory in which it would happen, where certain. */
  readonly cwd?: string | undefined;
  /** Address of the API that it would call. */
  readonly url?: string | undefined;
}

/** A word that may name an environment, and where it stood. `explicit` marks an option such as `-e production`. */
export interface Hint {
  readonly text: string;
  readonly source: string;
  readonly explicit: boolean;
  /** False where an option names an environment that is not known: then nothing weaker may stand in for it. */
  readonly certain?: false;
}
