import type { Context } from '../context.ts';
import { sendRequest } from '../http/http.ts';
import type { CallReader } from './http.ts';
import type { Value } from './texts.ts';

/** What PHP's curl functions have set so far for the next request. */
export interface CurlHandle {
  url?: Value | undefined;
  method?: Value | undefined;
  body?: Value | undefined;
}

/**
 * Follows `curl_init`, `curl_setopt` and `curl_exec`, in the order in which they stand; true where the call is one of
 * them. https://www.php.net/manual/en/function.curl-setopt.php
 */
export function readPhpCurl(context: Context, reader: CallReader, handle: CurlHandle): boolean {
  const { callee } = reader.call;
  if (!callee.startsWith('curl_')) return false;
  if (callee === 'curl_init')
    Object.assign(handle, { url: reader.value(0), method: undefined, body: undefined });
  else if (callee === 'curl_setopt') {
    const option = reader.call.args[1]?.tokens[0]?.text ?? '';
    set(handle, option, reader.value(2));
  } else if (callee === 'curl_setopt_array') {
    const { json, certain } = reader.value(1) ?? { json: null, certain: false };
    if (json !== null && typeof json === 'object' && !Array.isArray(json))
      for (const [option, value] of Object.entries(json)) set(handle, option, { json: value, certain });
  } else if (callee === 'curl_exec') return send(context, reader, handle);
  return true;
}

function set(handle: CurlHandle, option: string, value: Value | undefined): void {
  if (option === 'CURLOPT_URL') handle.url = value;
  else if (option === 'CURLOPT_CUSTOMREQUEST') handle.method = value;
  else if (option === 'CURLOPT_POSTFIELDS') handle.body = value;
  else if (option === 'CURLOPT_POST') handle.method ??= { json: 'POST', certain: true };
}

function send(context: Context, reader: CallReader, { url, method, body }: CurlHandle): boolean {
  if (typeof url?.json !== 'string') return false;
  const content = body?.json ?? undefined;
  const text = typeof content === 'string' ? content : JSON.stringify(content ?? null);
  sendRequest(context, {
    method: typeof method?.json === 'string' && method.certain ? method.json : body ? 'POST' : 'GET',
    url: reader.word(url),
    headers: [],
    body: content === undefined ? undefined : reader.word({ json: text, certain: body?.certain ?? true }),
    bodyMissing: false,
  });
  return true;
}
