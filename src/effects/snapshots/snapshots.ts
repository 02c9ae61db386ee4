import { randomBytes } from 'node:crypto';
import { mkdir, rename, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chaperoneHome } from '../../host/paths.ts';
import type { Keepable, Kept, Restoring, Snapshot, SnapshotWanted } from '../../model/snapshot.ts';
import { files } from './files.ts';
import { gitRefs } from './git-refs.ts';
import { gitWork } from './git-work.ts';
import { createKeeper, type Keeper, type Limits, type SnapshotKind, Unkeepable } from './kind.ts';
import {
  idsIn,
  itemsOf,
  MANIFEST,
  type Manifest,
  newId,
  PARTS,
  type Part,
  readManifest,
  readParts,
  snapshotOf,
  sumOf,
  timeOf,
} from './manifest.ts';
import { discard, freshBytes, prune, retention, TEMPORARY } from './retention.ts';

export interface Restored {
  /** Puts things back to where they stood before the restore; undefined where nothing had changed. */
  readonly undo: Snapshot | undefined;
  /** What a person must know, in whole sentences. */
  readonly notes: readonly string[];
}

export interface Snapshots {
  /** Whole or not at all. Never rejects. */
  take(wanted: SnapshotWanted): Promise<Kept>;
  /** Newest first. */
  list(): Promise<readonly Snapshot[]>;
  /** What putting it back would change now. Throws an `Error` with a plain sentence. */
  changes(id: string): Promise<readonly Restoring[]>;
  /** Puts it back, after a copy of what that changes. Throws an `Error` with a plain sentence. */
  restore(id: string): Promise<Restored>;
}

const LIMITS: Limits = { files: 20_000, bytes: 500_000_000, time: 5_000 };
/** A person waits for it, and has asked for it. */
const PATIENT: Limits = { files: 100_000, bytes: 4_000_000_000, time: 120_000 };
/** Milliseconds in which the same act may come by again. */
const JUST_NOW = 120_000;
/** So many of the newest snapshots are looked at for the same, and of so many files at most: an agent waits. */
const RECENT = 3;
const MOST_COMPARED = 2_000;
/** Bytes that stay free on the disk. */
const SPARE = 200_000_000;

// A kind's data is known to that kind alone.
const kinds = new Map<string, SnapshotKind<Keepable, unknown>>(
  [files, gitWork, gitRefs].map((kind) => [kind.kind, kind as SnapshotKind<Keepable, unknown>]),
);

/** Where a user's snapshots stand. */
export const snapshotFolder = (home: string): string => join(chaperoneHome(home), 'snapshots');

