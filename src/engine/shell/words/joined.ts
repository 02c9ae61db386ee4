import type { Word } from '../../../model/call.ts';

/** Words as one text with spaces between, as `eval` and `ssh` join them. */
export function joined(words: readonly Word[]): Word {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.length === 1) {
    return first ?? { text: '', certain: true, place: { start: 0, end: 0 } };
  }
  return {
    text: words.map((word) => word.text).join(' '),
    certain: words.every((word) => word.certain),
    place: { ...first.place, end: Math.max(first.place.end, last.place.end) },
  };
}
