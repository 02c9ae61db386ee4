import type { Json } from '../../../model/request.ts';

/** A value as far as the source shows it; a piece that is not known stands as `${…}`. */
export interface Value {
  readonly json: Json;
  readonly certain: boolean;
}

/** What stands for a piece that is not known. */
export const HOLE = '\u0024{…}';

export function concatenated(values: readonly Value[]): Value {
  const json = values.map(({ json }) => (typeof json === 'object' ? HOLE : String(json))).join('');
  return { json, certain: values.every(({ json, certain }) => certain && typeof json !== 'object') };
}

export function joinedPath(values: readonly Value[]): Value {
  const json = values.map(({ json }) => (typeof json === 'string' ? json : HOLE)).join('/');
  return { json, certain: values.every(({ json, certain }) => certain && typeof json === 'string') };
}

/** `['a', 'b'].join(' ')` and Python's `' '.join(['a', 'b'])`; undefined where it joins parts of a path. */
export function wordsJoined(own: Value, other: Value | undefined): Value | undefined {
  const [list, sign] = Array.isArray(own.json) ? [own, other] : [other, own];
  if (!Array.isArray(list?.json) || (sign !== undefined && typeof sign.json !== 'string')) return undefined;
  const texts = list.json.map((one) => (typeof one === 'object' ? HOLE : String(one)));
  return {
    json: texts.join(typeof sign?.json === 'string' ? sign.json : ','),
    certain: list.certain && (sign?.certain ?? true),
  };
}

export function serialized(value: Value): Value {
  return { json: JSON.stringify(value.json), certain: value.certain };
}
