/** A kind of credential: how it looks, and lines that prove it. */
export interface CredentialKind {
  readonly id: string;
  readonly title: string;
  /** With one capture group for the value, or none for the whole match. Global and without look-behind over unbounded text. */
  readonly pattern: RegExp;
  /** Lower-case words of which one must stand in the text before the pattern is tried. */
  readonly keywords: readonly string[];
  /** Must also hold for the value, where a shape alone says too little: entropy, a JWT's role. */
  readonly accepts?: (value: string) => boolean;
  readonly scope: 'blanket' | 'scoped' | 'unknown';
  readonly hits: readonly [string, ...string[]];
  readonly misses: readonly [string, ...string[]];
}

/** A credential found in a text. `value` must not leave the function that asked. */
export interface FoundCredential {
  readonly kind: string;
  readonly title: string;
  readonly scope: 'blanket' | 'scoped' | 'unknown';
  /** The variable or header that names it, where there is one. */
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}
