import type { Word } from '../../../model/call.ts';
import type { HttpRequest } from '../../../model/payload.ts';
import { isLocal } from '../../hosts.ts';
import { type Context, fileText, inputText, unreadable } from '../context.ts';
import { type Option, readOptions } from '../options.ts';
import { joined, made, part } from '../words.ts';
import { curlLongNames, curlOptions } from './curl-options.ts';
import { sendRequest } from './http.ts';
import { readUrl } from './url.ts';

interface Setup {
  method: Word | undefined;
  head: boolean;
  get: boolean;
  form: boolean;
  target: Word | undefined;
  socket: Word | undefined;
  /** It goes through a proxy, or to another host than its address says. */
  elsewhere: boolean;
  upload: Word | undefined;
  readonly urls: Word[];
  readonly queries: Word[];
  readonly headers: HttpRequest['headers'][number][];
  /** Pieces of the body, joined by `&`. */
  readonly pieces: Word[];
  /** Pieces of `--json`, joined by nothing. */
  readonly json: Word[];
  missing: boolean;
}

/** The weight of a body that cannot be had is settled where its address is known. */
const BODY = { unknown: 'detail', missing: 'detail' } as const;

/** Reads the requests of a `curl` call. https://curl.se/docs/manpage.html */
export function readCurl(context: Context): void {
  const options = readOptions(context.call.args, curlOptions);
  let setup = newSetup();
  for (const option of options) {
    const name = curlLongNames[option.name] ?? option.name;
    if (name === '--version' || name === '--help' || name === '--manual') return;
    if (name === '--next') {
      send(context, setup);
      setup = newSetup();
    } else apply(context, setup, name, option);
  }
  send(context, setup);
}

function newSetup(): Setup {
  return {
    method: undefined,
    head: false,
    get: false,
    form: false,
    target: undefined,
    socket: undefined,
    elsewhere: false,
    upload: undefined,
    urls: [],
    queries: [],
    headers: [],
    pieces: [],
    json: [],
    missing: false,
  };
}

function apply(context: Context, setup: Setup, name: string, option: Option): void {
  const { value } = option;
  if (name === '--get') setup.get = true;
  if (name === '--head') setup.head = true;
  if (!value) return;
  switch (name.replace(/^--expand-/, '--')) {
    case '':
    case '--url':
      setup.urls.push(value);
      break;
    case '--request':
      setup.method = value;
      break;
    case '--request-target':
      setup.target = value;
      break;
    case '--unix-socket':
    case '--abstract-unix-socket':
      setup.socket = value;
      break;
    case '--proxy':
    case '--preproxy':
    case '--socks4':
    case '--socks4a':
    case '--socks5':
    case '--socks5-hostname':
      setup.elsewhere ||= readUrl(value).host === '' || !isLocal(readUrl(value).host);
      break;
    case '--resolve':
    case '--connect-to':
      // `localhost:80:10.0.0.5`, `localhost:80:api.acme.io:80`
      setup.elsewhere ||= !/:(?:\d+)?:(?:127\.|localhost|\[?::1)/.test(value.text);
      break;
    case '--header':
    case '--proxy-header':
      addHeader(setup, value);
      break;
    case '--user':
      setup.headers.push({ name: 'Authorization', value });
      break;
    case '--oauth2-bearer':
      setup.headers.push({ name: 'Authorization', value: made(`Bearer ${value.text}`, value) });
      break;
    case '--cookie':
      setup.headers.push({ name: 'Cookie', value });
      break;
    case '--url-query':
      setup.queries.push(value);
      break;
    case '--upload-file':
      setup.upload = value;
      break;
    case '--data':
    case '--data-binary':
      add(setup, setup.pieces, value.text.startsWith('@') ? attached(context, part(value, 1)) : value);
      break;
    case '--data-raw':
      setup.pieces.push(value);
      break;
    case '--json':
      add(setup, setup.json, value.text.startsWith('@') ? attached(context, part(value, 1)) : value);
      break;
    case '--data-urlencode':
      add(setup, setup.pieces, encoded(context, value));
      break;
    case '--form':
    case '--form-string':
      setup.form = true;
      add(setup, setup.pieces, formField(context, value, name === '--form'));
      break;
    case '--config':
      configured(context, setup, value, option);
      break;
  }
}

/** Options that stand in a file, one a line. https://curl.se/docs/manpage.html#-K */
function configured(context: Context, setup: Setup, path: Word, option: Option): void {
  const text = path.text === '-' ? undefined : fileText(context, path, BODY);
  const lines = text?.text.split('\n').map((line) => line.trim()) ?? [];
  // A file that asks for another one is read no further.
  if (
    text === undefined ||
    lines.length > MOST_LINES ||
    lines.some((line) => /^(?:-K|-{0,2}config\b|-{0,2}next\b)/.test(line))
  ) {
    unreadable(context, option.word.place, 'curl takes further options from a file', 'code');
    return;
  }
  const words = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line): readonly Word[] => {
      const [, name = '', quoted, plain] =
        /^(\S+?)(?:\s*[=:]\s*|\s+|$)(?:"((?:[^"\\]|\\.)*)"|(.*))$/.exec(line) ?? [];
      const dashed = name.startsWith('-') ? name : `--${name}`;
      const value = quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
      return [dashed, ...(value === '' ? [] : [value])].map((one) => ({ ...text, text: one }));
    });
  for (const one of readOptions(words, curlOptions))
    apply(context, setup, curlLongNames[one.name] ?? one.name, one);
}

