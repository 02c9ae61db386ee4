/** An object out of a payload, with safe look-ups. Field names may come in several spellings; the first that fits wins. */
export interface Fields {
  /** The first of these fields that holds a string. */
  text(...names: readonly string[]): string | undefined;
  /** The first of these fields that holds strings (an array, or one string). */
  texts(...names: readonly string[]): readonly string[] | undefined;
  /** The first of these fields that holds an object. */
  fields(...names: readonly string[]): Fields | undefined;
  /** The first of these fields that holds an array of objects. */
  list(...names: readonly string[]): readonly Fields[] | undefined;
  readonly raw: { readonly [name: string]: unknown };
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined where `value` is not an object. */
export function fieldsOf(value: unknown): Fields | undefined {
  if (!isObject(value)) return undefined;
  const raw = value;
  const first = <T>(names: readonly string[], pick: (found: unknown) => T | undefined): T | undefined => {
    for (const name of names) {
      // Own fields only: `constructor` or `toString` of the prototype were never sent.
      const found = Object.hasOwn(raw, name) ? pick(raw[name]) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    raw,
    text: (...names) => first(names, (found) => (typeof found === 'string' ? found : undefined)),
    texts: (...names) =>
      first(names, (found) => {
        if (typeof found === 'string') return [found];
        return Array.isArray(found) && found.length > 0 && found.every((item) => typeof item === 'string')
          ? found
          : undefined;
      }),
    fields: (...names) => first(names, fieldsOf),
    list: (...names) =>
      first(names, (found) => {
        if (!Array.isArray(found) || found.length === 0) return undefined;
        const items = found.map(fieldsOf);
        return items.every((item) => item !== undefined) ? items : undefined;
      }),
  };
}
