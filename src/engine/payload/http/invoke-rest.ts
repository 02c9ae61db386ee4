import type { Word } from '../../../model/call.ts';
import type { HttpRequest } from '../../../model/payload.ts';
import { type Context, fileText, inputText } from '../context.ts';
import { made } from '../words.ts';
import { sendRequest } from './http.ts';

// https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-restmethod
const PARAMETERS = [
  'authentication',
  'body',
  'certificate',
  'connectiontimeoutseconds',
  'contenttype',
  'credential',
  'custommethod',
  'form',
  'headers',
  'httpversion',
  'infile',
  'maximumredirection',
  'maximumretrycount',
  'method',
  'operationtimeoutseconds',
  'outfile',
  'proxy',
  'retryintervalsec',
  'sessionvariable',
  'sslprotocol',
  'timeoutsec',
  'token',
  'transferencoding',
  'unixsocket',
  'uri',
  'useragent',
  'websession',
];
const FLAGS = [
  'allowinsecureredirect',
  'allowunencryptedauthentication',
  'disablekeepalive',
  'followrellink',
  'nobodyproxy',
  'noproxy',
  'passthru',
  'preserveauthorizationonredirect',
  'preservehttpmethodonredirect',
  'resume',
  'skipcertificatecheck',
  'skipheadervalidation',
  'skiphttperrorcheck',
  'usebasicparsing',
  'usedefaultcredentials',
];
const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;

/** Reads the request of PowerShell's `Invoke-RestMethod` and `Invoke-WebRequest`. */
export function readInvokeRest(context: Context): void {
  const values = new Map<string, Word>();
  const { args } = context.call;
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (!word) continue;
    const [, written, inline] = /^-([A-Za-z]+)(?::([\s\S]*))?$/.exec(word.text) ?? [];
    if (written === undefined) {
      if (!values.has('uri')) values.set('uri', word);
      continue;
    }
    const name = parameter(written.toLowerCase());
    if (FLAGS.includes(name)) continue;
    if (inline !== undefined && inline !== '') values.set(name, made(inline, word));
    else {
      const value = args[++at];
      if (value) values.set(name, value);
    }
  }
  const url = values.get('uri');
  if (!url) return;
  const file = values.get('infile');
  const given = values.get('body') ?? values.get('form');
  const body = file ? fileText(context, file, WEIGHTS) : given ? hashtableBody(given) : piped(context);
  const verb = values.get('custommethod') ?? values.get('method');
  const method = verb ? (verb.certain ? verb.text : undefined) : 'GET';
  sendRequest(context, {
    method,
    url,
    headers: headersOf(values),
    body,
    bodyMissing: file !== undefined && !body,
  });
}

/** Names may be cut short as long as they stay clear. */
function parameter(written: string): string {
  const all = [...PARAMETERS, ...FLAGS];
  return all.includes(written) ? written : (all.find((name) => name.startsWith(written)) ?? written);
}

function piped(context: Context): Word | undefined {
  return context.call.input ? inputText(context, WEIGHTS) : undefined;
}

/** `@{ query = "…" } | ConvertTo-Json` keeps its pairs as JSON; other bodies stay as they are. */
function hashtableBody(word: Word): Word {
  if (!/^\(?\s*@\{/.test(word.text)) return word;
  const pairs = hashtable(word.text);
  return made(JSON.stringify(Object.fromEntries(pairs)), word, false);
}

function headersOf(values: ReadonlyMap<string, Word>): HttpRequest['headers'] {
  const headers: HttpRequest['headers'][number][] = [];
  const table = values.get('headers');
  for (const [name, value] of table ? hashtable(table.text) : []) {
    if (table) headers.push({ name, value: made(value, table, table.certain || !value.includes('$')) });
  }
  const token = values.get('token');
  if (token) headers.push({ name: 'Authorization', value: token });
  const type = values.get('contenttype');
  if (type) headers.push({ name: 'Content-Type', value: type });
  return headers;
}

function hashtable(text: string): readonly (readonly [string, string])[] {
  const pair = /["']?([\w-]+)["']?\s*=\s*(?:"((?:[^"`]|`[\s\S])*)"|'([^']*)'|([^\s;}"'@]+))/g;
  return [...text.slice(0, 65_536).matchAll(pair)].map((found) => {
    const [, name = '', double, single, bare] = found;
    return [name, double?.replace(/`([\s\S])/g, '$1') ?? single ?? bare ?? ''] as const;
  });
}
