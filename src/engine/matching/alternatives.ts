import { matchesGlob } from '../globs/glob.ts';

/** One word of a sub-command: `delete-*|terminate-*`. */
export interface Alternatives {
  readonly exact: ReadonlySet<string>;
  /** Those that hold `*`, each with the longest part of it that stands in whatever fits. */
  readonly globs: readonly (readonly [glob: string, part: string])[];
  readonly all: readonly string[];
  /** `*` is one of them. */
  readonly anything: boolean;
}

/** Whether a word is one of the alternatives, which may hold `*`: `delete-*|terminate-*`. */
export function isNamed(text: string, { exact, globs }: Alternatives): boolean {
  if (exact.has(text)) return true;
  if (globs.length === 0) return false;
  const lower = text.toLowerCase();
  for (const [glob, part] of globs) if (lower.includes(part) && matchesGlob(glob, text)) return true;
  return false;
}

/** The longest run of letters in a glob, in lower case. */
function partOf(glob: string): string {
  const runs = glob.toLowerCase().match(/[a-z0-9_:-]+/g) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

/** Takes the words that stand for one, with `|` between, apart. */
export function alternativesOf(word: string): Alternatives {
  const all = word.split('|');
  return {
    exact: new Set(all),
    globs: all.filter((one) => one.includes('*')).map((one) => [one, partOf(one)]),
    all,
    anything: all.includes('*'),
  };
}
