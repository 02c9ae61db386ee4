import type { Word } from '../../model/call.ts';

/**
 * Whether a shell only checks a script: with `-n` it reads the text and runs nothing of it, unless it is interactive.
 * https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html
 */
export function readsOnly(args: readonly Word[]): boolean {
  const end = args.findIndex(({ text }) => !text.startsWith('-'));
  const options = end < 0 ? args : args.slice(0, end);
  // Another letter may start it all the same (`-i`), or say what else it runs (`-c`).
  return (
    options.some(({ text }) => text.includes('n')) && options.every(({ text }) => /^-[vxeun]+$/.test(text))
  );
}
