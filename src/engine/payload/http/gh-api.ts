import type { Call, Word } from '../../../model/call.ts';
import type { HttpRequest } from '../../../model/payload.ts';
import type { Json } from '../../../model/request.ts';
import { type Context, fileText, inputText } from '../context.ts';
import { readJson } from '../graphql/body.ts';
import type { OptionTable } from '../options.ts';
import { names, readOptions } from '../options.ts';
import { made, part } from '../words.ts';
import { sendRequest } from './http.ts';
import { header } from './wget.ts';

// https://cli.github.com/manual/gh_api
const table: OptionTable = {
  valued: names(`
    -X --method -f --raw-field -F --field -H --header -q --jq -t --template -p --preview --input --hostname --cache
    -R --repo`),
  combined: true,
};
const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;
const HOSTS: Readonly<Record<string, string>> = {
  gh: 'api.github.com',
  glab: 'gitlab.com',
  // https://vercel.com/docs/cli/api
  vercel: 'api.vercel.com',
  vc: 'api.vercel.com',
  // https://planetscale.com/docs/reference/api
  pscale: 'api.planetscale.com/v1',
};

/** Whether a program has a command that does. */
export const hasApi = (program: string): boolean => Object.hasOwn(HOSTS, program);

/** Whether a call asks its vendor’s API by address: `gh api repos/acme/shop`. */
export const asksApi = ({ program, args }: Call): boolean =>
  args[0]?.text === 'api' && Object.hasOwn(HOSTS, program);

/** Reads the request of `gh api` or `glab api`. */
export function readGhApi(context: Context): void {
  const [command, ...args] = context.call.args;
  if (command?.text !== 'api') return;
  let endpoint: Word | undefined;
  let method: Word | undefined;
  let host: string | undefined;
  let input: Word | undefined;
  let missing = false;
  let certain = true;
  const headers: HttpRequest['headers'][number][] = [];
  const fields: [string, Json][] = [];
  for (const { name, value } of readOptions(args, table)) {
    if (name === '--help') return;
    if (!value) continue;
    if (name === '') endpoint ??= value;
    else if (name === '-X' || name === '--method') method = value;
    else if (name === '--hostname') host = value.certain ? value.text : '';
    else if (name === '-H' || name === '--header') headers.push(header(value));
    else if (name === '--input') {
      input = value.text === '-' ? inputText(context, WEIGHTS) : fileText(context, value, WEIGHTS);
      missing ||= input === undefined;
    } else if (/^(?:-f|-F|--raw-field|--field)$/.test(name)) {
      const field = oneField(context, value, name === '-F' || name === '--field');
      if (field) fields.push([field.name, field.value]);
      else missing = true;
      certain &&= field?.certain ?? true;
    }
  }
  if (!endpoint) return;
  const url = addressOf(endpoint, host, context.call.program);
  const sends = fields.length > 0 || input !== undefined || missing;
  const verb = method ? (method.certain ? method.text : undefined) : sends ? 'POST' : 'GET';
  const body =
    input ?? (fields.length > 0 ? made(bodyText(fields, endpoint.text), endpoint, certain) : undefined);
  sendRequest(context, { method: verb, url, headers, body, bodyMissing: missing && !body });
}

function addressOf(endpoint: Word, host: string | undefined, program: string): Word {
  if (/^https?:\/\//.test(endpoint.text)) return endpoint;
  const base = host ?? HOSTS[program] ?? '';
  return made(
    `https://${base || '$HOST'}/${endpoint.text.replace(/^\//, '')}`,
    endpoint,
    endpoint.certain && base !== '',
  );
}

/** `key=value`; where `typed`, `@file` is read and numbers, truth values and null are themselves. */
function oneField(
  context: Context,
  word: Word,
  typed: boolean,
): { name: string; value: Json; certain: boolean } | undefined {
  const equals = word.text.indexOf('=');
  const name = equals < 0 ? word.text : word.text.slice(0, equals);
  const value = part(word, equals < 0 ? word.text.length : equals + 1);
  const { text, certain } = value;
  if (!typed) return { name, value: text, certain };
  if (text.startsWith('@')) {
    const path = part(value, 1);
    const file = path.text === '-' ? inputText(context, WEIGHTS) : fileText(context, path, WEIGHTS);
    return file && { name, value: file.text, certain: file.certain };
  }
  return {
    name,
    value: /^(?:-?\d+|true|false|null)$/.test(text) ? (JSON.parse(jsonNumber(text)) as Json) : text,
    certain,
  };
}

function jsonNumber(text: string): string {
  return /^-?0\d/.test(text) ? `"${text}"` : text;
}

/** For `graphql`, every field besides `query` and `operationName` is a variable. */
function bodyText(fields: readonly [string, Json][], endpoint: string): string {
  if (endpoint !== 'graphql' && !endpoint.endsWith('/graphql'))
    return JSON.stringify(Object.fromEntries(fields));
  const own = fields.filter(([name]) => name === 'query' || name === 'operationName');
  const rest = fields.filter(([name]) => name !== 'query' && name !== 'operationName');
  const variables = rest.map(
    ([name, value]) => [name, typeof value === 'string' ? (readJson(value, true) ?? value) : value] as const,
  );
  return JSON.stringify({ ...Object.fromEntries(own), variables: Object.fromEntries(variables) });
}
