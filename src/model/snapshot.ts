/** Something local that an act would lose and that a copy can keep. Paths are absolute or begin with `~`. */
export type Keepable =
  /** Files and folders. A glob (`*`, `?`, `[…]`, `**`) stands for what it matches. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** What no commit holds in the working tree around `cwd`: changes, and files that git does not track. */
  | {
      readonly kind: 'git-work';
      readonly cwd: string;
      /** What git ignores too, save what a tool makes again. */
      readonly ignored: boolean;
    }
  /** Stashes, and branches with the commits that they alone hold. */
  | {
      readonly kind: 'git-refs';
      readonly cwd: string;
      /** Branches that would go away; `all`: every branch and tag is rewritten. */
      readonly branches: readonly string[] | 'all';
    };

/** A request for a copy, with what a person will want to know of it later. Holds no secret's value. */
export interface SnapshotWanted {
  readonly keep: readonly Keepable[];
  readonly agent: string;
  readonly agentTitle: string;
  readonly cwd: string | undefined;
  /** The act in one line, secrets hidden. */
  readonly text: string;
}

/** A copy that can be put back. */
export interface Snapshot {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly agent: string;
  readonly agentTitle: string;
  readonly cwd: string | undefined;
  readonly text: string;
  readonly files: number;
  readonly bytes: number;
  /** For people: “12 files in src”. */
  readonly holds: string;
}

/** What became of a wanted copy. Without `snapshot` there was nothing to lose. */
export type Kept =
  | { readonly kept: true; readonly snapshot?: Snapshot }
  /** `reason` for people, after “because”: “it holds more than 500 MB”. */
  | { readonly kept: false; readonly reason: string };

/** One thing that putting a copy back would change. */
export interface Restoring {
  /** A path, or a branch or the stashes of a repository. */
  readonly what: string;
  readonly change: 'comes back' | 'is replaced' | 'is removed';
}
