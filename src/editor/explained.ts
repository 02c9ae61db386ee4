import { resolve } from 'node:path';
import { isInside } from '../host/paths.ts';
import type { Entry } from '../model/entry.ts';

/** What explains a change of a file: the person's own hand, Chaperone's, or an act that a door has seen. */
export interface Explained {
  decided(entry: Pick<Entry, 'act' | 'text' | 'cwd' | 'actions' | 'outcome' | 'by' | 'snapshot'>): void;
  /** The person, or Chaperone for the person, changes these files now. Absolute paths. */
  touched(paths: readonly string[]): void;
  /** While this runs, and a moment longer, Chaperone itself writes whatever changes. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Whether nobody needs to hear of a change of this file that was just seen. */
  explains(path: string): boolean;
  /** Whether files that went away just now were seen to go. */
  explainsGone(): boolean;
}

/** Milliseconds after a save in which the disk’s own report of it may come in. */
const REPORTED = 6_000;
/** Milliseconds that an edit that was let through takes to land, and a command that was let through to reach its files. */
const LANDS = 120_000;
const REACHES = 600_000;
const REMEMBERED = 300;

interface Seen {
  readonly at: number;
  readonly lasts: number;
  /** Whether the act changes this file. */
  fits(path: string): boolean;
}

export function createExplained({ now }: { now(): number }): Explained {
  let seen: readonly Seen[] = [];
  let touches = new Map<string, number>();
  let goneAt = 0;
  let writing = 0;
  let written = 0;

  return {
    decided({ act, text, cwd, actions, outcome, by, snapshot }) {
      if (outcome !== 'passed' || by === 'watch') return;
      if (snapshot || actions.some(({ verb }) => verb === 'delete' || verb === 'overwrite')) goneAt = now();
      const names = [
        ...actions.flatMap(({ targets }) => targets),
        ...(act === 'edit' ? text.split(', ') : []),
      ].filter((name) => name !== '');
      if (names.length === 0) return;
      const lasts = act === 'edit' ? LANDS : REACHES;
      const isAsked = by === 'person';
      const fits = (path: string) => names.some((name) => isNamed(path, name, cwd, isAsked));
      seen = [...seen.slice(1 - REMEMBERED), { at: now(), lasts, fits }];
    },
    touched(paths) {
      if (touches.size > REMEMBERED)
        touches = new Map([...touches].filter(([, at]) => now() - at < REPORTED));
      for (const path of paths) touches.set(path, now());
    },
    async during(work) {
      writing += 1;
      try {
        return await work();
      } finally {
        writing -= 1;
        written = now();
      }
    },
    explains(path) {
      if (writing > 0 || now() - written < REPORTED) return true;
      if (now() - (touches.get(path) ?? Number.NEGATIVE_INFINITY) < REPORTED) return true;
      return seen.some(({ at, lasts, fits }) => now() - at < lasts && fits(path));
    },
    explainsGone: () => goneAt > 0 && now() - goneAt < LANDS,
  };
}

/** Whether an act that named this changes the file. What a person has seen named by a pattern or a variable may be any. */
function isNamed(path: string, name: string, cwd: string | undefined, isAsked: boolean): boolean {
  if (/[*?$`]/.test(name)) return isAsked;
  const bare = name.replace(/^\.\//, '').replace(/(.)\/+$/, '$1');
  if (path === bare || path.endsWith(`/${bare}`)) return true;
  return cwd !== undefined && isInside(path, resolve(cwd, bare));
}
