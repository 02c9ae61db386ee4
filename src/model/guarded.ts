/** Files that switch a guard on or off. An agent that edits them edits its own supervision. */
export interface GuardedFiles {
  /** For people: “VS Code's settings”. */
  readonly title: string;
  /** Globs: `~/…` from the home folder, `/…` absolute, everything else below any folder. */
  readonly globs: readonly string[];
  /**
   * Settings keys (dotted, as the file spells them) that must not change. Absent: the whole file is guarded
   * and a change is stopped. Present: a change that leaves these keys alone is only shown.
   */
  readonly keys?: readonly string[];
}
