import { stat } from 'node:fs/promises';
import { readTextCapped } from '../host/files.ts';
import { sha256 } from '../host/hash.ts';
import type { Fact } from '../model/fact.ts';

/** Scripts and request bodies are smaller; what is larger counts as unread. In bytes. */
export const FILE_CAP = 256 * 1024;

/** The text of a file that an act would run or send. `real` is where the path leads on this machine. */
export async function lookAtFile(path: string, real: string): Promise<Fact> {
  const read = await readTextCapped(real, FILE_CAP);
  if (read.state !== 'text')
    return { kind: 'file', path, state: read.state, text: '', hash: await stampOf(real) };
  return { kind: 'file', path, state: 'text', text: read.text, hash: sha256(read.bytes) };
}

/** Stands in for the hash of what was not read, so that a change is noticed all the same; nobody can set a ctime. */
async function stampOf(path: string): Promise<string> {
  const seen = await stat(path, { bigint: true }).catch(() => undefined);
  return seen?.isFile() ? sha256(`${seen.dev} ${seen.ino} ${seen.size} ${seen.ctimeNs}`) : '';
}
