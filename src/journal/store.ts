import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
// An agent waits for its entry, and seventeen waits for a thread take longer than all of the writing.
import { chmod, mkdir, open, readdir } from '../host/promised-files.ts';
import type { ChainedEntry, Entry } from '../model/entry.ts';
import { chain, firstHash, lineOf, parseLine, type ReadLines, verifyChain } from './entry.ts';
import { withLock } from './lock.ts';

export interface Journal {
  /** Fulfilled once the entry is on disk, or kept in memory because the disk says no. Never rejects. */
  append(entry: Entry): Promise<void>;
  /** The newest entries, oldest first: what the last 64 KB hold. Their chain is not checked. */
  recent(): Promise<readonly Entry[]>;
  /** Newest first. `before` is the `hash` of an entry: only older ones are returned. */
  read(options: { readonly limit: number; readonly before?: string }): Promise<{
    readonly entries: readonly ChainedEntry[];
    readonly problems: readonly string[];
  }>;
}

/** Milliseconds between tries to write what is kept in memory. */
const RETRY = 5_000;
/** Entries that are kept in memory at most; then the oldest go. */
const KEPT = 10_000;
/** Bytes from a file's end in which its last entry is looked for first. */
const TAIL = 65_536;

/** Month files of chained JSON lines in one folder, written by several processes at once. */
export function createJournal(options: {
  readonly directory: string;
  hash(text: string): string;
  /** Called once for each time that the disk begins to say no. */
  onProblem(message: string): void;
}): Journal {
  const { directory, hash } = options;
  let waiting: Entry[] = [];
  let writing: Promise<void> = Promise.resolve();
  let troubled = false;
  let retry: NodeJS.Timeout | undefined;

  return {
    append(entry) {
      waiting.push(entry);
      if (waiting.length > KEPT) waiting.shift();
      return flush();
    },

    async recent() {
      const name = (await months()).at(-1);
      const text = name === undefined ? '' : await tailOf(join(directory, name)).catch(() => '');
      return [...text.split('\n').flatMap((line) => parseLine(line) ?? []), ...waiting];
    },

    async read({ limit, before }) {
      const entries: ChainedEntry[] = [];
      const problems: string[] = [];
      if (troubled)
        problems.push('The newest entries are kept in memory, because the journal cannot be written.');
      let previous: string | undefined = firstHash(hash);
      for (const name of await months()) {
        const text = await readFile(join(directory, name), 'utf8').catch(() => undefined);
        if (text === undefined) {
          problems.push(`${name}: The file cannot be read.`);
          previous = undefined;
          continue;
        }
        const found: ReadLines = verifyChain(text.split('\n'), hash, previous);
        // Months that somebody cleared away are no break: the first file that is there begins anew.
        const starts: boolean = entries.length === 0 && found.entries[0]?.previous !== previous;
        const own: ReadLines = starts ? verifyChain(text.split('\n'), hash) : found;
        entries.push(...own.entries);
        problems.push(...own.problems.map(({ line, message }) => `${name}, line ${line}: ${message}`));
        previous = own.last;
      }
      const end = before === undefined ? -1 : entries.findIndex((entry) => entry.hash === before);
      const older = end < 0 ? entries : entries.slice(0, end);
      return { entries: older.slice(Math.max(0, older.length - limit)).reverse(), problems };
    },
  };

  /** One write after the other; whoever comes meanwhile is written together. */
  function flush(): Promise<void> {
    writing = writing.then(async () => {
      if (waiting.length === 0) return;
      // A copy: entries that come while it is written wait for the next turn.
      const batch = [...waiting];
      try {
        await write(batch);
        waiting = waiting.slice(batch.length);
        troubled = false;
      } catch (error) {
        if (!troubled) options.onProblem(problemOf(error));
        troubled = true;
        retryLater();
      }
    });
    return writing;
  }

  function retryLater(): void {
    clearTimeout(retry);
    retry = setTimeout(() => void flush(), RETRY);
    retry.unref();
  }

  async function write(batch: readonly Entry[]): Promise<void> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await withLock(join(directory, 'lock'), async () => {
      let previous = await lastHash();
      const lines = batch.map((entry) => {
        const chained = chain(entry, previous, hash);
        previous = chained.hash;
        return `${lineOf(chained)}\n`;
      });
      // An entry that waited past the end of a month still goes behind the newest line, or the chain would fork.
      const wanted = batch.map(({ at }) => `journal-${at.slice(0, 7)}.jsonl`);
      const name = [...wanted, ...(await months())].sort().at(-1);
      if (name) await appendText(join(directory, name), lines.join(''));
    });
  }

  async function months(): Promise<string[]> {
    const names = await readdir(directory).catch(() => []);
    return names.filter((name) => /^journal-\d{4}-\d\d\.jsonl$/.test(name)).sort();
  }

  async function lastHash(): Promise<string> {
    for (const name of (await months()).reverse()) {
      const path = join(directory, name);
      const last =
        lastEntry((await tailOf(path)).split('\n').slice(1)) ??
        lastEntry((await readFile(path, 'utf8')).split('\n'));
      if (last) return last.hash;
    }
    return firstHash(hash);
  }
}

function lastEntry(lines: readonly string[]): ChainedEntry | undefined {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const entry = parseLine(lines[at] ?? '');
    if (entry) return entry;
  }
  return undefined;
}

async function tailOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, TAIL);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await file.close();
  }
}

async function appendText(path: string, text: string): Promise<void> {
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    // A process that died while writing left half a line; the next entry starts on a new one.
    const torn = size > 0 && buffer[0] !== 0x0a;
    await file.appendFile(torn ? `\n${text}` : text);
    if (size === 0) await chmod(path, 0o600);
  } finally {
    await file.close();
  }
}

function problemOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return `The journal cannot be written${code}. Entries are kept in memory until it can.`;
}
