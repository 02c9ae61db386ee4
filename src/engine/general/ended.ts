import type { Arguments } from '../matching/view.ts';
import type { Reading } from './words.ts';
import { readName } from './words.ts';

type Found = { readonly kind: Reading; readonly at: number } | undefined;

const textAt = ({ positionals }: Arguments, at: number): string => positionals[at]?.word.text ?? '';

/** What money or people hang on, and the words that end it there: `invoice void in_1`, `account close --id 1`. */
const ENDS: readonly (readonly [noun: RegExp, verb: RegExp])[] = [
  [
    /^(invoice|payment|charge|transaction|capture|authorization|order|credit-note)s?$/,
    /^(void|refund|chargeback|reverse)$/,
  ],
  [/^(payout|refund|transfer|withdrawal)s?$/, /^(create|send|issue|execute)$/],
  [/^(account|tenant|organi[sz]ation|org|store|shop|workspace)s?$/, /^(close|shutter|terminate)$/],
];
/** What keeps things from being lost or misused. */
const GUARD =
  /^((\w+-)?protection|versioning|auditing|audit-?log(s|ging)?|mfa|2fa|encryption|retention|waf|pitr|soft-delete|object-lock)$/;

/** A thing that ends, is opened to everybody or loses its guard, in the words of a program that nobody described. */
export function readEnded(args: Arguments): Found {
  if (readName(textAt(args, 0)) === 'safe') return undefined;
  for (let at = 1; at < Math.min(args.positionals.length, 4); at += 1) {
    const [noun, verb, next] = [textAt(args, at - 1), textAt(args, at), textAt(args, at + 1)];
    if (ENDS.some(([nouns, verbs]) => nouns.test(noun) && verbs.test(verb))) return { kind: 'destroys', at };
    if (GUARD.test(noun) && /^(disable|off|suspend)$/.test(verb)) return { kind: 'destroys', at };
    if (/^(disable|suspend)$/.test(noun) && GUARD.test(verb)) return { kind: 'destroys', at };
    if (/^(set-|change-)?visibility$/.test(verb) && next === 'public') return { kind: 'destroys', at };
  }
  return undefined;
}
