/** The dialects that differ in ways that matter here. */
export type SqlDialect = 'postgres' | 'mysql' | 'sqlite' | 'mssql';

export interface SqlToken {
  /** `meta`: a line for the client program itself, such as `\i file` or `.read file`. */
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'sign' | 'meta';
  /** Words in upper case; quoted names and strings without quotes; else as written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}_$@#:{}][\p{L}\p{N}_$@#{}]*/uy;
const NUMBER = /0x[\da-f]+|\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+/iy;
const DOLLAR = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const SPACE = /[\s\uFEFF]+/y;

/** Splits a text into tokens; comments vanish, except MySQL's executed ones. Never fails; cost is linear. */
export function sqlTokens(text: string, dialect: SqlDialect | undefined): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  let executed = 0;
  let at = 0;
  let delimiter = ';';
  const noTag = new Set<string>();
  while (at < text.length) {
    const start = at;
    const char = text[at] ?? '';
    const next = text[at + 1] ?? '';
    const space = match(SPACE, text, at);
    if (space) {
      at += space.length;
      continue;
    }
    if (isLineComment(text, at, dialect)) {
      at = lineEnd(text, at);
      continue;
    }
    if (char === '/' && next === '*') {
      const open = dialect === 'mysql' || dialect === undefined ? /\/\*M?!\d*/y : undefined;
      const marker = open && match(open, text, at);
      if (marker) {
        executed++;
        at += marker.length;
      } else at = commentEnd(text, at, dialect);
      continue;
    }
    if (executed > 0 && char === '*' && next === '/') {
      executed--;
      at += 2;
      continue;
    }
    if (delimiter !== ';' && text.startsWith(delimiter, at)) {
      at += delimiter.length;
      tokens.push({ kind: 'sign', text: ';;', start, end: at });
      continue;
    }
    if (char === '\\' && /[gG]/.test(next) && !/\w/.test(text[at + 2] ?? '') && dialect === 'mysql') {
      at += 2;
      tokens.push({ kind: 'sign', text: ';', start, end: at });
      continue;
    }
    if (isMeta(text, at, tokens, dialect)) {
      at = metaEnd(text, at, dialect);
      const meta = text.slice(start, at).replace(/\\\\$/, '').trim();
      tokens.push({ kind: 'meta', text: meta, start, end: at });
      delimiter = /^delimiter\s+(\S+)/i.exec(meta)?.[1] ?? delimiter;
      continue;
    }
    const prefixed = /[EeNnBbXxUu]/.test(char) && next === "'";
    if (char === "'" || prefixed) {
      const escapes = dialect === 'mysql' || (/[Ee]/.test(char) && dialect !== 'mssql');
      const open = char === "'" ? at : at + 1;
      at = quoteEnd(text, open, "'", escapes);
      tokens.push({
        kind: 'string',
        text: text.slice(open + 1, at - 1).replaceAll("''", "'"),
        start,
        end: at,
      });
      continue;
    }
    if (char === '"' || char === '`' || (char === '[' && (dialect === 'mssql' || dialect === 'sqlite'))) {
      at = quoteEnd(text, at, char === '[' ? ']' : char, char === '"' && dialect === 'mysql');
      tokens.push({ kind: 'quoted', text: text.slice(start + 1, at - 1), start, end: at });
      continue;
    }
    const tag =
      char === '$' && dialect !== 'mysql' && dialect !== 'mssql' ? match(DOLLAR, text, at) : undefined;
    if (tag && !noTag.has(tag)) {
      const end = text.indexOf(tag, at + tag.length);
      // A tag that never comes again stays missing for the rest of the text: it is not looked for twice.
      if (end < 0) noTag.add(tag);
      else {
        at = end + tag.length;
        tokens.push({ kind: 'string', text: text.slice(start + tag.length, end), start, end: at });
        continue;
      }
    }
    const number = match(NUMBER, text, at);
    const word = number ? undefined : match(WORD, text, at);
    at += (number ?? word ?? char).length;
    const kind = number ? 'number' : word ? 'word' : 'sign';
    tokens.push({ kind, text: word ? word.toUpperCase() : text.slice(start, at), start, end: at });
  }
  return tokens;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function isLineComment(text: string, at: number, dialect: SqlDialect | undefined): boolean {
  if (text[at] === '#') return dialect === 'mysql';
  if (text[at] !== '-' || text[at + 1] !== '-') return false;
  return dialect !== 'mysql' || /^[\s\0]?$/.test(text[at + 2] ?? '');
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Comments nest in Postgres and SQL Server. Where the dialect is not known they do not: less is hidden. */
function commentEnd(text: string, at: number, dialect: SqlDialect | undefined): number {
  const nests = dialect === 'postgres' || dialect === 'mssql';
  if (!nests) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  const edge = /\/\*|\*\//g;
  edge.lastIndex = at;
  let depth = 0;
  for (let found = edge.exec(text); found; found = edge.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return text.length;
}

function quoteEnd(text: string, open: number, quote: string, escapes: boolean): number {
  for (let at = open + 1; at < text.length; at++) {
    if (escapes && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return text.length;
}

/** psql reads on after `\\\\` in the same line. */
function metaEnd(text: string, at: number, dialect: SqlDialect | undefined): number {
  const end = lineEnd(text, at);
  if (text[at] !== '\\' || dialect === 'mysql') return end;
  const again = text.slice(at + 1, end).indexOf('\\\\');
  return again < 0 ? end : at + 1 + again + 2;
}

function isMeta(
  text: string,
  at: number,
  tokens: readonly SqlToken[],
  dialect: SqlDialect | undefined,
): boolean {
  const char = text[at] ?? '';
  if (char === '\\') return dialect !== 'mssql' && dialect !== 'sqlite' && text[at + 1] !== ';';
  if (!/[.:!GgDdSs]/.test(char) || dialect === 'postgres' || !startsLine(text, at)) return false;
  const last = tokens.at(-1);
  const fresh = !last || last.text === ';' || last.text === ';;' || last.kind === 'meta';
  const ahead = text.slice(at, at + 20);
  if (dialect === 'mssql') return /^(?:GO[ \t]*(?:\d+[ \t]*)?(?:--|\r|\n|$)|:[a-z!]|!!)/i.test(ahead);
  if (!fresh) return false;
  return dialect === 'mysql' ? /^(?:delimiter|source|system)\s/i.test(ahead) : /^\.[a-z]/i.test(ahead);
}

function startsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before--;
  return before < 0 || text[before] === '\n';
}
