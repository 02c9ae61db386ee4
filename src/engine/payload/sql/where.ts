import type { SqlToken } from './tokens.ts';

/** Words that end a condition at its own level. */
const AFTER_WHERE = new Set([
  'RETURNING',
  'ORDER',
  'LIMIT',
  'OPTION',
  'OUTPUT',
  'GROUP',
  'HAVING',
  'UNION',
  'WINDOW',
  'SETTINGS',
]);

/** What the condition of a statement keeps back: nothing (`all`), or something (`where`). */
export function scopeOf(tokens: readonly SqlToken[]): 'all' | 'where' {
  const at = topLevel(tokens, (token) => isWord(token, 'WHERE'));
  if (at < 0) return 'all';
  const rest = tokens.slice(at + 1);
  const end = topLevel(rest, (token) => token.kind === 'word' && AFTER_WHERE.has(token.text));
  return always(end < 0 ? rest : rest.slice(0, end), 0) ? 'all' : 'where';
}

export function isWord(token: SqlToken | undefined, ...words: string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text);
}

export function isSign(token: SqlToken | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.text === sign;
}

/** The first token outside parentheses that passes; -1 where none does. */
export function topLevel(tokens: readonly SqlToken[], test: (token: SqlToken) => boolean): number {
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (isSign(token, '(')) depth++;
    else if (isSign(token, ')')) depth--;
    else if (depth <= 0 && test(token)) return at;
  }
  return -1;
}

/** Whether a condition certainly holds for every row. */
function always(tokens: readonly SqlToken[], depth: number): boolean {
  if (depth > 20 || tokens.length === 0) return false;
  const ors = splitAt(tokens, 'OR');
  if (ors.length > 1) return ors.some((arm) => always(arm, depth + 1));
  const ands = splitAt(tokens, 'AND');
  if (ands.length > 1) return ands.every((arm) => always(arm, depth + 1));
  if (isWord(tokens[0], 'NOT')) return never(tokens.slice(1), depth + 1);
  const inner = unwrapped(tokens);
  return inner ? always(inner, depth + 1) : holds(tokens) === true;
}

function never(tokens: readonly SqlToken[], depth: number): boolean {
  if (depth > 20) return false;
  const inner = unwrapped(tokens);
  if (inner) return never(inner, depth + 1);
  return holds(tokens) === false;
}

function unwrapped(tokens: readonly SqlToken[]): readonly SqlToken[] | undefined {
  if (!isSign(tokens[0], '(') || !isSign(tokens.at(-1), ')')) return undefined;
  const inner = tokens.slice(1, -1);
  let depth = 0;
  for (const token of inner) {
    if (isSign(token, '(')) depth++;
    if (isSign(token, ')') && --depth < 0) return undefined;
  }
  return inner;
}

function splitAt(tokens: readonly SqlToken[], word: string): readonly (readonly SqlToken[])[] {
  const arms: SqlToken[][] = [[]];
  let depth = 0;
  let between = false;
  for (const token of tokens) {
    if (isSign(token, '(')) depth++;
    if (isSign(token, ')')) depth--;
    if (depth === 0 && isWord(token, 'BETWEEN')) between = true;
    if (depth === 0 && isWord(token, word) && !(word === 'AND' && between)) arms.push([]);
    else arms.at(-1)?.push(token);
    if (depth === 0 && isWord(token, 'AND')) between = false;
  }
  return arms;
}

/** The truth value of one comparison of constants, or of a thing with itself; undefined where rows decide. */
function holds(tokens: readonly SqlToken[]): boolean | undefined {
  const [only] = tokens;
  if (tokens.length === 1 && only) {
    if (isWord(only, 'TRUE')) return true;
    if (isWord(only, 'FALSE')) return false;
    if (only.kind === 'number') return Number(only.text) !== 0;
    if (only.kind === 'string' && /^(?:t|true|1|y|yes|on)$/i.test(only.text)) return true;
    return undefined;
  }
  const at = tokens.findIndex((token) => token.kind === 'sign' && /^[=<>!]$/.test(token.text));
  if (at > 0) return compared(tokens, at);
  if (isWord(tokens[1], 'IS') && isWord(tokens[0], 'TRUE') && isWord(tokens[2], 'TRUE')) return true;
  const like = tokens.findIndex((token) => isWord(token, 'LIKE', 'ILIKE'));
  const pattern = tokens[like + 1];
  if (like > 0 && !isWord(tokens[like - 1], 'NOT') && like + 2 === tokens.length) {
    return pattern?.kind === 'string' && /^%+$/.test(pattern.text) ? true : undefined;
  }
  return undefined;
}

function compared(tokens: readonly SqlToken[], at: number): boolean | undefined {
  let end = at;
  while (end < tokens.length && tokens[end]?.kind === 'sign' && /^[=<>!]$/.test(tokens[end]?.text ?? ''))
    end++;
  const operator = tokens
    .slice(at, end)
    .map((token) => token.text)
    .join('');
  const left = tokens.slice(0, at);
  const right = tokens.slice(end);
  if (right.length === 0) return undefined;
  const [a, b] = [left[0], right[0]];
  if (left.length === 1 && right.length === 1 && a && b && isConstant(a) && isConstant(b)) {
    return constants(a, operator, b);
  }
  const same =
    left.length === right.length && left.every((token, index) => spelled(token) === spelled(right[index]));
  const plain = left.every((token) => token.kind === 'word' || token.kind === 'quoted' || token.text === '.');
  return same && plain && /^(?:=|==|<=|>=)$/.test(operator) ? true : undefined;
}

function isConstant(token: SqlToken): boolean {
  return token.kind === 'number' || token.kind === 'string';
}

function constants(a: SqlToken, operator: string, b: SqlToken): boolean | undefined {
  const numeric = a.kind === 'number' && b.kind === 'number';
  const [left, right] = numeric ? [Number(a.text), Number(b.text)] : [a.text, b.text];
  switch (operator) {
    case '=':
    case '==':
      return left === right;
    case '<>':
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}

function spelled(token: SqlToken | undefined): string {
  return token ? token.text.toUpperCase() : '';
}
