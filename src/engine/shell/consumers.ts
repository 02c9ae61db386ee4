import type { PipelineNode } from './bash.ts';
import { programOf } from './session.ts';
import { readShell } from './shells.ts';
import { feeders } from './wrappers/feeders.ts';
import { isWrapper } from './wrappers/rows.ts';

/** Decoders and copiers: what they print comes from what they read. */
const passing = new Set(['cat', 'base64', 'xxd', 'openssl', 'rev', 'eval', 'source', '.']);

/** Whether a part of a pipe may run, or pass on to be run, what it reads. */
export function readsCode(node: PipelineNode): boolean {
  if (node.type !== 'Command' || node.name === undefined) return false;
  if (node.name.parts !== undefined) return true;
  const program = programOf(node.name.value);
  return (
    passing.has(program) ||
    Object.hasOwn(feeders, program) ||
    readShell(program) !== undefined ||
    isWrapper(program)
  );
}
