import type { Json } from '../../model/request.ts';

type Table = { [key: string]: Json };

const MAX_LENGTH = 512 * 1024;

/**
 * A TOML text as far as configuration files need it: tables, arrays of tables, dotted keys, strings, arrays and inline
 * tables; numbers and dates stay texts. Never throws; what is not well formed is passed over. https://toml.io/en/v1.0.0
 */
export function readToml(text: string): { readonly [key: string]: Json } {
  const root: Table = {};
  if (text.length > MAX_LENGTH) return root;
  let table = root;
  const cursor = { text, at: 0 };
  while (cursor.at < text.length) {
    skip(cursor, true);
    const many = text.startsWith('[[', cursor.at);
    if (text[cursor.at] === '[') {
      cursor.at += many ? 2 : 1;
      const path = keyOf(cursor);
      table = many ? appended(root, path) : reach(root, path);
      endLine(cursor);
      continue;
    }
    const path = keyOf(cursor);
    skip(cursor, false);
    if (path.length === 0 || text[cursor.at] !== '=') {
      endLine(cursor);
      continue;
    }
    cursor.at++;
    const last = path.at(-1) ?? '';
    define(reach(table, path.slice(0, -1)), last, readValue(cursor, 0));
    endLine(cursor);
  }
  return root;
}

interface Cursor {
  readonly text: string;
  at: number;
}

function define(table: Table, key: string, value: Json): void {
  if (key !== '__proto__') table[key] = value;
}

function reach(from: Table, path: readonly string[]): Table {
  let table = from;
  for (const key of path.slice(0, 40)) {
    const held: Json | undefined = Object.hasOwn(table, key) ? table[key] : undefined;
    const next: Json | undefined = Array.isArray(held) ? held.at(-1) : held;
    if (next !== null && typeof next === 'object' && !Array.isArray(next)) table = next as Table;
    else {
      const made: Table = {};
      define(table, key, made);
      table = made;
    }
  }
  return table;
}

function appended(root: Table, path: readonly string[]): Table {
  const table = reach(root, path.slice(0, -1));
  const key = path.at(-1) ?? '';
  const held: Json | undefined = Object.hasOwn(table, key) ? table[key] : undefined;
  const made: Table = {};
  define(table, key, [...(Array.isArray(held) ? held : []), made]);
  return made;
}

function skip(cursor: Cursor, lines: boolean): void {
  const { text } = cursor;
  for (; cursor.at < text.length; cursor.at++) {
    const char = text[cursor.at] ?? '';
    if (char === '#' && lines) {
      const end = text.indexOf('\n', cursor.at);
      cursor.at = end < 0 ? text.length : end;
    } else if (!(lines ? /\s/ : /[ \t]/).test(char)) return;
  }
}

function endLine(cursor: Cursor): void {
  const end = cursor.text.indexOf('\n', cursor.at);
  cursor.at = end < 0 ? cursor.text.length : end + 1;
}

/** `a.b."c d"`. */
function keyOf(cursor: Cursor): readonly string[] {
  const path: string[] = [];
  for (;;) {
    skip(cursor, false);
    const char = cursor.text[cursor.at] ?? '';
    if (char === '"' || char === "'") path.push(stringOf(cursor));
    else {
      const bare = match(cursor, /[\w-]+/y);
      if (bare === undefined) return path;
      path.push(bare);
    }
    skip(cursor, false);
    if (cursor.text[cursor.at] !== '.') return path;
    cursor.at++;
  }
}

function match(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

function readValue(cursor: Cursor, depth: number): Json {
  skip(cursor, false);
  const { text } = cursor;
  const char = text[cursor.at] ?? '';
  if (char === '"' || char === "'") return stringOf(cursor);
  if (depth > 20) return null;
  if (char === '[') {
    const items: Json[] = [];
    cursor.at++;
    for (skip(cursor, true); cursor.at < text.length && text[cursor.at] !== ']'; skip(cursor, true)) {
      if (text[cursor.at] === ',') cursor.at++;
      else items.push(readValue(cursor, depth + 1));
    }
    cursor.at++;
    return items;
  }
  if (char === '{') {
    const table: Table = {};
    cursor.at++;
    for (skip(cursor, true); cursor.at < text.length && text[cursor.at] !== '}'; skip(cursor, true)) {
      const before = cursor.at;
      const path = text[cursor.at] === ',' ? [] : keyOf(cursor);
      skip(cursor, false);
      if (path.length > 0 && text[cursor.at] === '=') {
        cursor.at++;
        define(reach(table, path.slice(0, -1)), path.at(-1) ?? '', readValue(cursor, depth + 1));
      } else if (cursor.at === before || text[cursor.at] === ',') cursor.at++;
    }
    cursor.at++;
    return table;
  }
  const plain = match(cursor, /[^\s,\]}#]+/y);
  if (plain === undefined) cursor.at++;
  return plain === 'true' ? true : plain === 'false' ? false : (plain ?? null);
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  e: '\u001b',
};

function stringOf(cursor: Cursor): string {
  const { text } = cursor;
  const char = text[cursor.at] ?? '"';
  const long = text.startsWith(char.repeat(3), cursor.at);
  const quote = long ? char.repeat(3) : char;
  const from = cursor.at + quote.length;
  let end = from;
  for (; end < text.length && !text.startsWith(quote, end); end++) {
    if (char === '"' && text[end] === '\\') end++;
    else if (!long && text[end] === '\n') break;
  }
  cursor.at = Math.min(text.length, end + quote.length);
  const inner = text.slice(from, end).replace(long ? /^\r?\n/ : /^(?!)/, '');
  if (char === "'") return inner;
  return inner.replace(/\\(?:\s*\n\s*|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/gs, (_, four, eight, other) => {
    const digits: string | undefined = four ?? eight;
    if (digits !== undefined) return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(digits, 16)));
    return other === undefined ? '' : (ESCAPES[other] ?? other);
  });
}
