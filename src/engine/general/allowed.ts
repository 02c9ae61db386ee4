import type { Arguments } from '../matching/view.ts';
import type { Reading } from './words.ts';

const ALLOWS = /(^|_)(ALLOW|ENABLE|FORCE|CONFIRM|ACCEPT)_(DELET\w*|DESTROY\w*|DROPS?|PURGE|WIPE|DATA_LOSS)$/;

/** `AUTH0_ALLOW_DELETE=true a0deploy import`: a variable that the line sets lets the program delete what it does not find. */
export function readAllowed({ call, positionals }: Arguments): { kind: Reading; at: number } | undefined {
  const allowed = Object.entries(call.variables).some(
    ([name, { text, place }]) => place.end > 0 && ALLOWS.test(name) && /^(1|true|yes|on)$/i.test(text),
  );
  return allowed ? { kind: 'destroys', at: positionals.length } : undefined;
}
