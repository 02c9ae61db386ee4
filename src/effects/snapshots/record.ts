import { createHash } from 'node:crypto';
import { constants, createReadStream, readFileSync, type Stats, writeFileSync } from 'node:fs';
import { chmod, copyFile, lstat, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { contentPath, type Keeper, Unkeepable } from './kind.ts';

/** What stood at a path. Times are milliseconds since 1970, modes the twelve permission bits. */
export type PathRecord =
  | {
      readonly type: 'file';
      readonly path: string;
      readonly mode: number;
      readonly mtime: number;
      readonly size: number;
      /** SHA-256, hex. */
      readonly hash: string;
      /** Its content's name in the snapshot's folder. */
      readonly content: string;
    }
  | { readonly type: 'link'; readonly path: string; readonly to: string; readonly mtime: number }
  | { readonly type: 'folder'; readonly path: string; readonly mode: number; readonly mtime: number }
  | { readonly type: 'absent'; readonly path: string };

/** Bytes up to which a file is read at once. */
const SMALL = 200_000;

/** Copies a single thing, not what is in it. Throws `Unkeepable`. */
export async function keepOne(path: string, keeper: Keeper): Promise<PathRecord> {
  const stats = await look(path);
  if (!stats) return { type: 'absent', path };
  const mode = stats.mode & 0o7777;
  const mtime = stats.mtimeMs;
  if (stats.isDirectory()) {
    keeper.count(0, 0);
    return { type: 'folder', path, mode, mtime };
  }
  keeper.count(stats.size);
  if (stats.isSymbolicLink())
    return { type: 'link', path, to: await reading(path, () => readlink(path)), mtime };
  if (!stats.isFile()) throw new Unkeepable(`“${basename(path)}” is neither a file nor a folder`);
  const content = keeper.next();
  const hash = await keepContent(path, stats, contentPath(keeper.folder, content), keeper);
  return { type: 'file', path, mode, mtime, size: stats.size, hash, content };
}

/** Owner only, whatever the file allows: it may hold credentials. */
async function keepContent(path: string, { size }: Stats, to: string, keeper: Keeper): Promise<string> {
  if (size <= SMALL) {
    // Small files at once: through the thread pool each would take seven turns, and an agent waits for all of them.
    const bytes = await reading(path, async () => readFileSync(path));
    writeFileSync(to, bytes, { mode: 0o600, flag: 'wx' });
    return createHash('sha256').update(bytes).digest('hex');
  }
  await reading(path, () => copyFile(path, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL));
  await chmod(to, 0o600);
  return await hashOf(to, keeper);
}

/** SHA-256 of a file's bytes, hex. */
async function hashOf(path: string, keeper?: Pick<Keeper, 'left'>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1_000_000 })) {
    hash.update(chunk);
    keeper?.left();
  }
  return hash.digest('hex');
}

/** Whether a path is what the record says; its time counts only where `timed`. A folder's contents do not count. */
export async function isAsRecorded(record: PathRecord, timed = false): Promise<boolean> {
  const stats = await lstat(record.path).catch(() => undefined);
  if (record.type === 'absent' || !stats) return record.type === 'absent' && !stats;
  // Times are put back to the microsecond.
  if (timed && Math.abs(stats.mtimeMs - record.mtime) > 0.01) return false;
  if (record.type === 'link')
    return stats.isSymbolicLink() && (await readlink(record.path).catch(() => undefined)) === record.to;
  if ((stats.mode & 0o7777) !== record.mode) return false;
  if (record.type === 'folder') return stats.isDirectory();
  return (
    stats.isFile() &&
    stats.size === record.size &&
    (await hashOf(record.path).catch(() => undefined)) === record.hash
  );
}

/** The content of a file's record. Throws an `Error` where the copy is damaged. */
export async function contentOf(
  record: Extract<PathRecord, { type: 'file' }>,
  folder: string,
): Promise<string> {
  const path = contentPath(folder, record.content);
  if ((await hashOf(path).catch(() => undefined)) !== record.hash)
    throw new Error(`The copy of ${record.path} is damaged, so it was not put back.`);
  return path;
}

async function look(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new Unkeepable(`“${basename(path)}” cannot be read`);
  }
}

/** Names the file where reading it fails. A full disk is another matter. */
async function reading<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/ENOSPC|EDQUOT|EROFS/.test(code)) throw error;
    throw new Unkeepable(`“${basename(path)}” cannot be read`);
  }
}
