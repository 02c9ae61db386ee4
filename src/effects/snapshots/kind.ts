import { join } from 'node:path';
import type { Keepable, Restoring } from '../../model/snapshot.ts';

/** Something cannot be kept. The message is for people and fits after “because”. */
export class Unkeepable extends Error {}

export interface Limits {
  readonly files: number;
  readonly bytes: number;
  /** Milliseconds. */
  readonly time: number;
}

/** Where a copy in the making goes, and what it may still cost. */
export interface Keeper {
  /** The folder of the contents, absolute. */
  readonly folder: string;
  readonly homeDirectory: string;
  /** The name of the next content, in `folder`. */
  next(): string;
  /** Counts something in. Throws `Unkeepable` beyond the limits. */
  count(bytes: number, files?: number): void;
  /** Milliseconds left. Throws `Unkeepable` where there are none. */
  left(): number;
  /** What was counted so far. */
  readonly counted: { readonly files: number; readonly bytes: number };
}

/** A kind of copy: how it is taken, put back and told of. One cannot be without the others. */
export interface SnapshotKind<Wanted extends Keepable, Data> {
  readonly kind: Wanted['kind'];
  /** Copies what would be lost; undefined: nothing. Throws `Unkeepable`. */
  take(wanted: Wanted, keeper: Keeper): Promise<Data | undefined>;
  /** For people, what it holds: “12 files in src”. */
  describe(data: Data): string;
  /** What putting it back would change now. */
  changes(data: Data): Promise<readonly Restoring[]>;
  /** Copies what putting it back would change, to be put back in its turn. Throws `Unkeepable`. */
  before(data: Data, keeper: Keeper): Promise<Data>;
  /** Puts it back from the folder of its contents. Gives what a person must know. Throws an `Error` with a plain sentence. */
  restore(data: Data, folder: string): Promise<readonly string[]>;
}

export function createKeeper(folder: string, homeDirectory: string, limits: Limits): Keeper {
  const until = performance.now() + limits.time;
  const counted = { files: 0, bytes: 0 };
  let contents = 0;
  return {
    folder,
    homeDirectory,
    counted,
    next() {
      contents += 1;
      return String(contents);
    },
    count(bytes, files = 1) {
      counted.files += files;
      counted.bytes += bytes;
      if (counted.files > limits.files)
        throw new Unkeepable(`it holds more than ${limits.files.toLocaleString('en')} files`);
      if (counted.bytes > limits.bytes)
        throw new Unkeepable(`it holds more than ${Math.round(limits.bytes / 1_000_000)} MB`);
      this.left();
    },
    left() {
      const milliseconds = until - performance.now();
      if (milliseconds <= 0)
        throw new Unkeepable(`copying it takes longer than ${limits.time / 1000} seconds`);
      return milliseconds;
    },
  };
}

export const contentPath = (folder: string, name: string): string => join(folder, name);
