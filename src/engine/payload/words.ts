import type { Place, Word } from '../../model/call.ts';

/** What stands in a text in the place of a piece that is not known. */
export const UNKNOWN = '__unknown__';

/** Longer expansions are taken for text. */
const MAX_EXPANSION = 4_096;
/** After so many that have no end, what looks like one is taken for text: each is looked for to the longest length. */
const MOST_OPEN = 50;
const UNKNOWN_PIECE = /\$[\w({@*#?!-]|`|__unknown__/;

/** Whether a text may hold source of something that is not known, such as `$NAME` or `$(…)`. */
export function holdsUnknown(text: string): boolean {
  return UNKNOWN_PIECE.test(text);
}

const UNKNOWN_PARTS = /\$\{[^}]*(?:\}|$)|\$\w+|\$\([^)]*(?:\)|$)|`[^`]*(?:`|$)/g;

/** A text as a glob: what is not known of it is a star. A piece that is never closed reaches to the end. */
export function withStars(text: string): string {
  return text.replace(UNKNOWN_PARTS, '*');
}

/** A part of a word. A part of an uncertain word is certain where it holds no unknown piece. */
export function part(word: Word, start: number, end: number = word.text.length): Word {
  const text = word.text.slice(start, end);
  const place = within(word, start, end);
  // A file that the line makes up stands last in its word.
  if (word.holds !== undefined && end === word.text.length)
    return { text, certain: false, place, holds: word.holds };
  return { text, certain: word.certain || !holdsUnknown(text), place };
}

/** The place of a stretch of a word's text, as far as the quoting lets it be known; else the whole word's. */
export function within(word: Word, start: number, end: number): Place {
  const { place, text } = word;
  const quotes = place.end - place.start - text.length;
  if (quotes !== 0 && quotes !== 2) return place;
  const from = place.start + quotes / 2;
  return { ...place, start: from + start, end: from + end };
}

/** A word that the source does not hold as such, with the place of what it was made of. */
export function made(text: string, like: Word, certain: boolean = like.certain): Word {
  return { text, certain, place: like.place };
}

/** Words joined to one; certain where all are. Undefined for no words. */
export function joined(words: readonly Word[], separator: string): Word | undefined {
  const [first, ...rest] = words;
  if (!first) return undefined;
  if (rest.length === 0) return first;
  return {
    text: words.map((word) => word.text).join(separator),
    certain: words.every((word) => word.certain),
    place: { ...first.place, end: Math.max(...words.map((word) => word.place.end)) },
  };
}

/** Replaces shell expansions (`$(…)`, `${…}`, backticks) by a plain name, quotes inside them included. */
export function maskExpansions(text: string): string {
  let masked = '';
  let from = 0;
  let open = 0;
  for (let at = 0; at < text.length && open < MOST_OPEN; at++) {
    if (text[at] !== '$' && text[at] !== '`') continue;
    const end = text[at] === '$' ? closing(text, at + 1) : text.indexOf('`', at + 1);
    if (end < 0) {
      if (text[at] === '`' || /[({]/.test(text[at + 1] ?? '')) open++;
      continue;
    }
    masked += text.slice(from, at) + UNKNOWN;
    from = end + 1;
    at = end;
  }
  return masked + text.slice(from);
}

function closing(text: string, at: number): number {
  const open = text[at];
  const close = open === '(' ? ')' : open === '{' ? '}' : undefined;
  if (!close) return -1;
  let depth = 0;
  for (let index = at; index < Math.min(text.length, at + MAX_EXPANSION); index++) {
    if (text[index] === open) depth++;
    else if (text[index] === close && --depth === 0) return index;
  }
  return -1;
}
