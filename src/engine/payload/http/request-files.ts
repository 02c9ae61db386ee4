import type { Word } from '../../../model/call.ts';
import type { HttpRequest } from '../../../model/payload.ts';
import type { Json } from '../../../model/request.ts';
import { byProgram } from '../../by-program.ts';
import { objectOf } from '../../json.ts';
import { type Context, fileText, inputText } from '../context.ts';
import { part, within } from '../words.ts';
import { sendRequest } from './http.ts';

/** Programs that send the requests that stand in files. */
export const sendsFiles = byProgram((program) =>
  /^(?:hurl|httpyac|ijhttp|kulala|restish-run|http-client|newman|bru)$/.test(program),
);
const FILE = /\.(?:hurl|http|rest|bru)$|\.json$/;
const REQUEST = /^[ \t]*(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|QUERY)[ \t]+(https?:\/\/\S+|\{\{\S+)/gm;
const HEADER = /^([\w-]+):[ \t]*(.*)$/;
const MOST = 200;
const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;

/**
 * Reads files of requests as `hurl` and the editors' HTTP clients know them: a line with method and address, headers, an
 * empty line, a body. https://hurl.dev/docs/hurl-file.html, https://www.jetbrains.com/help/idea/exploring-http-syntax.html
 */
export function readRequestFiles(context: Context): void {
  const { program, args, input } = context.call;
  if (!sendsFiles(program) || args.some(({ text }) => /^(?:-h|--help|--version|-V)$/.test(text))) return;
  const files = args.filter(({ text }) => FILE.test(text));
  const texts = files.map((file) => fileText(context, file, WEIGHTS));
  if (files.length === 0 && input) texts.push(inputText(context, WEIGHTS));
  for (const text of texts)
    if (text === undefined) continue;
    else if (program === 'newman') readCollection(context, text);
    else readRequests(context, program === 'bru' ? plainBru(text) : text);
}

/** A collection of Postman's. https://schema.postman.com/json/collection/v2.1.0/docs/index.html */
function readCollection(context: Context, text: Word): void {
  for (const { method, url, body } of requestsOf(parsed(text.text), 0).slice(0, MOST)) {
    const word = (said: string): Word => ({ ...text, text: said, certain: !said.includes('{{') });
    sendRequest(context, {
      method,
      url: word(url),
      headers: [],
      body: body === undefined ? undefined : word(body),
      bodyMissing: false,
    });
  }
}

interface Written {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
}

function requestsOf(value: Json, depth: number): readonly Written[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((one: Json) => requestsOf(one, depth + 1));
  const { item, request } = objectOf(value);
  const { method, url, body } = objectOf(request ?? null);
  const address = typeof url === 'string' ? url : objectOf(url ?? null).raw;
  const { raw, graphql } = objectOf(body ?? null);
  const own: readonly Written[] =
    typeof method === 'string' && typeof address === 'string'
      ? [
          {
            method,
            url: address,
            body: typeof raw === 'string' ? raw : graphql === undefined ? undefined : JSON.stringify(graphql),
          },
        ]
      : [];
  return [...own, ...requestsOf(item ?? null, depth + 1)];
}

const DEEPEST = 12;

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/** Bruno's file as lines of method and address. https://docs.usebruno.com/bru-lang/overview */
const plainBru = (text: Word): Word => ({
  ...text,
  text: text.text.replace(
    /^(get|head|post|put|patch|delete|options)\s*\{[^}]*?\burl:\s*(\S+)[^}]*\}/gim,
    (_, method: string, url: string) => `${method.toUpperCase()} ${url}`,
  ),
});

function readRequests(context: Context, text: Word): void {
  const found = [...text.text.matchAll(REQUEST)].slice(0, MOST);
  found.forEach((match, at) => {
    const [line, method = '', address = ''] = match;
    const start = match.index + line.length - address.length;
    const end = found[at + 1]?.index ?? text.text.length;
    const rest = text.text.slice(start + address.length, end);
    const url: Word = {
      ...part(text, start, start + address.length),
      certain: text.certain && !address.includes('{{'),
    };
    sendRequest(context, {
      method,
      url,
      headers: headersIn(rest, text),
      body: bodyIn(rest, text, start + address.length),
      bodyMissing: false,
    });
  });
}

const headersIn = (rest: string, { place, certain }: Word): HttpRequest['headers'] =>
  (rest.split(/\r?\n[ \t]*\r?\n/, 1)[0] ?? '').split(/\r?\n/).flatMap((line) => {
    const [, name, value = ''] = HEADER.exec(line.trim()) ?? [];
    return name === undefined ? [] : [{ name, value: { text: value, certain, place } }];
  });

/** What stands behind the headers, up to the answer that is expected or the next request. */
function bodyIn(rest: string, text: Word, from: number): Word | undefined {
  const json = /^\s*[[{]/m.exec(
    rest.replace(/^\[[A-Z]\w+\][ \t]*$/gm, (section) => ' '.repeat(section.length)),
  );
  if (json === null) return undefined;
  const tail = rest.slice(json.index);
  const end = tail.search(/^(?:HTTP(?:\/\S+)?[ \t]+(?:\d{3}|\*)|###)/m);
  const body = end < 0 ? tail : tail.slice(0, end);
  return {
    text: body,
    certain: text.certain,
    place: within(text, from + json.index, from + json.index + body.length),
  };
}
