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

/** Shortens what surrounds the marks, at spaces where it can, so that a long command keeps the part that matters. */
export function shorten(all: readonly Piece[], limit: number): readonly Piece[] {
  const total = all.reduce((sum, piece) => sum + piece.text.length, 0);
  if (total <= limit) return all;
  const marked = all.filter((piece) => piece.marked).reduce((sum, piece) => sum + piece.text.length, 0);
  const forMarks = Math.min(marked, Math.ceil(limit * 0.7));
  const plain = all.filter((piece) => !piece.marked).length;
  const forPlain = plain === 0 ? 0 : Math.floor((limit - forMarks) / plain);
  return all.map(({ text, marked: harm }, index) => {
    if (harm)
      return {
        text: middle(text, Math.max(24, Math.floor((text.length / marked) * forMarks))),
        marked: true,
      };
    if (text.length <= forPlain) return { text, marked: false };
    const last = index === all.length - 1;
    return { text: index > 0 && last ? ' …' : `${head(text, forPlain)} … `, marked: false };
  });
}

function middle(text: string, room: number): string {
  if (text.length <= room) return text;
  const half = Math.floor((room - 3) / 2);
  return `${text.slice(0, half)} … ${text.slice(text.length - half)}`;
}

function head(text: string, room: number): string {
  const cut = text.slice(0, room);
  const space = cut.lastIndexOf(' ');
  return (space > room / 2 ? cut.slice(0, space) : cut).trimEnd();
}
