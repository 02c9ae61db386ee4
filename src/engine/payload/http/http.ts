import type { Word } from '../../../model/call.ts';
import type { GraphqlField, HttpRequest } from '../../../model/payload.ts';
import { isLocal, socketHost } from '../../hosts.ts';
import { type Context, unreadable } from '../context.ts';
import { readGraphql } from '../graphql/graphql.ts';
import { sentCommands } from '../sent-commands.ts';
import { holdsUnknown, made } from '../words.ts';
import { readForm, readUrl, type Url } from './url.ts';

/** A request as a client's options spell it. */
export interface Draft {
  /** Undefined where it is not known. */
  readonly method: string | undefined;
  readonly url: Word;
  /** The socket's file that it is sent through, whatever host the address names. */
  readonly socket?: Word | undefined;
  /** A host of this machine is another one’s all the same: a proxy or a resolver stands between. */
  readonly elsewhere?: boolean;
  readonly headers: HttpRequest['headers'];
  readonly body: Word | undefined;
  /** There is a body, and it could not be had; why is noted already. */
  readonly bodyMissing: boolean;
}

/** Notes a request, and the GraphQL operations in it. */
export function sendRequest(context: Context, draft: Draft): void {
  const { url: address, headers } = draft;
  const url = readUrl(address);
  const method = (draft.method ?? '').toUpperCase();
  if (method === '') unreadable(context, address.place, 'the HTTP method is not known', 'code');
  const body = draft.bodyMissing ? made('', address, false) : draft.body;
  const place = context.call.place;
  const named = draft.socket ? socketHost(draft.socket.text) : url.host;
  const host = draft.elsewhere === true && isLocal(named) ? '' : named;
  const request: HttpRequest = { method, url: address, host, path: url.path, headers, body, place };
  context.sink.payloads.push({ kind: 'http', request });
  if (draft.bodyMissing) {
    const reason = 'what it sends is not known';
    const weight = mayBeGraphql(url) && method !== 'GET' ? 'code' : 'detail';
    unreadable(context, address.place, reason, weight);
    return;
  }
  if (draft.body && /^(?:POST|PUT|PATCH)$/.test(method) && !isLocal(host) && host !== '')
    for (const text of sentCommands(draft.body)) context.sink.commands.push({ text, shell: 'sh', host });
  for (const text of [draft.body, queryText(address, url)])
    if (text) readOperations(context, request, text, url);
}

/** Notes GraphQL fields and what could not be read of them. */
export function noteFields(
  context: Context,
  fields: readonly GraphqlField[],
  request: HttpRequest | undefined,
): void {
  for (const field of fields) context.sink.payloads.push({ kind: 'graphql', field, request });
}

function readOperations(context: Context, request: HttpRequest, text: Word, url: Url): void {
  const reading = readGraphql(text, url.host);
  if (reading.found && (isGraphql(url, request) || reading.fields.length > 0)) {
    noteFields(context, reading.fields, request);
    context.sink.unread.push(...reading.unread);
    return;
  }
  if (request.method === 'GET' || text !== request.body || text.text.trim() === '') return;
  const certainly = isGraphql(url, request);
  const possibly = !text.certain && mayBeGraphql(url) && startsUnknown(text.text);
  if (certainly || possibly) unreadable(context, text.place, 'the request body could not be read', 'code');
}

/** Whether all of a body, or the whole of its operation, comes from somewhere else. */
function startsUnknown(text: string): boolean {
  return /^\s*(?:\$|`|__unknown__)/.test(text) || /"query"\s*:\s*"?\s*[$`]/.test(text);
}

function isGraphql({ path }: Url, { headers }: HttpRequest): boolean {
  if (/graphql|\/gql(?:$|\/)/i.test(path)) return true;
  return headers.some(({ name, value }) => /^content-type$/i.test(name) && /graphql/i.test(value.text));
}

/** An address that is not known could be a GraphQL server's. */
function mayBeGraphql(url: Url): boolean {
  if (/graphql|\/gql(?:$|\/)/i.test(url.path)) return true;
  return url.host === '' && (url.path === '/' || holdsUnknown(url.path));
}

function queryText(address: Word, { query }: Url): Word | undefined {
  const pair = readForm(query).some(([name]) => name === 'query' || name === 'extensions');
  return pair ? made(query, address) : undefined;
}
