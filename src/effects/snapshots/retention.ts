import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { idsIn, readManifest, timeOf } from './manifest.ts';

const DAY = 24 * 60 * 60_000;

/** How many snapshots are kept, for how long, and how much they may hold together. */
export interface Retention {
  readonly count: number;
  /** Milliseconds. */
  readonly age: number;
  readonly bytes: number;
}

export const retention: Retention = { count: 200, age: 30 * DAY, bytes: 2_000_000_000 };

export const TEMPORARY = '.taking-';
/** Milliseconds after which a folder in the making counts as left behind. */
const STALE = 10 * 60_000;

interface Held {
  readonly id: string;
  readonly at: number;
  readonly bytes: number;
}

async function heldIn(directory: string, since = 0): Promise<readonly Held[]> {
  const ids = (await idsIn(directory)).filter((id) => timeOf(id) > since);
  return await Promise.all(
    ids.map(async (id) => ({
      id,
      at: timeOf(id),
      bytes: (await readManifest(directory, id))?.bytes ?? 0,
    })),
  );
}

/** Bytes that the snapshots of the last day hold. They stay, lest an agent that loops pushes them out. */
export async function freshBytes(directory: string, now: number): Promise<number> {
  const held = await heldIn(directory, now - DAY);
  return held.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Removes what is too old, too many or too much, oldest first, and what was left half made. Never fails. */
export async function prune(directory: string, now: number, limits: Retention = retention): Promise<void> {
  const held = await heldIn(directory);
  let bytes = 0;
  for (const [index, one] of held.entries()) {
    bytes += one.bytes;
    const over = index >= limits.count || bytes > limits.bytes || now - one.at > limits.age;
    if (over && now - one.at >= DAY) await discard(join(directory, one.id));
  }
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(TEMPORARY))) {
    const seen = await stat(join(directory, name)).catch(() => undefined);
    if (seen && now - seen.mtimeMs > STALE) await discard(join(directory, name));
  }
}

export const discard = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true }).catch(() => undefined);
