/** An environment as the policy or the evidence names it. */
export interface EnvironmentRule {
  readonly name: string;
  readonly protected: boolean;
  /** Names, ids, hosts, paths or globs of what belongs to it. */
  readonly matches: readonly string[];
  /** Where this was written: file and 1-based line. */
  readonly source: string;
}

/** One environment that an act would touch, and how we know. */
export interface Where {
  /** Empty: not known. */
  readonly name: string;
  readonly protected: boolean;
  /** For people: “.railway/config.json”, “-e production”, “Railway, just now”. */
  readonly evidence: readonly string[];
}
