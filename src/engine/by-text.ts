/** So many texts are remembered at a time, of this length at most. */
const MOST = 4000;
const LONGEST = 100;

/**
 * The same function, which remembers what it said: of all the calls of a day few are of a program, or hold a word, that
 * is new. What it says must follow from the text alone.
 */
export function byText<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly said: T }>();
  return (text) => {
    let one = known.get(text);
    if (one === undefined) {
      one = { said: of(text) };
      if (known.size >= MOST) known.clear();
      if (text.length <= LONGEST) known.set(text, one);
    }
    return one.said;
  };
}

/** The same for texts of any length that are asked about again and again: only the last answer is kept. */
export function ofLastText<T>(work: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly answer: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: work(text) };
    return last.answer;
  };
}
