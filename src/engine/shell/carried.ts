import type { Call, Place, Word } from '../../model/call.ts';

/** Past so many, which calls' output stands in a word is followed no further, so that a reading stays small. */
const most = 64;

/** Both lists of calls as one. */
export function both(one: Word['printedBy'], two: Word['printedBy']): Word['printedBy'] {
  if (one === undefined || one === two || one.length === 0) return two;
  if (two === undefined || two.length === 0) return one;
  return [...new Set([...one, ...two])].slice(0, most);
}

/**
 * A word with the calls whose output stands in it. Spelled out: where a spread adds a property, V8 gives every object a
 * shape of its own, and whatever looks at it is slow from then on.
 */
export function carrying(word: Word, printedBy: Word['printedBy']): Word {
  const { text, certain, place } = word;
  return printedBy === undefined || printedBy.length === 0 ? word : { text, certain, place, printedBy };
}

/** A call whose output stands in a word. */
export function captured(call: Call): Call {
  if (call.captured !== undefined) return call;
  const { program, name, args, variables, input, output, cwd, via, place } = call;
  return { program, name, args, variables, input, output, cwd, via, place, captured: true };
}

/** Of a substitution's calls those whose output is not read by another of them. */
export function lastOf(calls: readonly Call[]): readonly Call[] {
  if (calls.length < 2) return calls;
  const read = new Set(
    calls.flatMap(({ input }) => (input?.kind === 'pipe' ? input.from.map(({ place }) => place) : [])),
  );
  if (read.size === 0) return calls.slice(-most);
  // Code that was decoded stands in one place: there they cannot be told apart.
  const [seen, shared] = [new Set<Place>(), new Set<Place>()];
  for (const { place } of calls) (seen.has(place) ? shared : seen).add(place);
  return calls.filter(({ place }) => !read.has(place) || shared.has(place)).slice(-most);
}
