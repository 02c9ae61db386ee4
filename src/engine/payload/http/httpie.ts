import type { Word } from '../../../model/call.ts';
import type { HttpRequest } from '../../../model/payload.ts';
import type { Json } from '../../../model/request.ts';
import { type Context, fileText, inputText } from '../context.ts';
import { readJson } from '../graphql/body.ts';
import type { OptionTable } from '../options.ts';
import { names, readOptions } from '../options.ts';
import { made, part } from '../words.ts';
import { sendRequest } from './http.ts';

// https://httpie.io/docs/cli and https://github.com/ducaale/xh: the options that take a value.
const table: OptionTable = {
  valued: names(`
    -A -a -o -p -P -s -x --auth --auth-type --bearer --boundary --cert --cert-key --cert-key-pass --ciphers
    --compress-level --default-scheme --format-options --http-version --interface --max-headers --max-redirects
    --output --path-as-is-not --pretty --print --proxy --raw --resolve --response-charset --response-mime --session
    --session-read-only --ssl --style --timeout --unix-socket --verify`),
  combined: true,
};
const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;
const ITEM = /^((?:\\.|[^:=@\\])*)(:=@|=@|==|:=|=|@|:)([\s\S]*)$/;

interface Items {
  readonly headers: HttpRequest['headers'][number][];
  readonly data: [string, Json][];
  readonly query: string[];
  certain: boolean;
  missing: boolean;
  last: Word | undefined;
}

/** Reads the request of an HTTPie call (`http`, `https`) or of its kin (`xh`, `xhs`). */
export function readHttpie(context: Context): void {
  const positionals: Word[] = [];
  let raw: Word | undefined;
  let form = false;
  let offline = false;
  const items: Items = { headers: [], data: [], query: [], certain: true, missing: false, last: undefined };
  for (const { name, value } of readOptions(context.call.args, table)) {
    if (name === '' && value) positionals.push(value);
    else if (name === '--raw') raw = value;
    else if ((name === '--auth' || name === '-a' || name === '-A' || name === '--bearer') && value) {
      items.headers.push({ name: 'Authorization', value });
    }
    form ||= name === '-f' || name === '--form' || name === '--multipart';
    offline ||= name === '--offline' || name === '--help' || name === '--version';
  }
  if (offline || positionals.length === 0) return;
  const [first, second] = positionals;
  const hasMethod = first !== undefined && second !== undefined && isMethod(first, second);
  const url = hasMethod ? second : first;
  if (!url) return;
  for (const item of positionals.slice(hasMethod ? 2 : 1)) addItem(context, item, items);
  const piped = raw ?? (items.data.length === 0 && !items.missing ? inputText(context, WEIGHTS) : undefined);
  items.missing ||= piped === undefined && items.data.length === 0 && context.call.input !== undefined;
  const body = piped ?? bodyOf(items, form);
  const method = hasMethod
    ? first.certain
      ? first.text
      : undefined
    : body || items.missing
      ? 'POST'
      : 'GET';
  sendRequest(context, {
    method,
    url: address(url, items.query),
    headers: items.headers,
    body,
    bodyMissing: items.missing && !body,
  });
}

/** A word of letters before another positional is a method; HTTPie itself reads it so. */
function isMethod(first: Word, second: Word): boolean {
  if (first.certain) return /^[A-Za-z]+$/.test(first.text);
  return /^\$\{?\w+\}?$/.test(first.text) && /^:|^[a-z]+:\/\/|^[\w.-]+(?:\/|$)/.test(second.text);
}

/** `:3000/x` and `:/x` stand for this machine. */
function address(url: Word, query: readonly string[]): Word {
  const text = url.text.startsWith(':')
    ? `localhost${url.text.startsWith(':/') ? url.text.slice(1) : url.text}`
    : url.text;
  if (query.length === 0) return made(text, url);
  return made(`${text}${text.includes('?') ? '&' : '?'}${query.join('&')}`, url);
}

function addItem(context: Context, item: Word, items: Items): void {
  const [, name = '', separator = '', text = ''] = ITEM.exec(item.text) ?? [];
  if (separator === '') return;
  const key = name.replace(/\\(.)/g, '$1');
  const value = part(item, item.text.length - text.length);
  items.last = item;
  if (separator === ':') items.headers.push({ name: key, value });
  else if (separator === '==')
    items.query.push(`${encodeURIComponentSafe(key)}=${encodeURIComponentSafe(text)}`);
  else {
    const file = separator.endsWith('@') ? fileText(context, value, WEIGHTS) : value;
    if (!file) {
      items.missing = true;
      return;
    }
    items.certain &&= file.certain;
    const json = separator.startsWith(':') ? jsonValue(file) : file.text;
    setNested(items.data, key, json);
  }
}

/** Nested keys (`variables[id]=x`, `variables[input][state]=x`) make objects. */
function setNested(data: [string, Json][], key: string, value: Json): void {
  const [top = '', ...path] = key.split(/[[\]]+/).filter((piece) => piece !== '');
  const nested = path.reduceRight<Json>((inner, piece) => ({ [piece]: inner }), value);
  const at = data.findIndex(([name]) => name === top);
  const old = data[at];
  if (old) old[1] = merged(old[1], nested);
  else data.push([top, nested]);
}

function merged(old: Json, value: Json): Json {
  if (!isObject(old) || !isObject(value)) return value;
  const result: { [name: string]: Json } = { ...old };
  for (const [name, item] of Object.entries(value)) {
    const before = Object.hasOwn(old, name) ? old[name] : undefined;
    result[name] = before === undefined ? item : merged(before, item);
  }
  return result;
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function jsonValue(word: Word): Json {
  const text = word.text.trim();
  return readJson(text, word.certain) ?? (/^-?\d+$/.test(text) ? Number(text) : text);
}

function bodyOf({ data, certain, last }: Items, form: boolean): Word | undefined {
  if (data.length === 0 || !last) return undefined;
  if (!form) return made(JSON.stringify(Object.fromEntries(data)), last, certain);
  const pairs = data.map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `${encodeURIComponentSafe(name)}=${encodeURIComponentSafe(text)}`;
  });
  return made(pairs.join('&'), last, certain);
}

/** Encodes what would break a form apart; lone surrogates and unknown pieces stay as they are. */
function encodeURIComponentSafe(text: string): string {
  return text.replace(/[%&+=#]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
