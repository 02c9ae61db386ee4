import { assignments } from './calls.ts';
import type { Tokens } from './ends.ts';
import { importAliases } from './imports.ts';
import { reachesOut } from './losses.ts';
import type { Language } from './syntax.ts';
import type { ProgramToken } from './tokens.ts';
import { evaluate, type Scope } from './values.ts';

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
      (kind === 'name' &&
        (text === 'getattr' || (text === 'del' && language === 'python') || SENDS.test(text))) ||
      (kind === 'sign' && text === '(' && tokens[at - 1]?.text === ']'),
  );
  if (!reflects) return tokens;
  const scope: Scope = {
    language,
    assigned: assignments(tokens, language),
    variables: {},
    directory: undefined,
  };
  const aliases = language === 'python' ? importAliases(tokens, language) : new Map<string, string>();
  const plain: ProgramToken[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const skip =
      language === 'python' && token.text === 'getattr'
        ? attribute(tokens, at, plain, scope)
        : language === 'python' && token.text === 'del' && token.kind === 'name'
          ? deleted(tokens, at, plain, scope, aliases)
          : token.text === '['
            ? bracketed(tokens, at, plain, scope)
            : language === 'ruby' && SENDS.test(token.text) && tokens[at - 1]?.text === '.'
              ? sent(tokens, at, plain)
              : 0;
    if (skip === 0) plain.push(token);
    else at += skip - 1;
  }
  return plain;
}

/** `getattr(client, 'drop')` and its arguments; the number of tokens that were read. */
function attribute(tokens: Tokens, at: number, plain: ProgramToken[], scope: Scope): number {
  if (tokens[at + 1]?.text !== '(') return 0;
  const close = closing(tokens, at + 1);
  if (close < 0 || tokens[close + 1]?.text !== '(') return 0;
  const comma = tokens.findIndex(({ text, kind }, index) => index > at && kind === 'sign' && text === ',');
  const named = comma < 0 || comma > close ? undefined : memberIn(tokens.slice(comma + 1, close), scope);
  if (named === undefined) return 0;
  plain.push(...tokens.slice(at + 2, comma), { ...named, kind: 'sign', text: '.' }, named);
  return close + 1 - at;
}

/** `del server['shop']` of a client that works like a mapping, written as the method that Python calls. */
function deleted(
  tokens: Tokens,
  at: number,
  plain: ProgramToken[],
  scope: Scope,
  aliases: ReadonlyMap<string, string>,
): number {
  const [name, open] = tokens.slice(at + 1, at + 3);
  if (name?.kind !== 'name' || open?.text !== '[' || !isStore(name.text, scope, aliases, 0)) return 0;
  const close = closing(tokens, at + 2);
  const last = tokens[close];
  if (close < 0 || last === undefined) return 0;
  const sign = (text: string): ProgramToken => ({ ...open, kind: 'sign', text });
  plain.push(name, sign('.'), { ...name, text: '__delitem__' }, sign('('));
  plain.push(...tokens.slice(at + 3, close), { ...last, text: ')' });
  return close + 1 - at;
}

const DEEPEST = 3;

/** Whether a name is given a client of a library that reaches out, or what such a client holds by name. */
function isStore(name: string, scope: Scope, aliases: ReadonlyMap<string, string>, depth: number): boolean {
  const made = scope.assigned.get(name) ?? [];
  const [head] = made;
  if (head?.kind !== 'name' || depth > DEEPEST) return false;
  const open = made.findIndex(({ kind, text }) => kind === 'sign' && /^[[(]$/.test(text));
  if (open < 0 || closing(made, open) !== made.length - 1) return false;
  if (made[open]?.text === '[') return open === 1 && isStore(head.text, scope, aliases, depth + 1);
  return reachesOut(aliases.get(head.text) ?? head.text);
}

const LONGEST_MEMBER = 12;

/** `['drop'](…)` and `[d](…)` behind a value. */
function bracketed(tokens: Tokens, at: number, plain: ProgramToken[], scope: Scope): number {
  const before = tokens[at - 1];
  const member = before?.kind === 'name' || /^[)\]]$/.test(before?.text ?? '');
  const close = member ? closing(tokens, at) : -1;
  if (close < 0 || close - at > LONGEST_MEMBER || tokens[close + 1]?.text !== '(') return 0;
  const named = memberIn(tokens.slice(at + 1, close), scope);
  if (named === undefined) return 0;
  plain.push({ ...named, kind: 'sign', text: '.' }, named);
  return close + 1 - at;
}

/** The member that an expression names, where its text is known. */
function memberIn(tokens: Tokens, scope: Scope): ProgramToken | undefined {
  const [first] = tokens;
  if (first === undefined || tokens.length > LONGEST_MEMBER) return undefined;
  const { json, certain } = evaluate(tokens, scope);
  return certain && typeof json === 'string' && NAME.test(json)
    ? { ...first, kind: 'name', text: json.replace(/^:/, '') }
    : undefined;
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
