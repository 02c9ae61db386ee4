import type { HttpRequest } from '../model/payload.ts';
import type { Json } from '../model/request.ts';
import { readForm, readUrl } from './payload/http/url.ts';

const LONGEST = 100_000;

/** What a request names: the fields of its query, of its form or JSON body, and as `id` the end of its path. */
export function httpFields({ path, url, body }: HttpRequest): { readonly [name: string]: Json } {
  const text = body !== undefined && body.text.length <= LONGEST ? body.text.trim() : '';
  const pairs = [...readForm(readUrl(url).query), ...(/^[\w.%[\]-]+=/.test(text) ? readForm(text) : [])];
  return {
    ...Object.fromEntries(pairs.filter(([name]) => name !== '')),
    ...jsonFields(text),
    // `/orders/_delete_by_query`: what starts so is no name.
    id: path.split('/').findLast((part) => !part.startsWith('_')) ?? '',
  };
}

/** The fields of a JSON object whose values are plain. */
function jsonFields(text: string): { readonly [name: string]: Json } {
  if (!text.startsWith('{')) return {};
  try {
    const read = Object.entries(JSON.parse(text) as { readonly [name: string]: Json });
    return Object.fromEntries(read.filter(([, value]) => value === null || typeof value !== 'object'));
  } catch {
    return {};
  }
}
