/**
 * What tells at one look that a text fits none of some globs: how the names of folders and files in it begin, and what it
 * ends in. A pattern for all of them would be tried at each of its folders.
 */
export interface Signs {
  /** Some glob begins with a star or in another way that says nothing. */
  readonly always: boolean;
  /** The first two characters of what may stand at the start or behind any folder, as one number. */
  readonly starts: ReadonlySet<number>;
  /** Ends behind any beginning, in lower case: `.tfvars`. */
  readonly ends: ReadonlySet<string>;
}

const ENDING = /^\*(\.[a-z0-9_-]+)$/;
const STARTING = /^[a-z0-9._~/-]{2}/;

/** Globs as `matchesGlob` takes them, with folders. */
export function signsOf(globs: readonly string[]): Signs {
  const starts = new Set<number>();
  const ends = new Set<string>();
  let always = false;
  for (const glob of globs) {
    const anywhere = glob.startsWith('**/');
    const rest = (anywhere ? glob.slice(3) : glob).toLowerCase();
    const end = anywhere ? ENDING.exec(rest)?.[1] : undefined;
    if (end !== undefined) ends.add(end);
    else if (STARTING.test(rest)) starts.add(pairAt(rest, 0));
    else always = true;
  }
  return { always, starts, ends };
}

/** Whether a text shows a sign of one of them; where it shows none, it fits none. */
export function shows({ always, starts, ends }: Signs, text: string): boolean {
  if (always) return true;
  if (ends.size > 0 && ends.has(text.slice(Math.max(0, text.lastIndexOf('.'))).toLowerCase())) return true;
  if (starts.size === 0) return false;
  if (starts.has(pairAt(text, 0))) return true;
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1))
    if (starts.has(pairAt(text, at + 1))) return true;
  return false;
}

const pairAt = (text: string, at: number): number =>
  lower(text.charCodeAt(at)) * 256 + lower(text.charCodeAt(at + 1));

const lower = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);
