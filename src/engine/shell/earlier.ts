import type { Call } from '../../model/call.ts';
import { resolvePath } from '../paths.ts';
import { makers, readers, runners } from './script-makers.ts';
import { startsAnother } from './wrappers/rows.ts';

/** What the calls of a reading may have made. */
export interface Earlier {
  /** So many of the calls were looked at. */
  seen: number;
  /** By the file that they name: the program of the first that may write it. */
  readonly naming: Map<string, string>;
  /** By the file to which it is redirected: the place of the first such call among them. */
  readonly redirected: Map<string, number>;
  /** The first that puts files there which it does not name. */
  maker: string | undefined;
}

export const nothingEarlier = (): Earlier => ({
  seen: 0,
  naming: new Map(),
  redirected: new Map(),
  maker: undefined,
});

/** What of git's own commands puts no file there. */
const LOOKS =
  /^(?:log|status|diff|show|rev-parse|rev-list|branch|tag|remote|config|fetch|add|commit|push|describe|ls-files|blame|grep|shortlog|reflog)$/;

/** Looks at the calls that came since, up to one; a line without scripts never asks. */
export function upTo(earlier: Earlier, calls: readonly Call[], end: number): Earlier {
  const { naming, redirected } = earlier;
  for (; earlier.seen < end; earlier.seen++) {
    const call = calls[earlier.seen];
    if (call === undefined) break;
    const { program, args, cwd, output } = call;
    for (const { target } of output) {
      const path = resolvePath(cwd, target.text);
      if (path !== undefined && !redirected.has(path)) redirected.set(path, earlier.seen);
    }
    if (makers.has(program) && !(program === 'git' && LOOKS.test(args[0]?.text ?? '')))
      earlier.maker ??= program;
    if (readers.has(program) || runners.has(program)) continue;
    // What a wrapper starts is a call of its own: its words are no files that it writes.
    if (
      startsAnother(
        program,
        args.map(({ text }) => text),
      )
    )
      continue;
    for (const word of args) {
      const path = word.certain ? resolvePath(cwd, word.text) : undefined;
      if (path !== undefined && !naming.has(path)) naming.set(path, program);
    }
  }
  return earlier;
}

/** The program of a call that names the file and may change it. */
export const madeBy = ({ naming }: Earlier, path: string): string | undefined => naming.get(path);

/** Whether one of the calls before a certain one puts a file there, or may do so without saying where. */
export function makesFile(earlier: Earlier, calls: readonly Call[], end: number, path: string): boolean {
  const looked = upTo(earlier, calls, end);
  if (looked.maker !== undefined || madeBy(looked, path) !== undefined) return true;
  return (looked.redirected.get(path) ?? end) < end;
}
