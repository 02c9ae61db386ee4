import type { Json } from '../../model/request.ts';
import { objectOf } from '../json.ts';

export type Table = { readonly [key: string]: Json };

/** The value as an object; an empty one where it is none. */
export function jsonObject(value: Json | undefined): Table {
  return objectOf(value ?? null);
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A text or a list of texts. */
export function textsOf(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

export function pathIn(value: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((from, key) => jsonObject(from)[key], value);
}