const MOST_LINES = 100;

function addHeader(setup: Setup, value: Word): void {
  const colon = value.text.indexOf(':');
  if (colon <= 0) return;
  const from = colon + 1 + (value.text.slice(colon + 1).match(/^\s*/)?.[0].length ?? 0);
  setup.headers.push({ name: value.text.slice(0, colon).trim(), value: part(value, from) });
}

function add(setup: Setup, list: Word[], text: Word | undefined): void {
  if (text) list.push(text);
  else setup.missing = true;
}

/** The text of `@file`, or of standard input for `@-`. */
function attached(context: Context, path: Word): Word | undefined {
  return path.text === '-' || path.text === '/dev/stdin'
    ? inputText(context, BODY)
    : fileText(context, path, BODY);
}

/** `content`, `=content`, `name=content`, `@file`, `name@file`. */
function encoded(context: Context, value: Word): Word | undefined {
  const at = value.text.search(/[=@]/);
  if (at < 0) return escaped(value, '');
  const name = at === 0 ? '' : `${value.text.slice(0, at)}=`;
  if (value.text[at] === '=') return escaped(part(value, at + 1), name);
  const text = attached(context, part(value, at + 1));
  return text && escaped(text, name);
}

/** `name=content`, `name=@file`, `name=<file`; what follows `;` only describes it. */
function formField(context: Context, value: Word, files: boolean): Word | undefined {
  const equals = value.text.indexOf('=');
  if (equals < 0) return value;
  const name = `${value.text.slice(0, equals)}=`;
  const content = part(value, equals + 1);
  if (!files || !/^[@<]/.test(content.text)) return escaped(content, name);
  const end = content.text.indexOf(';');
  const text = attached(context, part(content, 1, end < 0 ? undefined : end));
  return text && escaped(text, name);
}

/** Encoded as far as reading it back needs; unknown pieces keep their shape. */
function escaped(value: Word, name: string): Word {
  const text = value.text.replaceAll('%', '%25').replaceAll('&', '%26').replaceAll('+', '%2B');
  return made(name + text, value);
}

/** Headers and body go to every address and are read for every one: so many characters in all. */
const MOST_SENT = 200_000;

function send(context: Context, setup: Setup): void {
  const json = joined(setup.json, '');
  let body = joined(json ? [...setup.pieces, json] : setup.pieces, '&');
  const headers = json
    ? [...setup.headers, { name: 'Content-Type', value: made('application/json', json, true) }]
    : setup.headers;
  if (setup.upload && setup.urls.length > 0) {
    body = /^[-.]$/.test(setup.upload.text)
      ? inputText(context, BODY)
      : fileText(context, setup.upload, BODY);
    setup.missing ||= body === undefined;
  }
  const shared = [body, ...headers.map(({ value }) => value)].reduce(
    (sum, word) => sum + (word?.text.length ?? 0),
    0,
  );
  const most = Math.max(1, Math.floor(MOST_SENT / (shared + 1)));
  const rest = setup.urls[most];
  if (rest) unreadable(context, rest.place, 'there are too many addresses here to read them all', 'code');
  for (const url of setup.urls.slice(0, most)) {
    const queries = [...setup.queries, ...(setup.get && body ? [body] : [])];
    const address = withTarget(withQueries(url, queries), setup.target);
    sendRequest(context, {
      method: methodOf(setup, body !== undefined),
      url: address,
      socket: setup.socket,
      elsewhere: setup.elsewhere,
      headers,
      body: setup.get ? undefined : body,
      bodyMissing: setup.missing && !(setup.get && !setup.method),
    });
  }
}

function methodOf(setup: Setup, body: boolean): string | undefined {
  if (setup.method) return setup.method.certain ? setup.method.text : undefined;
  if (setup.head) return 'HEAD';
  if (setup.get) return 'GET';
  if (setup.upload) return 'PUT';
  return body || setup.missing || setup.form ? 'POST' : 'GET';
}

function withQueries(url: Word, queries: readonly Word[]): Word {
  const query = joined(queries, '&');
  if (!query) return url;
  const mark = url.text.includes('?') ? '&' : '?';
  return made(url.text + mark + query.text, url, url.certain && query.certain);
}

function withTarget(url: Word, target: Word | undefined): Word {
  if (!target) return url;
  const authority = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/)?[^/?#]*/i.exec(url.text)?.[0] ?? '';
  return made(authority + target.text, url, url.certain && target.certain);
}
