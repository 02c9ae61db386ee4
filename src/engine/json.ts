import type { Json } from '../model/request.ts';

/** The members of an object; nothing for any other value. */
export function objectOf(input: Json): { readonly [name: string]: Json } {
  return input !== null && typeof input === 'object' && !Array.isArray(input)
    ? (input as { readonly [name: string]: Json })
    : {};
}
