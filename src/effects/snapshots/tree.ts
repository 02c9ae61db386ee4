import { randomBytes } from 'node:crypto';
import {
  chmod,
  constants,
  copyFile,
  lstat,
  lutimes,
  mkdir,
  readdir,
  realpath,
  rename,
  rm,
  rmdir,
  symlink,
  unlink,
  utimes,
} from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { isInstalled } from '../../host/precious.ts';
import type { Restoring } from '../../model/snapshot.ts';
import { type Keeper, Unkeepable } from './kind.ts';
import { contentOf, isAsRecorded, keepOne, type PathRecord } from './record.ts';

const AT_ONCE = 16;

/** Copies things with everything in them, save what a tool installs again. What is not there is left out. */
export async function keepTrees(paths: readonly string[], keeper: Keeper): Promise<readonly PathRecord[]> {
  const records: PathRecord[] = [];
  let open: readonly string[] = paths;
  while (open.length > 0) {
    const found = await inTurn(open, (path) => keepOne(path, keeper));
    records.push(...found.filter(({ type }) => type !== 'absent'));
    const folders = found.filter(({ type }) => type === 'folder');
    open = (await inTurn(folders, ({ path }) => inside(path, keeper))).flat();
  }
  return records;
}

async function inside(folder: string, keeper: Keeper): Promise<readonly string[]> {
  keeper.left();
  const names = await readdir(folder).catch(() => {
    throw new Unkeepable(`“${basename(folder)}” cannot be read`);
  });
  return names.filter((name) => !isInstalled(name)).map((name) => join(folder, name));
}

/** Copies what stands now where records would be put back, where it differs. Things that are not there are noted. */
export async function keepPresent(
  records: readonly PathRecord[],
  keeper: Keeper,
): Promise<readonly PathRecord[]> {
  const covered = await coveredBy(records);
  const kept = await inTurn(records, async (record): Promise<readonly PathRecord[]> => {
    if (covered(record.path) || (await isAsRecorded(record, true))) return [];
    const present = await keepOne(record.path, keeper);
    // A folder in the place of a file goes away with all that is in it.
    const replaced = present.type === 'folder' && record.type !== 'folder';
    if (replaced) return await keepTrees([record.path], keeper);
    return present.type === 'absent' ? [present, ...(await absentAbove(record.path))] : [present];
  });
  return [...new Map(kept.flat().map((record) => [record.path, record])).values()];
}

/** Folders that are not there either, and that putting a thing back makes. */
async function absentAbove(path: string): Promise<readonly PathRecord[]> {
  const parent = dirname(path);
  if (parent === path || (await lstat(parent).catch(() => undefined))) return [];
  return [{ type: 'absent', path: parent }, ...(await absentAbove(parent))];
}

/** What putting records back would change now. Folders are told of only where they come or go. */
export async function changesOf(records: readonly PathRecord[]): Promise<readonly Restoring[]> {
  const covered = await coveredBy(records);
  const changes = await inTurn(records, async (record): Promise<readonly Restoring[]> => {
    const hidden = covered(record.path);
    if (record.type === 'folder' || (!hidden && (await isAsRecorded(record)))) return [];
    const there = hidden ? undefined : await lstat(record.path).catch(() => undefined);
    const change = record.type === 'absent' ? 'is removed' : there ? 'is replaced' : 'comes back';
    return [{ what: record.path, change }];
  });
  return changes.flat();
}

/** Whether a path stands below a recorded folder in whose place something else stands now: a file, or a link that must not be followed. */
async function coveredBy(records: readonly PathRecord[]): Promise<(path: string) => boolean> {
  const folders = records.filter(({ type }) => type === 'folder');
  const others = await inTurn(folders, async ({ path }) => {
    const stats = await lstat(path).catch(() => undefined);
    return stats && !stats.isDirectory() ? [`${path}${sep}`] : [];
  });
  const covers = others.flat();
  return (path) => covers.some((cover) => path.startsWith(cover));
}

/** Puts records back: content, mode, time, links. What else stands in their folders stays. */
export async function putBack(records: readonly PathRecord[], folder: string): Promise<void> {
  const folders = records
    .filter((record) => record.type === 'folder')
    .sort((a, b) => a.path.length - b.path.length);
  for (const { path } of folders) {
    await staysThere(path);
    const stats = await lstat(path).catch(() => undefined);
    if (stats && !stats.isDirectory()) await unlink(path);
    await mkdir(path, { recursive: true, mode: 0o700 });
  }
  const absent = records
    .filter(({ type }) => type === 'absent')
    .sort((a, b) => b.path.length - a.path.length);
  for (const { path } of absent) await remove(path);
  await inTurn(records, async (record) => {
    if (record.type === 'file' || record.type === 'link') await putOne(record, folder);
  });
  // Last and deepest first, because writing into a folder changes its time, and may need another mode.
  for (const { path, mode, mtime } of folders.toReversed()) {
    await chmod(path, mode);
    await utimes(path, secondsOf(mtime), secondsOf(mtime));
  }
}

async function putOne(record: Extract<PathRecord, { type: 'file' | 'link' }>, folder: string): Promise<void> {
  const { path, mtime } = record;
  await staysThere(path);
  await mkdir(dirname(path), { recursive: true });
  const seconds = secondsOf(mtime);
  if (!(await isAsRecorded(record))) {
    const temporary = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
    try {
      if (record.type === 'link') await symlink(record.to, temporary);
      else {
        await copyFile(await contentOf(record, folder), temporary, constants.COPYFILE_FICLONE);
        await chmod(temporary, record.mode);
      }
      const stats = await lstat(path).catch(() => undefined);
      if (stats?.isDirectory()) await rm(path, { recursive: true, force: true });
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }
  await lutimes(path, seconds, seconds);
}

/** For `utimes`, which cuts off what is less than a microsecond: half of one keeps it from losing a whole one. */
const secondsOf = (milliseconds: number) => (Math.floor(milliseconds * 1000) + 0.5) / 1_000_000;

async function remove(path: string): Promise<void> {
  const stats = await lstat(path).catch(() => undefined);
  if (!stats) return;
  await staysThere(path);
  // A folder goes only where nothing else came to stand in it.
  if (stats.isDirectory()) await rmdir(path).catch(() => undefined);
  else await unlink(path);
}

/** Records name real folders. Where one has become a link since, what is put back would land somewhere else. */
async function staysThere(path: string): Promise<void> {
  for (let parent = dirname(path); parent !== dirname(parent); parent = dirname(parent)) {
    const real = await realpath(parent).catch(() => undefined);
    if (real === undefined) continue;
    if (real.toLowerCase() !== parent.toLowerCase())
      throw new Error(`${parent} leads somewhere else now, so nothing was put back there.`);
    return;
  }
}

/** Some at a time, in order. */
export async function inTurn<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  return results;
}
