import type { Call, Word } from '../../model/call.ts';
import { baseName, resolvePath } from '../paths.ts';
import { makers, readers, runners } from './script-makers.ts';

/** A word of a call that may write the file which it names. */
interface Naming {
  readonly call: Call;
  readonly word: Word;
}

/** What the calls of a reading may have made. */
export interface Earlier {
  /** So many of the calls were looked at. */
  seen: number;
  /** By the last segment of what they name. */
  readonly naming: Map<string, Naming[]>;
  /** The first that puts files there which it does not name. */
  maker: string | undefined;
}

export const nothingEarlier = (): Earlier => ({ seen: 0, naming: new Map(), maker: undefined });

/** Looks at the calls that came since, up to one; a line without scripts never asks. */
export function upTo(earlier: Earlier, calls: readonly Call[], end: number): Earlier {
  for (; earlier.seen < end; earlier.seen++) {
    const call = calls[earlier.seen];
    if (call === undefined) break;
    const { program, args } = call;
    if (makers.has(program)) earlier.maker ??= program;
    if (readers.has(program) || runners.has(program)) continue;
    for (const word of args) {
      if (!word.certain) continue;
      const name = baseName(word.text);
      const known = earlier.naming.get(name);
      if (known) known.push({ call, word });
      else earlier.naming.set(name, [{ call, word }]);
    }
  }
  return earlier;
}

/** The program of a call that names the file and may change it. */
export function madeBy({ naming }: Earlier, path: string): string | undefined {
  return naming.get(baseName(path))?.find(({ call, word }) => resolvePath(call.cwd, word.text) === path)?.call
    .program;
}
