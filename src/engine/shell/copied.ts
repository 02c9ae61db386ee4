import type { Call } from '../../model/call.ts';
import { baseName, resolvePath } from '../paths.ts';

const COPIES = /^(cp|install|ln|mv|ditto)$/;

/** The file of which an earlier call makes a copy at this path, or gives it this name; undefined where that is not one. */
export function copiedFrom(path: string, calls: readonly Call[], end: number): string | undefined {
  for (let at = Math.min(end, calls.length) - 1; at >= 0; at -= 1) {
    const call = calls[at];
    if (call === undefined || !COPIES.test(call.program)) continue;
    const words = call.args.filter(({ text }) => !text.startsWith('-'));
    const [source, target, ...more] = words;
    if (!source?.certain || !target?.certain || more.length > 0) continue;
    const to = resolvePath(call.cwd, target.text);
    if (to === path || resolvePath(to, baseName(source.text)) === path) {
      const from = resolvePath(call.cwd, source.text);
      return from === path ? undefined : from;
    }
  }
  return undefined;
}

/** Whether the calls of a program that name a file do no more than copy it elsewhere. */
export const onlyCopied = (path: string, program: string, calls: readonly Call[]): boolean =>
  /^(cp|install|ln|ditto)$/.test(program) &&
  calls.every(
    (call) => call.program !== program || resolvePath(call.cwd, call.args.at(-1)?.text ?? '') !== path,
  );
