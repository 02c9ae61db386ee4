import type { Word } from '../../model/call.ts';
import type { HttpRequest } from '../../model/payload.ts';
import type { Json } from '../../model/request.ts';
import { objectOf } from '../json.ts';
import { readUrl } from '../payload/http/url.ts';
import { firstOf } from '../verdict/lists.ts';

type Fields = { readonly [name: string]: Json };

const METHOD_FIELD = /^(http_?|request_?|api_?)?(method|verb)$/i;
const METHOD = /^(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE|PURGE)$/i;
const ADDRESS = /^(full_?|request_?|api_?)?(url|uri|endpoint|path|route|href|path_?name|path_?template)$/i;
const BODY = /^(request_?)?(body|data|json|payload|json_?body)$/i;
const QUERY = /^(query|params|query_?(params|parameters|string)|search_?params)$/i;
/** `DELETE /users/{id}` in one text. */
const BOTH = /^(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE)\s+(\/\S*|https?:\/\/\S+)$/;
const LONGEST = 50_000;
const MOST = 50;

/** Whether a field holds the method of an HTTP request. */
export const isMethodField = (key: string, value: Json): boolean =>
  METHOD_FIELD.test(key) && typeof value === 'string' && METHOD.test(value);

const isAddress = (key: string, value: Json): value is string =>
  ADDRESS.test(key) && typeof value === 'string' && /^(https?:\/\/|\/|[\w{])/.test(value);

/** Whether an object is a request that {@link readMcpRequests} reads. */
export const isRequest = (fields: Fields): boolean => {
  const pairs = Object.entries(fields);
  const addresses = pairs.filter(([key, value]) => isAddress(key, value));
  return (
    addresses.some(([, value]) => typeof value === 'string' && BOTH.test(value)) ||
    (addresses.length > 0 && pairs.some(([key, value]) => isMethodField(key, value)))
  );
};

/**
 * HTTP requests that an MCP tool would send: a method and an address side by side, at any depth. `host` is the one that
 * the server speaks to, for addresses that are only a path; empty where it is not known.
 */
export function readMcpRequests(input: Json, host: string): readonly HttpRequest[] {
  return firstOf(objectsIn(input, 0), MOST).flatMap((fields) => requestOf(withOptions(fields), host));
}

/** A tool that tells what a request would look like: `get_endpoint_schema { endpoint, method: "DELETE" }`. */
export const tellsOf = (tool: string): boolean =>
  /^(get|list|show|describe|search|find|explain|read)(?![a-z])/i.test(tool) &&
  /(schema|spec|docs?|documentation|definition|signature|example)s?$/i.test(tool);

/** `fetch(url, { method })`: what stands in the options belongs to the address beside them. */
function withOptions(fields: Fields): Fields {
  const options = Object.entries(fields).find(([key]) =>
    /^(options|init|config|request_?options)$/i.test(key),
  )?.[1];
  return options === undefined ? fields : { ...objectOf(options), ...fields };
}

function* objectsIn(value: Json, depth: number): Generator<Fields> {
  if (depth > 4 || value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield objectOf(value);
  for (const inner of Object.values(value).slice(0, MOST)) yield* objectsIn(inner as Json, depth + 1);
}

function requestOf(fields: Fields, host: string): readonly HttpRequest[] {
  const pairs = Object.entries(fields);
  const given = pairs.find(([key, value]) => isAddress(key, value))?.[1];
  const [, verb, place] = BOTH.exec(typeof given === 'string' ? given : '') ?? [];
  const method = verb ?? pairs.find(([key, value]) => isMethodField(key, value))?.[1];
  const address = place ?? given;
  if (typeof method !== 'string' || typeof address !== 'string') return [];
  const whole = /^https?:\/\//.test(address);
  const query = pairs.find(([key]) => QUERY.test(key))?.[1];
  const path = whole ? address : `https://${host}/${address.replace(/^\/+/, '')}`;
  const asked = queryText(query ?? null);
  const url = wordOf(asked === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${asked}`);
  const read = readUrl(url);
  const body = pairs.find(([key]) => BODY.test(key))?.[1];
  return [
    {
      method: method.toUpperCase(),
      url,
      host: read.host,
      path: read.path,
      headers: [],
      body: body === undefined || body === null ? undefined : wordOf(bodyText(body)),
      place: { start: 0, end: 0 },
    },
  ];
}

function queryText(value: Json): string {
  if (typeof value === 'string') return /^[\w.[\]-]+=/.test(value) ? value.slice(0, LONGEST) : '';
  return Object.entries(objectOf(value))
    .filter(([, one]) => one !== null && typeof one !== 'object')
    .slice(0, MOST)
    .map(([name, one]) => `${encoded(name)}=${encoded(String(one))}`)
    .join('&');
}

/** A lone half of a character has no code. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text.slice(0, 2000));
  } catch {
    return '';
  }
}

const bodyText = (value: Json): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LONGEST);

const wordOf = (text: string): Word => ({ text, certain: true, place: { start: 0, end: text.length } });
