import type { Action } from '../model/action.ts';
import type { GraphqlField, HttpRequest } from '../model/payload.ts';
import { hostHint } from './build.ts';
import type { Source } from './general-action.ts';
import { generalAction } from './general-action.ts';
import { readName, saysDestroy } from './general-words.ts';
import { isLocal } from './hosts.ts';

/** Parameters that name the operation, in a query, a form or a JSON body. */
const OPERATION =
  /(?:^|[?&{,\s"'])(?:action|method|op|operation|command|cmd|mutation|operationName|_method|verb|function|procedure)["']?\s*[=:]\s*["']?([A-Za-z][\w.:-]{2,80})/gi;
const XML_ROOT = /<(?:\w+:)?([A-Za-z]\w{3,80})[\s/>]/g;
const LONGEST = 20_000;

/** A request to a host that is not this machine, asking to delete something. */
export function generalHttp(request: HttpRequest, source: Source): readonly Action[] {
  if (isLocal(request.host) || !destroys(request)) return [];
  return [
    generalAction(source, {
      rule: 'http-delete',
      what: 'resource',
      targets: [{ name: `${request.host}${request.path}`, certain: request.host !== '' }],
      hints: [...hostHint(request.host), { text: request.path, source: 'the address', explicit: false }],
      why: 'Asks a server to delete something.',
      url: request.url.certain ? request.url.text : undefined,
    }),
  ];
}

/** Whether a request says that it destroys: by its method, its path, its headers, or the operation that it names. */
function destroys(request: HttpRequest): boolean {
  const { headers, url, body, path } = request;
  const method = overridden(request) ?? request.method.toUpperCase();
  if (method === 'DELETE' || method === 'PURGE') return true;
  const query = url.text.slice(url.text.indexOf('?') + 1);
  const named = url.text.includes('?') ? operations(query) : [];
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') {
    // A page about deleting is read without logging in; a deed is not.
    const login = headers.some(({ name }) =>
      /^(authorization|cookie|x-api-key|x-.*-token|apikey)$/i.test(name),
    );
    return (
      method === 'GET' &&
      login &&
      (named.some(saysDestroy) || path.split('/').some((part) => /^[a-z]+$/i.test(part) && isDeed(part)))
    );
  }
  const target = headers.find(({ name }) => /^(x-amz-target|soapaction)$/i.test(name))?.value.text ?? '';
  if (target !== '' && saysDestroy(target.split(/[./#"]/).findLast((part) => part !== '') ?? '')) return true;
  if (named.some(saysDestroy) || path.split('/').some(isDeed)) return true;
  const text = body?.text.slice(0, LONGEST) ?? '';
  if (text === '') return false;
  if (text.trimStart().startsWith('<'))
    return [...text.matchAll(XML_ROOT)].slice(0, 20).some(([, name = '']) => saysDestroy(name));
  if (/^\s*\[\s*"/.test(text)) return saysDestroy(/"([^"]*)"/.exec(text)?.[1] ?? '');
  return operations(text).some(saysDestroy);
}

/** The method that a POST stands for. */
function overridden({ headers }: HttpRequest): string | undefined {
  return headers.find(({ name }) => /^x-(http-)?method(-override)?$/i.test(name))?.value.text.toUpperCase();
}

/** A path segment that is a deed: `delete`, `_delete_by_query`, `users:purge`, `delete-account`; not an id that holds such a word. */
function isDeed(segment: string): boolean {
  if (segment.length > 60 || /\d{3}|%/.test(segment)) return false;
  const own = segment.includes(':') ? (segment.split(':').at(-1) ?? '') : segment;
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
  if (!saysDestroy(field.field) && !saysDestroy(name)) return [];
  return [
    generalAction(source, {
      rule: 'graphql-delete',
      what: 'resource',
      targets: [{ name: field.field, certain: true }],
      hints: hostHint(field.host),
      why: `The mutation “${field.field}” says that it destroys something.`,
    }),
  ];
}
