import type { Word } from '../../../model/call.ts';
import type { Json } from '../../../model/request.ts';
import type { Context } from '../context.ts';
import { sendRequest } from '../http/http.ts';
import type { ProgramCall } from './calls.ts';
import { HTTP_RECEIVERS, HTTP_VERBS } from './deeds.ts';
import { HOLE, type Value } from './texts.ts';

/** Makes values and words for one call of a program. */
export interface CallReader {
  readonly call: ProgramCall;
  value(position: number, ...names: string[]): Value | undefined;
  word(value: Value): Word;
}

const URL_START = /^https?:\/\//i;

/** Notes the HTTP request that a call of a program sends; false where it sends none. */
export function readProgramHttp(
  context: Context,
  reader: CallReader,
  { host, method: overridden }: { readonly host: string | undefined; readonly method: string | undefined },
): boolean {
  const { callee } = reader.call;
  const last = callee.slice(callee.lastIndexOf('.') + 1);
  const receiver = callee.slice(0, Math.max(0, callee.lastIndexOf('.')));
  const known = HTTP_RECEIVERS.test(receiver);
  if (
    /^(?:fetch|\$fetch|ofetch|node-fetch|undici\.fetch|window\.fetch|globalThis\.fetch|undici\.request|ky|got|axios|superagent|needle)$/.test(
      callee,
    )
  ) {
    return withOptions(context, reader, 'GET');
  }
  if (/^(?:urllib\.request\.)?(?:Request|urlopen)$/.test(callee)) {
    const data = reader.value(1, 'data');
    return send(
      context,
      reader,
      reader.value(9, 'method') ?? text(overridden ?? (data ? 'POST' : 'GET')),
      reader.value(0, 'url'),
      data,
      false,
    );
  }
  // https://www.php.net/manual/en/context.http.php
  if (overridden !== undefined && /^(?:file_get_contents|fopen|file)$/.test(callee))
    return (
      reader.value(2) !== undefined && send(context, reader, text(overridden), reader.value(0), undefined)
    );
  if (/(?:^|\.)(?:request|Request\.new|open|stream)$/.test(callee) && last !== 'open') {
    const first = reader.value(0, 'method');
    // Octokit's `request('DELETE /repos/{owner}/{repo}')`, and a client that is handed an operation of GraphQL.
    const [, said, path] =
      /^([A-Z]{3,7}) (\/.*)$/.exec(typeof first?.json === 'string' ? first.json : '') ?? [];
    if (said !== undefined && path !== undefined) {
      const address = { json: `https://${host ?? HOLE}${path}`, certain: false };
      return send(context, reader, text(said), address, undefined, true);
    }
    const second = reader.value(1);
    if (typeof second?.json === 'string' && /^\s*mutation\b/.test(second.json)) return false;
    if (first && typeof first.json === 'string' && /^[A-Za-z]{3,7}$/.test(first.json)) {
      const url = reader.value(1, 'url');
      const address =
        typeof url?.json === 'string' && url.json.startsWith('/')
          ? { json: `https://${host ?? HOLE}${url.json}`, certain: url.certain && host !== undefined }
          : url;
      const json = reader.value(9, 'json');
      const body = json
        ? { json: JSON.stringify(json.json), certain: json.certain }
        : reader.value(2, 'data', 'content', 'body');
      return send(context, reader, first, address, body, known);
    }
    return withOptions(context, reader, 'GET', known);
  }
  if (/(?:^|\.)(?:NewRequest(?:WithContext)?|Post|PostForm)$/.test(callee)) return goRequest(context, reader);
  if (last === 'DELETE' && reader.call.args.length === 0) return builtRequest(context, reader);
  const verb =
    /^Net\.HTTP\.(Get|Post|Put|Patch|Delete)\.new$/.exec(callee)?.[1] ??
    // https://learn.microsoft.com/dotnet/api/system.net.http.httpclient.deleteasync
    /^(Get|Post|Put|Patch|Delete)(?:AsJson)?Async$/.exec(last)?.[1] ??
    (HTTP_VERBS.test(last) ? last : undefined);
  if (verb === undefined) return false;
  const asked = reader.value(0, 'url');
  // A path below the address that the program says its client starts from.
  const below =
    host !== undefined &&
    typeof asked?.json === 'string' &&
    (/^\/\w/.test(asked.json) || (known && /^\w[\w.-]*\/\w/.test(asked.json)));
  const url = below
    ? { json: `https://${host}/${asked.json.replace(/^\//, '')}`, certain: asked.certain }
    : asked;
  const second = reader.value(1, 'data', 'content', 'body');
  const json = reader.value(9, 'json');
  const sends = /^(?:post|put|patch)!?$/i.test(verb);
  const options = second && isObject(second.json) ? second.json : undefined;
  const nested = options?.json ?? options?.body ?? (sends ? undefined : options?.data);
  const body =
    json ??
    (nested === undefined
      ? sends
        ? second
        : undefined
      : { json: nested, certain: second?.certain ?? false });
  const method = /^del$/i.test(verb) ? 'DELETE' : verb.replace('!', '');
  return send(context, reader, text(method), url, body, known);
}

