import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isPrecious, isRebuilt } from '../host/precious.ts';

const FILES_CAP = 10_000;
/** Milliseconds. What a build makes anew is counted for show only. */
const TIME_CAP = 400;
const TIME_CAP_REBUILT = 60;
/** Folders that are looked at however slow the disk is. */
const ALWAYS = 20;

export interface Counted {
  /** At most 10,000. */
  readonly files: number;
  /** Whether a repository's own data or data that nobody can build again stands here. */
  readonly precious: boolean;
}

/** Counts the files below a folder, without following links, until a cap or the time is reached. */
export async function countFiles(folder: string): Promise<Counted> {
  const rebuiltItself = isRebuilt(folder.split(/[/\\]/).at(-1) ?? '');
  const until = performance.now() + (rebuiltItself ? TIME_CAP_REBUILT : TIME_CAP);
  const open = [{ path: folder, rebuilt: rebuiltItself }];
  let files = 0;
  let precious = false;
  let looked = 0;
  const goesOn = () => files < FILES_CAP && (looked < ALWAYS || performance.now() < until);
  for (let next = open.shift(); next && goesOn(); next = open.shift()) {
    const { path, rebuilt } = next;
    looked++;
    for (const entry of await entries(path)) {
      if (entry.name === '.git') precious = true;
      if (entry.isDirectory())
        open.push({ path: join(path, entry.name), rebuilt: rebuilt || isRebuilt(entry.name) });
      else {
        files++;
        if (!rebuilt && isPrecious(entry.name)) precious = true;
      }
    }
  }
  return { files: Math.min(files, FILES_CAP), precious };
}

const entries = (path: string): Promise<Dirent[]> => readdir(path, { withFileTypes: true }).catch(() => []);
