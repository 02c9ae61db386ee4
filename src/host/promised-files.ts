import * as fs from 'node:fs';

// What the guard uses of node:fs/promises, done at once instead of by threads: each wait for a thread costs more than the
// look itself. The cold hook, which has nothing else to do meanwhile, is bundled with this in its place.

/** Milliseconds of looking after which timers get their turn: what limits the time of a look goes by them. */
const BREATH = 20;

type Files = typeof import('node:fs/promises');

export const constants = fs.constants;

/** Milliseconds. `performance` is loaded when it is first used, and this is there. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

let rested = now();

async function rest(): Promise<void> {
  if (now() - rested < BREATH) return;
  await new Promise((resolve) => setImmediate(resolve));
  rested = now();
}

/** Does `work` when it is called and promises what came of it, as its namesake `Same` does. */
const promised = <Same>(work: (...args: never[]) => unknown): Same =>
  (async (...args: never[]) => {
    await rest();
    return work(...args);
  }) as unknown as Same;

/** A file goes without what is loaded to remove folders. */
function removed(path: string, options: fs.RmOptions = {}): void {
  try {
    if (options.recursive) fs.rmSync(path, options);
    else fs.unlinkSync(path);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!(isMissing && options.force)) throw error;
  }
}

export const access = promised<Files['access']>(fs.accessSync);
export const chmod = promised<Files['chmod']>(fs.chmodSync);
export const copyFile = promised<Files['copyFile']>(fs.copyFileSync);
export const link = promised<Files['link']>(fs.linkSync);
export const lstat = promised<Files['lstat']>(fs.lstatSync);
export const lutimes = promised<Files['lutimes']>(fs.lutimesSync);
export const mkdir = promised<Files['mkdir']>(fs.mkdirSync);
export const readdir = promised<Files['readdir']>(fs.readdirSync);
export const readFile = promised<Files['readFile']>(fs.readFileSync);
export const readlink = promised<Files['readlink']>(fs.readlinkSync);
export const realpath = promised<Files['realpath']>(fs.realpathSync.native);
export const rename = promised<Files['rename']>(fs.renameSync);
export const rm = promised<Files['rm']>(removed);
export const rmdir = promised<Files['rmdir']>(fs.rmdirSync);
export const stat = promised<Files['stat']>(fs.statSync);
export const statfs = promised<Files['statfs']>(fs.statfsSync);
export const symlink = promised<Files['symlink']>(fs.symlinkSync);
export const unlink = promised<Files['unlink']>(fs.unlinkSync);
export const utimes = promised<Files['utimes']>(fs.utimesSync);
export const writeFile = promised<Files['writeFile']>(fs.writeFileSync);

/** An open file, with what is used of a `FileHandle`. */
export async function open(path: string, flags: string, mode?: number) {
  await rest();
  const file = fs.openSync(path, flags, mode);
  return {
    appendFile: async (text: string) => fs.appendFileSync(file, text),
    chmod: async (permissions: number) => fs.fchmodSync(file, permissions),
    close: async () => fs.closeSync(file),
    read: async (buffer: Buffer, offset: number, length: number, position: number) => ({
      bytesRead: fs.readSync(file, buffer, offset, length, position),
      buffer,
    }),
    stat: async () => fs.fstatSync(file),
    sync: async () => fs.fsyncSync(file),
    writeFile: async (text: string | Uint8Array) => fs.writeFileSync(file, text),
  };
}