/** `HttpRequest.newBuilder(URI.create(url)).DELETE()`, `.uri(…)`. https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpRequest.Builder.html */
function builtRequest(context: Context, reader: CallReader): boolean {
  const url = reader.call.receiver.find(({ kind, text: said }) => kind === 'string' && URL_START.test(said));
  return url !== undefined && send(context, reader, text('DELETE'), text(url.text), undefined);
}

/** `http.NewRequest(method, url, body)`, `http.Post(url, type, body)`. https://pkg.go.dev/net/http */
function goRequest(context: Context, reader: CallReader): boolean {
  const { callee } = reader.call;
  if (/Post$/.test(callee)) return send(context, reader, text('POST'), reader.value(0), reader.value(2));
  if (/PostForm$/.test(callee)) return send(context, reader, text('POST'), reader.value(0), reader.value(1));
  const from = callee.endsWith('Context') ? 1 : 0;
  const method = reader.value(from) ?? text('GET');
  return send(
    context,
    reader,
    method.json === '' ? text('GET') : method,
    reader.value(from + 1),
    reader.value(from + 2),
  );
}

/** `fetch(url, { method, body })`, `axios({ method, url, data })`. */
function withOptions(context: Context, reader: CallReader, fallback: string, known = true): boolean {
  const first = reader.value(0);
  const second = reader.value(1);
  const given = first && isObject(first.json) ? first : second;
  const options = given && isObject(given.json) ? given.json : {};
  const certain = given?.certain ?? true;
  const hostname = options.hostname ?? options.host;
  const url =
    first && !isObject(first.json)
      ? first
      : options.url !== undefined
        ? { json: options.url, certain }
        : hostname !== undefined
          ? { json: `https://${String(hostname)}${String(options.path ?? '/')}`, certain }
          : undefined;
  const content = options.body ?? options.data ?? options.json;
  const body = content === undefined || content === null ? undefined : { json: content, certain };
  const method = options.method;
  const named = typeof method === 'string' ? { json: method, certain: !method.includes('${') } : undefined;
  const unknown = second !== undefined && !isObject(second.json) && !second.certain;
  return send(
    context,
    reader,
    named ?? (unknown ? { json: '', certain: false } : text(body ? 'POST' : fallback)),
    url,
    body,
    known,
  );
}

function send(
  context: Context,
  reader: CallReader,
  method: Value,
  url: Value | undefined,
  body: Value | undefined,
  known = true,
): boolean {
  if (!url || typeof url.json !== 'string') return false;
  if (!URL_START.test(url.json) && !(known && !url.certain)) return false;
  const content: Json | undefined = body?.json;
  const bodyText =
    content === undefined || content === null
      ? undefined
      : typeof content === 'string'
        ? content
        : JSON.stringify(content);
  sendRequest(context, {
    method: method.certain && typeof method.json === 'string' ? method.json : undefined,
    url: reader.word(url),
    headers: [],
    body:
      bodyText === undefined ? undefined : reader.word({ json: bodyText, certain: body?.certain ?? true }),
    bodyMissing: false,
  });
  return true;
}

function text(json: string): Value {
  return { json, certain: true };
}

function isObject(json: Json): json is { readonly [name: string]: Json } {
  return json !== null && typeof json === 'object' && !Array.isArray(json);
}
