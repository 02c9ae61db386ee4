import { createHash, randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { chaperoneHome } from '../host/paths.ts';
import { type Announcement, decodeWindow } from './protocol.ts';

/** Bytes that a unix socket's path may have everywhere (macOS allows 104 with the closing zero). */
const LONGEST_SOCKET = 100;

export const runFolder = (home: string): string => join(chaperoneHome(home), 'run');
export const currentFile = (home: string): string => join(runFolder(home), 'current');

export interface Window extends Announcement {
  readonly file: string;
}

/** Every window that has announced itself and whose process lives, save that of the file `own`. Files of dead ones are removed. */
export async function readWindows(home: string, own?: string): Promise<readonly Window[]> {
  const folder = runFolder(home);
  const names = await readdir(folder).catch(() => []);
  const windows: Window[] = [];
  for (const name of names.filter((one) => one.endsWith('.window'))) {
    const file = join(folder, name);
    if (file === own) continue;
    const window = decodeWindow(await readFile(file, 'utf8').catch(() => ''));
    if (window && isAlive(window.pid)) windows.push({ ...window, file });
    else if (window) await Promise.all([rm(file, { force: true }), removeSocket(window.socket, folder)]);
  }
  return windows;
}

/**
 * The address of a new socket of this process. On Windows it is a pipe with a name that nobody can guess before it is
 * there. Node gives pipes the system's own access list: the user, the administrators and the system may do everything,
 * everybody else on the machine may list it and read, but send nothing. So a question needs the token besides.
 * https://learn.microsoft.com/windows/win32/ipc/named-pipe-security-and-access-rights
 */
export async function newSocket(home: string, platform = process.platform): Promise<string> {
  const name = (bytes: number) => `${process.pid}-${randomBytes(bytes).toString('hex')}`;
  if (platform !== 'win32') return join(await socketFolder(home), `${name(4)}.sock`);
  await mkdir(runFolder(home), { recursive: true });
  return `\\\\.\\pipe\\chaperone-${name(16)}`;
}

/** Whether a window's announcement can be believed: on Windows the name of a dead one's pipe is free for everybody. */
export const isOpen = ({ pid }: Announcement, platform = process.platform): boolean =>
  platform !== 'win32' || isAlive(pid);

/** A folder for sockets that nobody else can enter, and whose paths are short enough. Throws where there is none. */
async function socketFolder(home: string): Promise<string> {
  const run = runFolder(home);
  await privateFolder(run);
  if (Buffer.byteLength(join(run, 'x'.repeat(24))) <= LONGEST_SOCKET) return run;
  const short = shortFolder(run);
  await privateFolder(short);
  return short;
}

function shortFolder(run: string): string {
  const name = createHash('sha256').update(run).digest('hex').slice(0, 8);
  return join(tmpdir(), `chaperone-${userInfo().uid}-${name}`);
}

/** Made by us, owned by us, and no link to somewhere else: in a shared folder another user may have been faster. */
async function privateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const found = await lstat(path);
  if (!found.isDirectory() || found.uid !== userInfo().uid) {
    throw new Error(`${path} belongs to somebody else. Remove it, then reload the window.`);
  }
  await chmod(path, 0o700);
}

/** A link to the folder of a shell's pipes, beside the socket of the window that made them. */
export const pipesOf = (socket: string, shell: number): string => `${socket.replace(/\.sock$/, '')}.${shell}`;

/** Removes such a link with its folder. Never rejects. */
export async function removePipes(link: string): Promise<void> {
  const folder = await readlink(link).catch(() => undefined);
  if (folder !== undefined && /^\/.+\/chaperone-[^/]+$/.test(folder))
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  await rm(link, { force: true }).catch(() => {});
}

/** A window's file names its socket; what lies where no socket of ours would is not ours to remove. */
async function removeSocket(path: string, run: string): Promise<void> {
  const folder = dirname(path);
  if (!path.endsWith('.sock') || (folder !== run && folder !== shortFolder(run))) return;
  const own = basename(path, 'sock');
  const names = await readdir(folder).catch(() => []);
  const links = names.filter((name) => name.startsWith(own) && /^\d+$/.test(name.slice(own.length)));
  await Promise.all([rm(path, { force: true }), ...links.map((name) => removePipes(join(folder, name)))]);
}

/** Whether there is a process with this id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
