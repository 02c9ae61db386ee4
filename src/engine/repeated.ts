import type { Call } from '../model/call.ts';

/** Calls in which nothing was found. A long line says the same again and again, and need not be asked as often. */
export interface Barren {
  /** Whether nothing was found in a call that differs from this one by its place alone. */
  has(call: Call): boolean;
  add(call: Call): void;
}

/** `fed`: what a call is fed counts too, even where it is known only by running what prints it. */
export function createBarren(fed: boolean): Barren {
  const known = new Map<Call['variables'], Set<string>>();
  // Most lines have one call, which nothing is compared with.
  let first: Call | undefined;
  // What was asked about last is what is added.
  let last: Call | undefined;
  let text = '';
  const keyOf = (call: Call): string => {
    if (call !== last) text = wordsOf(call);
    last = call;
    return text;
  };
  const isAlone = ({ input, output }: Call) =>
    output.length === 0 && (input === undefined || (!fed && input.kind === 'pipe' && !input.text));
  const keep = (call: Call): void => {
    const calls = known.get(call.variables);
    if (calls) calls.add(keyOf(call));
    else known.set(call.variables, new Set([keyOf(call)]));
  };
  return {
    has(call) {
      if (first === undefined || !isAlone(call)) return false;
      if (known.size === 0) keep(first);
      return known.get(call.variables)?.has(keyOf(call)) === true;
    },
    add(call) {
      if (!isAlone(call)) return;
      if (first === undefined) first = call;
      else {
        if (known.size === 0) keep(first);
        keep(call);
      }
    },
  };
}

/** Everything of a call but its place, what it is fed, and where its output goes. */
function wordsOf({ name, args, cwd, via }: Call): string {
  let text = `${cwd ?? ''}\0${via.join('\0')}\0\0${name.certain ? '' : '\0'}${name.text}`;
  for (const word of args) text += word.certain ? `\0=${word.text}` : `\0?${word.text}`;
  return text;
}
