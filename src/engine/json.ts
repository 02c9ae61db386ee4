import type { Json } from '../model/request.ts';

/** The members of an object; nothing for any other value. */
export function objectOf(input: Json | undefined): { readonly [name: string]: Json } {
  return input !== null && typeof input === 'object' && !Array.isArray(input)
    ? (input as { readonly [name: string]: Json })
    : {};
}

/** The value of a JSON text; undefined where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
