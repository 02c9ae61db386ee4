import type { Rule } from '../../model/platform.ts';
import { hostsIn, isLocal } from '../hosts.ts';
import type { Arguments } from '../matching/view.ts';
import { callsOff } from './called-off.ts';
import { isInCloud, keepsNothing, namesOne } from './changes.ts';
import { clears, destroys, mild, outage } from './rules.ts';
import type { Reading } from './words.ts';
import { holdsData, isWrittenOver, readName, wordsOf } from './words.ts';

const SETTINGS = /(^|[ :_-])(config|env|secrets?|vars?|variables?)([ :_-]|$)/;

/** `DATABASE_URL`: a variable's name. */
export const isVariable = (word: string): boolean => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(word);

/** How much a verb of a program that nobody has described weighs, with what it is about and how it is said. */
export function weigh(kind: Reading, args: Arguments, object: string | undefined, verb: string): Rule {
  if (kind === 'destroys') return destroys;
  // `config:unset api DATABASE_URL`: a setting on which a program elsewhere depends.
  const settings = SETTINGS.test([verb, object ?? ''].join(' '));
  // `config:clear` alone drops what the framework keeps of its own settings.
  const own = verb.includes(':') && args.positionals.length === 1 && args.options.length === 0;
  if (
    settings &&
    ((/clear/.test(verb) && !own) || args.positionals.some(({ word }) => isVariable(word.text)))
  )
    return clears;
  // What is started again loses nothing but time.
  if (/(^|[:_-])(restart|reload|reboot|unsubscribe)$/.test(verb)) return mild;
  if (callsOff(args, verb, object)) return mild;
  if (/(^|[:_-])(undeploy|unpublish)$/.test(verb)) return outage;
  // `-s https://ci.acme.io safe-shutdown`: a server somewhere else.
  if (
    /(^|[:_-])(shutdown|halt)$/.test(verb) &&
    args.call.args.some(({ text }) => hostsIn(text).some((host) => !isLocal(host)))
  )
    return outage;
  if (verb === 'restore' && object !== undefined && !wordsOf(object).some(isWrittenOver)) return mild;
  // Without a name it is the one that runs here: `acme server stop`.
  const named = args.positionals.some(
    ({ word }, at) =>
      at > 0 &&
      word.text !== verb &&
      wordsOf(word.text).every((one) => readName(one) === undefined) &&
      !object?.includes(word.text),
  );
  if (
    /^(stop|kill|down|shutdown|halt)$/.test(verb) &&
    !named &&
    !args.options.some(({ name, value, next }) => /^(--all|-a)$/.test(name) || (value ?? next))
  )
    return mild;
  const forced =
    args.options.some(({ name }) =>
      /^(--?(force|prune|all|all-[a-z]+s|hard|yes|everything|cascade|no-dry-?run)|-f|-y)$/.test(name),
    ) ||
    keepsNothing(args) ||
    args.call.args.some(({ text }) => /^-Confirm:\$false$/i.test(text));
  const wide = args.positionals.some(({ word }) => /^(all|everything|\*)$/.test(word.text));
  const ofOne =
    (/^(uninstall|reset|wipe|empty)$/.test(verb) && args.options.some(namesOne)) ||
    (verb === 'down' && args.options.some(isInCloud));
  return forced || wide || ofOne || (object !== undefined && holdsData(object)) ? clears : mild;
}
