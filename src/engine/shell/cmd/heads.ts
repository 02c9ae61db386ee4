import type { Source } from '../source.ts';
import type { CmdToken } from './words.ts';
import { textOf } from './words.ts';

/** A command stands no more words behind the keywords before it. */
export const furthest = 40;

/** How many words stand before the command itself: `if …`, `else`, `call` and their like; undefined: too many. */
export function headLength(tokens: readonly CmdToken[]): number | undefined {
  let length = 0;
  for (let heads = 0; heads < furthest; heads++) {
    const first = tokens[length];
    if (first === undefined) return length;
    const name = textOf(first).replace(/^@+/, '');
    const rest = tokens.slice(length + 1, length + 1 + furthest);
    const inner = innerCommand(name, name.toLowerCase(), rest);
    if (inner === undefined) return length;
    length += 1 + rest.length - inner.length;
  }
  return undefined;
}

/** The command after a keyword: `call`, `else`, `if …`, `for … do`. */
function innerCommand(
  name: string,
  lower: string,
  rest: readonly CmdToken[],
): readonly CmdToken[] | undefined {
  if (name === '' || lower === 'else' || lower === 'do' || lower === 'call') return rest;
  if (lower === 'if') return rest.slice(conditionLength(rest.map(textOf)));
  return undefined;
}

/** `not exist x`, `/i a == b`, `errorlevel 1`, `defined x`. `==` is a separator to the words. */
function conditionLength(texts: readonly string[]): number {
  let at = 0;
  while (/^(?:not|\/i)$/i.test(texts[at] ?? '')) at++;
  const test = texts[at] ?? '';
  if (/^(?:exist|errorlevel|defined|cmdextversion)$/i.test(test)) return at + 2;
  if (/^(?:equ|neq|lss|leq|gtr|geq)$/i.test(texts[at + 1] ?? '')) return at + 3;
  return test.includes('==') && !test.endsWith('==') ? at + 1 : at + 2;
}

/** `start "title" /wait program …`. */
export function startArguments(tokens: readonly CmdToken[], source: Source): readonly CmdToken[] {
  let at = 0;
  if (source.text[tokens[0]?.start ?? -1] === '"') at++;
  while (/^\//.test(textOf(tokens[at] ?? { texts: [''], kind: 'word', certain: true, start: 0, end: 0 })))
    at++;
  return tokens.slice(at);
}
