import type { Action } from '../model/action.ts';
import type { GraphqlField, HttpRequest } from '../model/payload.ts';
import { hostHint } from './build.ts';
import type { Source } from './general-action.ts';
import { generalAction } from './general-action.ts';
import { endsByField } from './general-fields.ts';
import { LOSSES } from './general-sql.ts';
import { readName, saysDestroy } from './general-words.ts';
import { isLocal, isLocalElsewhere } from './hosts.ts';
import { scanSql } from './payload/sql.ts';
import { readForm, readUrl } from './payload/url.ts';
import { turnsOffProtection } from './weakening.ts';

/** Parameters that name the operation, in a query, a form or a JSON body. */
const OPERATION =
  /(?:^|[?&{,\s"'])(?:action|method|op|operation|command|cmd|mutation|operationName|_method|verb|function|procedure)["']?\s*[=:]\s*["']?([A-Za-z][\w.:-]{2,80})/gi;
const XML_ROOT = /<(?:\w+:)?([A-Za-z]\w{3,80})[\s/>]/g;
const SEARCHES = /\/_?(m?search|multi_search|count|query|scroll|analyze|explain|validate|aggregate)\/?$/;
const LONGEST = 20_000;

const DELETES = { rule: 'http-delete', what: 'resource', why: 'Asks a server to delete something.' } as const;
const WEAKENS = {
  rule: 'http-weaken',
  verb: 'change',
  undo: 'vendor',
  undoNote: 'It can be turned on again; what was not kept meanwhile stays lost',
  what: 'backups or protection',
  why: 'Turns off what would bring data back or keep it from being deleted.',
} as const;
const ENDS = {
  rule: 'http-change',
  verb: 'change',
  undo: 'vendor',
  undoNote: 'It can be set back; what depended on it fails meanwhile',
  what: 'resource',
  why: 'Asks a server to end, archive or open something.',
} as const;
const STOPS = {
  rule: 'http-stop',
  verb: 'stop',
  undo: 'repeat',
  undoNote: 'It can be started again',
  what: 'machine or service',
  why: 'Asks a server to stop something or to set it up anew.',
} as const;

/** A request to a host that is not this machine, asking to delete or stop something, or to keep less of it. */
export function generalHttp(request: HttpRequest, source: Source): readonly Action[] {
  const there = isLocalElsewhere(request.host, source.via);
  if (isLocal(request.host) && !there) return [];
  const kind = kindOf(request);
  if (!kind) return [];
  return [
    generalAction(source, {
      ...kind,
      targets: [{ name: `${request.host}${request.path}`, certain: request.host !== '' }],
      hints: [
        ...(there ? [] : hostHint(request.host)),
        { text: request.path, source: 'the address', explicit: false },
      ],
      url: request.url.certain ? request.url.text : undefined,
    }),
  ];
}

/** A last part of the address that ends or gives away: `/archive`, `conversations.archive`, `users:deactivate`. */
const ENDING = /(^|[.:_-])(archive|trash|deactivate|unpublish|revoke|transfer[-_]?ownership)$/i;

function kindOf(
  request: HttpRequest,
): typeof DELETES | typeof WEAKENS | typeof ENDS | typeof STOPS | undefined {
  if (destroys(request)) return DELETES;
  if (weakens(request)) return WEAKENS;
  if (/^(PATCH|PUT|POST)$/i.test(request.method)) {
    const last = request.path.replace(/\/+$/, '').split('/').at(-1) ?? '';
    if (endsByField(request.body?.text ?? '') || ENDING.test(last)) return ENDS;
  }
  return stops(request) ? STOPS : undefined;
}

/** Whether a request says that it destroys: by its method, its path, its headers, or the operation that it names. */
function destroys(request: HttpRequest): boolean {
  const { headers, url, body, path } = request;
  const method = overridden(request) ?? request.method.toUpperCase();
  if (method === 'DELETE' || method === 'PURGE') return true;
  const query = url.text.slice(url.text.indexOf('?') + 1);
  const named = url.text.includes('?') ? operations(query) : [];
  if (statements(request).some((text) => scanSql(text).some(({ kind }) => LOSSES.has(kind)))) return true;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') {
    // A page about deleting is read without logging in; a deed is not.
    const login = headers.some(({ name }) =>
      /^(authorization|cookie|x-api-key|x-.*-token|apikey)$/i.test(name),
    );
    return (
      method === 'GET' &&
      (login || isProcedure(request)) &&
      (named.some(saysDestroy) || path.split('/').some((part) => /^[a-z]+$/i.test(part) && isDeed(part)))
    );
  }
  const target = headers.find(({ name }) => /^(x-amz-target|soapaction)$/i.test(name))?.value.text ?? '';
  if (target !== '' && saysDestroy(target.split(/[./#"]/).findLast((part) => part !== '') ?? '')) return true;
  if (named.some(saysDestroy) || path.split('/').some(isDeed)) return true;
  // What a search looks for is data.
  if (SEARCHES.test(path)) return false;
  const text = body?.text.slice(0, LONGEST) ?? '';
  if (text === '') return false;
  if (text.trimStart().startsWith('<'))
    return [...text.matchAll(XML_ROOT)].slice(0, 20).some(([, name = '']) => saysDestroy(name));
  if (/^\s*\[\s*"/.test(text)) return saysDestroy(/"([^"]*)"/.exec(text)?.[1] ?? '');
  return operations(text).some(saysDestroy);
}

/** `api.acme.io/bot1/deleteChannel?id=5`: APIs that take every call as a GET. */
const isProcedure = ({ host, path, url }: HttpRequest): boolean =>
  url.text.includes('?') && /^api[.-]/.test(host) && /^[a-z]+[A-Z]\w*$/.test(path.split('/').at(-1) ?? '');

const CHANGES = /^(POST|PUT|PATCH)$/;

/** Whether its settings turn off protection or backups. AWS’s query protocol sends them in an address. */
function weakens(request: HttpRequest): boolean {
  const query = request.url.text.slice(request.url.text.indexOf('?') + 1);
  const changes = CHANGES.test(request.method.toUpperCase());
  if (!changes && !/(^|&)Action=(Modify|Update|Put|Set)/.test(query)) return false;
  return turnsOffProtection(`${query} ${changes ? (request.body?.text ?? '') : ''}`);
}

/** The last word of a path that stops or renews a machine: nobody calls a list of messages so. */
const STOPPING =
  /(^|[:_-])(power[-_]?off|poweroff|shut[-_]?down|halt|deallocate|reinstall|rebuild|reimage|fail[-_]?over|prune|hard[-_]?reset|kill)$/i;

function stops({ method, path }: HttpRequest): boolean {
  return method.toUpperCase() === 'POST' && STOPPING.test(path.replace(/\/+$/, '').split('/').at(-1) ?? '');
}

const SQL_FIELD =
  /["'](?:query|sql|q|statement|stmt|statements|sqlText)["']\s*:\s*\[?\s*("(?:[^"\\]|\\.)*")/g;
const SQL_LOSS = /^\s*(?:drop|truncate|delete\s+from|alter|with)\s/i;

/** SQL that a request carries for a database’s own HTTP interface: in its query, its body, or a field of a JSON body. */
function statements({ url, body }: HttpRequest): readonly string[] {
  const text = body?.text.slice(0, LONGEST) ?? '';
  const asked = readForm(readUrl(url).query).flatMap(([name, value]) =>
    /^(query|q|sql|statement)$/i.test(name) ? [value] : [],
  );
  const fields = /^\s*[[{]/.test(text)
    ? [...text.matchAll(SQL_FIELD)].map(([, found = '']) => unquoted(found))
    : [text];
  // A search for such words is no statement.
  if (/search/i.test(readUrl(url).path)) return [];
  return [...asked, ...fields.slice(0, 20)].filter((one) => SQL_LOSS.test(one));
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** The method that a POST stands for. */
function overridden({ headers }: HttpRequest): string | undefined {
  return headers.find(({ name }) => /^x-(http-)?method(-override)?$/i.test(name))?.value.text.toUpperCase();
}

/** A path segment that is a deed: `delete`, `_delete_by_query`, `users:purge`, `delete-account`; not an id that holds such a word. */
function isDeed(segment: string): boolean {
  if (segment.length > 60 || /\d{3}|%/.test(segment)) return false;
  // `users:purge` of Google’s APIs, `chat.delete` of Slack’s.
  const own = segment.split(/[:.]/).at(-1) ?? segment;
  if (/^_?(delete|update)_by_query$/.test(own)) return own.includes('delete');
  return readName(own) === 'destroys';
}

function operations(text: string): readonly string[] {
  return [...text.matchAll(OPERATION)].slice(0, 50).map(([, name = '']) => name.split(/[.:]/).at(-1) ?? name);
}

/** A mutation whose name says that it destroys. */
export function generalGraphql(field: GraphqlField, source: Source): readonly Action[] {
  if (field.operation !== 'mutation' || isLocal(field.host)) return [];
  // Schemas like Hasura's group their verbs: `delete_users_by_pk`, `serviceInstanceDestroy`, `admin_user_delete_many`.
  const name = field.field.replace(/_?(by|many|all|one)(_?(pk|id))?$/i, '');
  const gone = saysDestroy(field.field) || saysDestroy(name);
  if (!gone && !endsByField(JSON.stringify(field.args))) return [];
  return [
    generalAction(source, {
      ...(gone ? {} : { verb: 'change', undo: 'vendor' }),
      rule: gone ? 'graphql-delete' : 'graphql-change',
      what: 'resource',
      targets: [{ name: field.field, certain: true }],
      hints: hostHint(field.host),
      why: gone
        ? `The mutation “${field.field}” says that it destroys something.`
        : `The mutation “${field.field}” stops, archives or opens something, or takes its protection away.`,
    }),
  ];
}
