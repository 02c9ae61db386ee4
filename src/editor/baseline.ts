import { chmod, lstat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextCapped, writeAtomic } from '../host/files.ts';
import { readGit } from '../host/git-command.ts';
import { chaperoneHome } from '../host/paths.ts';

/** What a file holds; `undefined` in its place: there is none. */
export interface Held {
  readonly text: string;
  readonly mode: number;
}

/** What files held before somebody changed them. It stays in this process: some hold secrets. */
export interface Baseline {
  /** Takes what these files hold now for what they held before. Absolute paths. */
  remember(paths: readonly string[]): Promise<void>;
  /** What the file held; `missing`: there was none. Undefined: not known. */
  before(path: string): Promise<Held | 'missing' | undefined>;
  /** Puts a file back. What it holds now goes to `~/.chaperone/backups`. Throws an `Error` with a plain sentence. */
  putBack(path: string, before: Held | 'missing', after: Held | 'missing'): Promise<void>;
}

const CAP = 256_000;
const FILES = 2_000;

/** What a regular file holds now. Undefined where it cannot be read as text that would be written back alike. */
export async function heldBy(path: string): Promise<Held | 'missing' | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  if (!stats) return 'missing';
  if (!stats.isFile()) return undefined;
  const read = await readTextCapped(path, CAP);
  if (read.state === 'missing') return 'missing';
  if (read.state !== 'text' || !Buffer.from(read.text).equals(read.bytes)) return undefined;
  return { text: read.text, mode: stats.mode & 0o777 };
}

export function createBaseline({ homeDirectory }: { readonly homeDirectory: string }): Baseline {
  const known = new Map<string, Held | 'missing'>();
  let whole = false;

  return {
    async remember(paths) {
      for (const path of paths) {
        const held = known.size < FILES || known.has(path) ? await heldBy(path) : undefined;
        if (held === undefined) known.delete(path);
        else known.set(path, held);
      }
      whole ||= paths.length > 0;
    },
    async before(path) {
      return (
        known.get(path) ?? (await committed(path)) ?? (whole && known.size < FILES ? 'missing' : undefined)
      );
    },
    async putBack(path, before, after) {
      const now = await heldBy(path);
      if (now === undefined || !isSame(now, after))
        throw new Error(`${path} was changed once more. Nothing was put back; see what it holds now.`);
      const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${path.split(/[\\/]/).at(-1)}`;
      const backup = join(chaperoneHome(homeDirectory), 'backups', name);
      if (before !== 'missing') await writeAtomic(path, before.text, before.mode, backup);
      else if (now !== 'missing') {
        await writeAtomic(backup, now.text, now.mode);
        await rm(path);
      }
      if (now !== 'missing') await chmod(backup, now.mode & 0o600).catch(() => undefined);
    },
  };
}

/** What the last commit holds of the file. */
async function committed(path: string): Promise<Held | undefined> {
  const at = path.lastIndexOf('/');
  const text = await readGit(path.slice(0, at) || '/', ['show', `HEAD:./${path.slice(at + 1)}`]);
  return text === undefined ? undefined : { text, mode: 0o644 };
}

const isSame = (one: Held | 'missing', other: Held | 'missing') =>
  one === other || (one !== 'missing' && other !== 'missing' && one.text === other.text);
