import type { Word } from '../../../model/call.ts';
import type { Source } from '../source.ts';
import type { Place } from './values.ts';
import { givenOf, valuesOf } from './values.ts';
import type { Token } from './words.ts';
import { tokenize } from './words.ts';

/** A table as it is written: what it is made into is read from that. */
export const tableText = (value: readonly Token[], source: Source): readonly Word[] =>
  givenOf(value, source).map(({ word }) => ({ ...word, certain: false }));

/** `@{ Path = 'x'; Recurse = $true }` as the arguments that it stands for behind `@`. */
export function hashWords(token: Token | undefined, at: Place): readonly Word[] | undefined {
  const [block] = token?.blocks ?? [];
  if (token === undefined || block?.open !== '@{' || token.blocks.length !== 1) return undefined;
  const { source } = at;
  const words: Word[] = [];
  let entry: Token[] = [];
  const flush = (): void => {
    const [key, , ...value] = entry;
    entry = [];
    if (key === undefined) return;
    const place = source.at(key.start, value.at(-1)?.end ?? key.end);
    const text = source.text.slice(value[0]?.start ?? 0, value.at(-1)?.end ?? 0);
    if (/^\$false$/i.test(text)) return;
    words.push({ text: `-${key.text}`, certain: key.certain, place });
    if (/^\$true$/i.test(text)) return;
    words.push(...(valuesOf(value, at) ?? [{ text, certain: false, place }]));
  };
  for (const one of tokenize(source.text, block.start, block.end, at.values, true)) {
    if (one === undefined) return undefined;
    if (one.kind === 'word') entry.push(entry.length > 3 ? { ...one, listed: true } : one);
    else if (one.text !== ',') flush();
  }
  flush();
  return words.length > 64 ? undefined : words;
}
