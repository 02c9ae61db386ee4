import type { Call } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';

const INTERPRETERS =
  /^(node|nodejs|deno|bun|tsx|ts-node|python[\d.]*|pypy3?|ruby|perl|php|lua|osascript|pwsh|powershell)$/i;
const WRITES =
  /write|unlink|\brm(Sync|tree|_rf?)?\b|remove|rename|truncate|copy|symlink|\bdump\s*\(|open\s*\([^)]*,\s*['"][wax+r]*[wa+]|File\.(write|delete|open)|put_contents|Set-Content|Out-File/i;
const LONGEST = 50_000;

/** Whether a program runs code that it is given. */
export const mayHoldCode = byProgram((program) => INTERPRETERS.test(program));

/** Names of files in inline code that writes files. Which of them is written is not told apart. */
export function pathsInCode({ program, args, input }: Call): readonly string[] {
  if (!mayHoldCode(program)) return [];
  const inline = args.filter(({ text }) => /[\s(]/.test(text)).map(({ text }) => text);
  const given =
    input?.kind === 'text'
      ? [input.word.text]
      : input?.kind === 'pipe' && input.text
        ? [input.text.text]
        : [];
  const code = [...inline, ...given].join('\n').slice(0, LONGEST);
  if (code === '' || !WRITES.test(code)) return [];
  return [...code.matchAll(/(["'`])((?:(?!\1)[^\\\n]|\\.){0,300})\1/g)]
    .map(([, , text = '']) => text)
    .filter((text) => text.length > 2 && /[./~]/.test(text) && !/\s/.test(text))
    .slice(0, 50);
}
