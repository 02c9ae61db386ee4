import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Replaces a file in one step: no reader ever sees half of it, and a crash leaves the old or the new text.
 * A symbolic link stays one, its target is replaced. A file that exists keeps its permissions unless `mode` is given.
 * With `backup`, the old file is kept there. Throws where the disk says no.
 */
export async function writeAtomic(path: string, text: string, mode?: number, backup?: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  await mkdir(dirname(target), { recursive: true });
  const before = await stat(target).catch(() => undefined);
  if (before && backup !== undefined) {
    await mkdir(dirname(backup), { recursive: true });
    await copyFile(target, backup);
  }
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  const permissions = mode ?? (before ? before.mode & 0o777 : 0o644);
  try {
    const file = await open(temporary, 'wx', permissions);
    try {
      await file.writeFile(text);
      // The creation mode is subject to the umask.
      await file.chmod(permissions);
      await file.sync();
    } finally {
      await file.close();
    }
    await replace(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Windows says no for as long as somebody reads the old file, which takes no more than a moment. */
async function replace(from: string, to: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (process.platform !== 'win32' || tries === 20 || !/^(EPERM|EACCES|EBUSY)$/.test(code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

export type ReadText =
  | { readonly state: 'text'; readonly text: string; readonly bytes: Uint8Array }
  | { readonly state: 'missing' | 'unreadable' | 'too-large' | 'directory' };

/** A regular file's text, at most `cap` bytes. Never throws, and never waits on a pipe or a device. */
export async function readTextCapped(path: string, cap: number): Promise<ReadText> {
  try {
    const before = await stat(path);
    if (before.isDirectory()) return { state: 'directory' };
    if (!before.isFile()) return { state: 'unreadable' };
    if (before.size > cap) return { state: 'too-large' };
    const file = await open(path, 'r');
    try {
      // One byte more than expected, because files in /proc say that they are empty and others grow meanwhile.
      const upTo = async (most: number) => {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(most + 1), 0, most + 1, 0);
        return bytesRead > most ? undefined : buffer.subarray(0, bytesRead);
      };
      const bytes = (await upTo(before.size)) ?? (await upTo(cap));
      if (!bytes) return { state: 'too-large' };
      return { state: 'text', text: decode(bytes), bytes };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return { state: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' };
  }
}

/** UTF-8, or UTF-16 where a byte order mark says so; the mark itself is dropped. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

/** Whether the user may run a file. Windows knows no such mark. */
export async function isExecutable(path: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
