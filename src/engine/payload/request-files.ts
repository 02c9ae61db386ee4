import type { Word } from '../../model/call.ts';
import type { HttpRequest } from '../../model/payload.ts';
import { byText } from '../by-text.ts';
import { type Context, fileText, inputText } from './context.ts';
import { sendRequest } from './http.ts';
import { part, within } from './words.ts';

/** Programs that send the requests which a file writes down. */
/** Programs that send the requests that stand in files. */
export const sendsFiles = byText((program) =>
  /^(?:hurl|httpyac|ijhttp|kulala|restish-run|http-client)$/.test(program),
);
const FILE = /\.(?:hurl|http|rest)$/;
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
  for (const text of texts) if (text) readRequests(context, text);
}

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
