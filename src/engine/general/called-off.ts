import type { Arguments } from '../matching/view.ts';
import { isCalledOff, wordsOf } from './words.ts';

/** `acme export cancel 7`: one piece of work that is on its way; `cancel --all` hits everybody’s. */
export function callsOff({ options }: Arguments, verb: string, object: string | undefined): boolean {
  const said = wordsOf([object ?? '', verb].join(' '));
  return (
    said.some((word) => isCalledOff(word, said)) &&
    // `-a acme-shop` names an app.
    !options.some(({ name, value, next }) => name === '--all' || (name === '-a' && !(value ?? next)))
  );
}
