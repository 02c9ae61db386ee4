import type { Place, Word } from '../../model/call.ts';

/** Code and where it stands in the request's command, or in a file. */
export interface Source {
  readonly text: string;
  /** What in the text stands for something that is not known and was to be filled in before. */
  readonly doubtful?: RegExp;
  at(start: number, end: number): Place;
}

/** The parser lets some nodes end behind the text, as where a backslash is its last character. */
export function commandSource(text: string): Source {
  const last = text.length;
  return { text, at: (start, end) => ({ start: Math.min(start, last), end: Math.min(end, last) }) };
}

export function fileSource(text: string, file: string): Source {
  return { text, at: (start, end) => ({ start, end, file }) };
}

/** Code that has no text of its own in the request: everything in it stands where its holder stands. */
export function heldSource(text: string, place: Place): Source {
  return { text, at: () => place };
}

/** The code that a word holds: offsets are exact where its text stands in `holder` as it is. */
export function wordSource(word: Word, holder: string | undefined, placeholder = /[$`]/): Source {
  const { text, place } = word;
  const doubtful = word.certain ? {} : { doubtful: placeholder };
  // Printed text ends in a line break that its words do not have.
  const at = holder?.slice(place.start, place.end).indexOf(text.trimEnd()) ?? -1;
  if (at < 0 || text.trim() === '') return { ...heldSource(text, place), ...doubtful };
  const offset = place.start + at;
  return {
    text,
    ...doubtful,
    // The line break that was added stands nowhere.
    at: (start, end) => ({
      ...place,
      start: Math.min(offset + start, place.end),
      end: Math.min(offset + end, place.end),
    }),
  };
}
