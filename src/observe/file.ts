import { readTextCapped } from '../host/files.ts';
import { sha256 } from '../host/hash.ts';
import type { Fact } from '../model/fact.ts';

/** Scripts and request bodies are smaller; what is larger counts as unread. In bytes. */
export const FILE_CAP = 256 * 1024;

/** The text of a file that an act would run or send. `real` is where the path leads on this machine. */
export async function lookAtFile(path: string, real: string): Promise<Fact> {
  const read = await readTextCapped(real, FILE_CAP);
  if (read.state !== 'text') return { kind: 'file', path, state: read.state, text: '', hash: '' };
  return { kind: 'file', path, state: 'text', text: read.text, hash: sha256(read.bytes) };
}
