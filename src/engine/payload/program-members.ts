import type { Tokens } from './program-ends.ts';
import type { Language } from './program-syntax.ts';
import type { ProgramToken } from './program-tokens.ts';

const NAME = /^:?[A-Za-z_$][\w$]*[?!]?$/;
/** Ruby's and PHP's methods that call another one by its name. */
const SENDS = /^(?:send|public_send|__send__|try|call)$/;

/**
 * Members that are named by a text, written as plain ones: `getattr(x, 'drop')()`, `x['drop']()`, `x.send(:drop)` and
 * `x.drop()` are one call.
 */
export function plainMembers(tokens: Tokens, language: Language): Tokens {
  const reflects = tokens.some(
    ({ kind, text }, at) =>
      (kind === 'name' && (text === 'getattr' || SENDS.test(text))) ||
      (kind === 'sign' && text === '[' && tokens[at + 1]?.kind === 'string'),
  );
  if (!reflects) return tokens;
  const plain: ProgramToken[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const skip =
      language === 'python' && token.text === 'getattr'
        ? attribute(tokens, at, plain)
        : token.text === '['
          ? bracketed(tokens, at, plain)
          : language === 'ruby' && SENDS.test(token.text) && tokens[at - 1]?.text === '.'
            ? sent(tokens, at, plain)
            : 0;
    if (skip === 0) plain.push(token);
    else at += skip - 1;
  }
  return plain;
}

/** `getattr(client, 'drop')` and its arguments; the number of tokens that were read. */
function attribute(tokens: Tokens, at: number, plain: ProgramToken[]): number {
  if (tokens[at + 1]?.text !== '(') return 0;
  const close = closing(tokens, at + 1);
  const named = tokens[close - 1];
  if (named?.kind !== 'string' || !NAME.test(named.text) || tokens[close - 2]?.text !== ',') return 0;
  if (tokens[close + 1]?.text !== '(') return 0;
  plain.push(...tokens.slice(at + 2, close - 2), { ...named, kind: 'sign', text: '.' }, asName(named));
  return close + 1 - at;
}

/** `['drop'](…)` behind a value. */
function bracketed(tokens: Tokens, at: number, plain: ProgramToken[]): number {
  const [named, close, open] = tokens.slice(at + 1, at + 4);
  const before = tokens[at - 1];
  const member = before?.kind === 'name' || /^[)\]]$/.test(before?.text ?? '');
  if (!member || named?.kind !== 'string' || close?.text !== ']' || open?.text !== '(') return 0;
  if (!NAME.test(named.text)) return 0;
  plain.push({ ...named, kind: 'sign', text: '.' }, asName(named));
  return 3;
}

/** `.send(:drop, x)`: the comma goes with the name. */
function sent(tokens: Tokens, at: number, plain: ProgramToken[]): number {
  const [open, colon, symbol, next] = tokens.slice(at + 1, at + 5);
  const literal = colon?.kind === 'string' ? colon : colon?.text === ':' ? symbol : undefined;
  if (open?.text !== '(' || literal === undefined || !NAME.test(literal.text)) return 0;
  const after = literal === colon ? symbol : next;
  plain.push(asName(literal), open);
  return (literal === colon ? 3 : 4) + (after?.text === ',' ? 1 : 0);
}

const asName = (token: ProgramToken): ProgramToken => ({
  ...token,
  kind: 'name',
  text: token.text.replace(/^:/, ''),
});

function closing(tokens: Tokens, open: number): number {
  let depth = 0;
  for (let at = open; at < Math.min(tokens.length, open + 400); at += 1) {
    const { kind, text } = tokens[at] ?? {};
    if (kind !== 'sign') continue;
    if (text === '(' || text === '[' || text === '{') depth += 1;
    else if ((text === ')' || text === ']' || text === '}') && --depth === 0) return at;
  }
  return -1;
}