/** Snapshots in one folder that only the user can open: one folder each, with its `manifest.json` and contents. */
export function createSnapshots(options: {
  readonly directory: string;
  readonly homeDirectory: string;
  /** Milliseconds since 1970. */
  now(): number;
  readonly limits?: Partial<Limits>;
}): Snapshots {
  const { directory, homeDirectory, now } = options;
  const limits = { ...LIMITS, ...options.limits };

  return {
    async take(wanted) {
      try {
        if ((await freshBytes(directory, now())) > retention.bytes)
          throw new Unkeepable('the copies of the last day fill what is set aside for them');
        const taking = make(wanted, limits, {}, async (keeper) => {
          const parts: Part[] = [];
          for (const one of wanted.keep) {
            const data = await kindOf(one.kind).take(one, keeper);
            if (data !== undefined) parts.push({ kind: one.kind, data });
          }
          return parts;
        });
        const snapshot = await inTime(taking, limits.time + 500);
        return snapshot ? { kept: true, snapshot } : { kept: true };
      } catch (error) {
        return { kept: false, reason: reasonOf(error) };
      }
    },

    async list() {
      const manifests = await Promise.all((await idsIn(directory)).map((id) => readManifest(directory, id)));
      return manifests.filter((one) => one !== undefined).map(snapshotOf);
    },

    async changes(id) {
      await manifestOf(id);
      const parts = await readParts(directory, id);
      const changes = await Promise.all(parts.map(({ kind, data }) => kindOf(kind).changes(data)));
      return changes.flat();
    },

    async restore(id) {
      const manifest = await manifestOf(id);
      const parts = await readParts(directory, id);
      const { agent, agentTitle, cwd, undoes } = manifest;
      const text = `before “${manifest.text}” was put back`;
      const about = { agent, agentTitle, cwd, text };
      const undo = await make(
        about,
        PATIENT,
        { undoes: id, holds: `what stood in place of ${manifest.holds}` },
        (keeper) =>
          Promise.all(
            parts.map(async ({ kind, data }) => ({ kind, data: await kindOf(kind).before(data, keeper) })),
          ),
      ).catch((error: unknown) => {
        throw new Error(
          `Nothing was put back: what stands there now could not be kept, because ${reasonOf(error)}.`,
        );
      });
      const notes: string[] = [];
      // Branches first, then the work on them; undone the other way round.
      for (const { kind, data } of undoes === undefined ? parts.toReversed() : parts)
        notes.push(...(await putBack(kindOf(kind), data, join(directory, id))));
      return { undo, notes };
    },
  };

  /** Makes a snapshot in a folder of its own, which gets its name once it is whole. */
  async function make(
    about: Omit<SnapshotWanted, 'keep'>,
    most: Limits,
    more: Partial<Pick<Manifest, 'undoes' | 'holds'>>,
    fill: (keeper: Keeper) => Promise<readonly Part[]>,
  ): Promise<Snapshot | undefined> {
    const { agent, agentTitle, cwd, text } = about;
    const id = newId(now(), randomBytes(3).toString('hex'));
    const folder = join(directory, `${TEMPORARY}${id}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const { bavail, bsize } = await statfs(directory);
      const keeper = createKeeper(folder, homeDirectory, {
        ...most,
        bytes: Math.max(0, Math.min(most.bytes, bavail * bsize - SPARE)),
      });
      const parts = await fill(keeper);
      if (parts.length === 0) {
        await discard(folder);
        return undefined;
      }
      const sum = sumOf(parts);
      const same = more.undoes === undefined ? await holding(sum, parts) : undefined;
      if (same) {
        await discard(folder);
        return snapshotOf(same);
      }
      const holds = parts.map(({ kind, data }) => kindOf(kind).describe(data)).join('; ');
      const manifest: Manifest = {
        version: 1,
        id,
        at: new Date(now()).toISOString(),
        agent,
        agentTitle,
        cwd,
        text,
        ...keeper.counted,
        holds,
        sum,
        ...more,
      };
      await writeFile(join(folder, PARTS), JSON.stringify(parts), { mode: 0o600, flag: 'wx' });
      await writeFile(join(folder, MANIFEST), JSON.stringify(manifest), { mode: 0o600, flag: 'wx' });
      keeper.left();
      await rename(folder, join(directory, id));
      void prune(directory, now());
      return snapshotOf(manifest);
    } catch (error) {
      await discard(folder);
      throw error;
    }
  }

  /**
   * A snapshot that was taken just now and holds all of this: one act is often judged at several doors, and the fence
   * sees a line's programs one by one.
   */
  async function holding(sum: string, parts: readonly Part[]): Promise<Manifest | undefined> {
    const wanted = itemsOf(parts);
    for (const id of (await idsIn(directory)).slice(0, RECENT)) {
      if (now() - timeOf(id) >= JUST_NOW) return undefined;
      const manifest = await readManifest(directory, id);
      if (manifest?.sum === sum) return manifest;
      if (!manifest || manifest.undoes !== undefined || manifest.files > MOST_COMPARED) continue;
      const held = new Set(itemsOf(await readParts(directory, id).catch(() => [])));
      if (wanted.length > 0 && wanted.every((one) => held.has(one))) return manifest;
    }
    return undefined;
  }

  async function manifestOf(id: string): Promise<Manifest> {
    const manifest = await readManifest(directory, id);
    if (!manifest) throw new Error('This snapshot is not there any more.');
    return manifest;
  }
}

async function putBack(
  kind: SnapshotKind<Keepable, unknown>,
  data: unknown,
  folder: string,
): Promise<readonly string[]> {
  try {
    return await kind.restore(data, folder);
  } catch (error) {
    const what = error instanceof Error ? error.message : 'Something could not be put back.';
    throw new Error(`${what} The newest snapshot puts back what was changed so far.`);
  }
}

function kindOf(kind: string): SnapshotKind<Keepable, unknown> {
  const known = kinds.get(kind);
  if (!known) throw new Error('This snapshot is of a newer version of Chaperone.');
  return known;
}

/** A file system that hangs must not hold the request. */
async function inTime<T>(work: Promise<T>, time: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Unkeepable(`copying it takes longer than ${Math.floor(time / 1000)} seconds`)),
      time,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** For people, after “because”. */
function reasonOf(error: unknown): string {
  if (error instanceof Unkeepable) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/ENOSPC|EDQUOT/.test(code)) return 'the disk is full';
  return code === ''
    ? 'the copy could not be written'
    : `the copy could not be written to ~/.chaperone/snapshots (${code})`;
}
