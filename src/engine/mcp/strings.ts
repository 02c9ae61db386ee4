import type { Json } from '../../model/request.ts';

export interface Leaf {
  readonly key: string;
  readonly text: string;
}

const LONGEST = 200_000;

/** Every string of an MCP tool's inputs with the name that it stands under; lists pass their name on. */
export function* stringsIn(value: Json, key = '', depth = 0): Generator<Leaf> {
  if (depth > 8) return;
  if (typeof value === 'string') yield { key, text: value.slice(0, LONGEST) };
  else if (Array.isArray(value))
    for (const item of value.slice(0, 200)) yield* stringsIn(item, key, depth + 1);
  else if (value !== null && typeof value === 'object') {
    for (const [name, item] of Object.entries(value).slice(0, 200)) yield* stringsIn(item, name, depth + 1);
  }
}
