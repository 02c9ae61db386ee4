import type { SqlToken } from './tokens.ts';
import { isSign, isWord } from './where.ts';

type Tokens = readonly SqlToken[];

/** The first place from `from` on where none of these words stands. */
export function skip(tokens: Tokens, from: number, ...words: string[]): number {
  let at = from;
  while (isWord(tokens[at], ...words)) at++;
  return at;
}

const ENDS = new Set([
  'CASCADE',
  'RESTRICT',
  'RESTART',
  'CONTINUE',
  'FROM',
  'USING',
  'WHERE',
  'WITH',
  'ON',
  'SET',
  'PURGE',
  'FORCE',
  'LIMIT',
  'ORDER',
  'RETURNING',
]);

/** A name as written, dots included; empty where none stands. */
export function name(tokens: Tokens, from: number): string {
  let text = '';
  for (let at = from; at < Math.min(tokens.length, from + 7); at++) {
    const token = tokens[at];
    if (!token) break;
    const dot = isSign(token, '.');
    if (!dot && text !== '' && !text.endsWith('.')) break;
    if (!dot && token.kind !== 'word' && token.kind !== 'quoted' && token.kind !== 'string') break;
    text += token.kind === 'word' ? token.text.toLowerCase() : token.text;
  }
  return text;
}

/** Names separated by commas, joined by `, `. */
export function objects(tokens: Tokens, from: number): string {
  const found: string[] = [];
  for (let at = from; at < tokens.length && found.length < 50; at++) {
    const token = tokens[at];
    if (!token || (token.kind === 'word' && ENDS.has(token.text))) break;
    const one = name(tokens, at);
    if (one !== '' && (at === from || isSign(tokens[at - 1], ','))) found.push(one);
  }
  return found.join(', ');
}
