import type { ChainedEntry, Entry } from '../model/entry.ts';

/** SHA-256, hex. */
type Hash = (text: string) => string;

/** Something in a journal that is not as it was written. `line` is 1-based. */
interface JournalProblem {
  readonly line: number;
  readonly message: string;
}

export interface ReadLines {
  /** The whole entries, oldest first. */
  readonly entries: readonly ChainedEntry[];
  readonly problems: readonly JournalProblem[];
  /** The hash of the last whole entry, or of what came before where there is none. */
  readonly last: string;
}

/** What the first entry of all points back to: the hash of nothing. */
export const firstHash = (hash: Hash): string => hash('');

/** Binds an entry to the one before it: who changes or removes a line breaks every hash behind it. */
export function chain(entry: Entry, previous: string, hash: Hash): ChainedEntry {
  const bound = { ...entry, previous };
  return { ...bound, hash: hash(canonical(bound)) };
}

/** One line of the file, without its line break. */
export const lineOf = (entry: ChainedEntry): string => JSON.stringify(entry);

/**
 * Reads a journal's lines and checks the chain. `previous` is the hash that the first line must point back to;
 * where it is not known, the first link is taken as it stands.
 */
export function verifyChain(lines: readonly string[], hash: Hash, previous?: string): ReadLines {
  const entries: ChainedEntry[] = [];
  const problems: JournalProblem[] = [];
  let last = previous;
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const entry = parseLine(line);
    const report = (message: string) => problems.push({ line: index + 1, message });
    if (!entry) {
      report('The line is cut off or damaged.');
      continue;
    }
    const { hash: own, ...bound } = entry;
    if (own !== hash(canonical(bound))) report('The entry was changed after it was written.');
    else if (last !== undefined && entry.previous !== last)
      report('Entries before this one are missing or were changed.');
    entries.push(entry);
    last = own;
  }
  return { entries, problems, last: last ?? firstHash(hash) };
}

/** Undefined where the line is no entry. Further fields of a newer version are kept. */
export function parseLine(line: string): ChainedEntry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isEntry(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const TEXTS = ['at', 'id', 'agent', 'act', 'text', 'verdict', 'outcome', 'by', 'why', 'previous', 'hash'];
const LISTS = ['actions', 'credentials', 'unread'];

function isEntry(value: unknown): value is ChainedEntry {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return (
    TEXTS.every((name) => typeof fields[name] === 'string') &&
    LISTS.every((name) => Array.isArray(fields[name]))
  );
}

/** The same text for the same entry, whatever the order in which its fields were set. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
