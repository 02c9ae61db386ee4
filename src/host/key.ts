import { createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * This machine's own key, 32 random bytes in `<dir>/key`, made once and readable by its owner only. Two processes that
 * start together get the same. Throws where the folder cannot be written or the file holds something else.
 */
export async function machineKey(dir: string): Promise<Uint8Array> {
  const path = join(dir, 'key');
  const known = await readFile(path).catch(() => undefined);
  if (known?.length === 32) return known;
  if (known) throw new Error(`${path} is damaged. Remove it, and Chaperone makes a new one.`);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const temporary = join(dir, `.key-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(temporary, randomBytes(32), { mode: 0o600, flag: 'wx' });
    // A link appears whole or not at all, and fails where another process was faster.
    await link(temporary, path).catch(() => {});
  } finally {
    await rm(temporary, { force: true });
  }
  return await readFile(path);
}

/** Names a secret without telling it: the first 12 hex digits of its HMAC-SHA256. */
export function createFingerprint(key: Uint8Array): (value: string) => string {
  return (value) => createHmac('sha256', key).update(value).digest('hex').slice(0, 12);
}
