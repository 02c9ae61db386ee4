import type { Place } from '../model/call.ts';

/** A stretch of a command, and whether it is what does the harm. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Cuts a command at its marks. Marks of other files, empty ones and those outside of the text are left out; overlaps join. */
export function pieces(command: string, marks: readonly Place[]): readonly Piece[] {
  const spans = marks
    .filter(
      (mark) =>
        mark.file === undefined && mark.start >= 0 && mark.end <= command.length && mark.end > mark.start,
    )
    .map((mark) => ({ start: mark.start, end: mark.end }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Piece[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (end <= at) continue;
    if (start > at) result.push({ text: command.slice(at, start), marked: false });
    const from = Math.max(start, at);
    const last = result.at(-1);
    if (last?.marked && from === at)
      result[result.length - 1] = { text: last.text + command.slice(from, end), marked: true };
    else result.push({ text: command.slice(from, end), marked: true });
    at = end;
  }
  if (at < command.length) result.push({ text: command.slice(at), marked: false });
  return result;
}

/** Marks that a shortened text keeps at most: each takes room, however many there are. */
const mostMarks = 6;

/**
 * Shortens what surrounds the marks, at spaces where it can, so that a long command keeps the part that matters. Gives
 * `all` itself back where it is short enough.
 */
export function shorten(all: readonly Piece[], limit: number): readonly Piece[] {
  const total = all.reduce((sum, piece) => sum + piece.text.length, 0);
  if (total <= limit) return all;
  const [only] = all;
  if (all.length === 1 && only) return [{ ...only, text: middle(only.text, limit) }];
  const first = all.flatMap((piece, index) => (piece.marked ? [index] : [])).slice(0, mostMarks);
  const kept = all.slice(0, (first.at(-1) ?? -1) + 1);
  const marked = kept.filter((piece) => piece.marked).reduce((sum, piece) => sum + piece.text.length, 0);
  const forMarks = Math.min(marked, Math.ceil(limit * 0.7));
  const plain = kept.filter((piece) => !piece.marked).length;
  const forPlain = plain === 0 ? 0 : Math.floor((limit - forMarks) / plain);
  const short = kept.map(({ text, marked: harm }) => {
    if (harm) {
      const room = Math.max(24, Math.floor((text.length / marked) * forMarks));
      return { text: middle(text, room), marked: true };
    }
    return { text: text.length <= forPlain ? text : `${head(text, forPlain)} … `, marked: false };
  });
  return kept.length === all.length
    ? short
    : [...short, { text: rest(all.slice(kept.length), forPlain), marked: false }];
}

/** What stands behind the last mark that is kept: itself where it is harmless and short. */
function rest(pieces: readonly Piece[], room: number): string {
  const [only] = pieces;
  return pieces.length === 1 && only && only.text.length <= room ? only.text : ' …';
}

/** The two ends of a text that is longer than `room`. */
export function middle(text: string, room: number): string {
  if (text.length <= room) return text;
  const half = Math.floor((room - 3) / 2);
  return `${text.slice(0, half)} … ${text.slice(text.length - half)}`;
}

function head(text: string, room: number): string {
  const cut = text.slice(0, room);
  const space = cut.lastIndexOf(' ');
  return (space > room / 2 ? cut.slice(0, space) : cut).trimEnd();
}
