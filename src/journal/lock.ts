import { open, readFile, rename, rm, stat } from '../host/promised-files.ts';

/** Milliseconds after which a lock counts as left behind: an append takes a few. */
const STALE = 5_000;
/** Milliseconds to wait for the lock. */
const PATIENCE = 8_000;

/** Runs `work` while no other process holds the lock file. Rejects where the lock cannot be had. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const mark = `${process.pid} ${unlikely()}`;
  const until = Date.now() + PATIENCE;
  while (!(await take(path, mark))) {
    if (Date.now() > until) throw new Error(`${path} is held by another process.`);
    await takeOverStale(path);
    await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 8));
  }
  try {
    return await work();
  } finally {
    // Another process may have taken it over meanwhile; then it is not ours to remove.
    if ((await readFile(path, 'utf8').catch(() => '')) === mark) await rm(path, { force: true });
  }
}

/** Tells processes apart that have one number, in different containers. Nobody has to be kept from guessing it. */
const unlikely = () => Math.random().toString(16).slice(2);

async function take(path: string, mark: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(mark);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Only one of several processes can move the file away, so only one takes it over. */
async function takeOverStale(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found || Date.now() - found.mtimeMs < STALE) return;
  const aside = `${path}.${unlikely()}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const now = await stat(aside).catch(() => undefined);
  // Another process had taken it over between the look and the move: give it back.
  if (now && now.ino !== found.ino) await rename(aside, path).catch(() => {});
  else await rm(aside, { force: true });
}
