import type { Action, Verb } from '../../model/action.ts';
import { wordsOf } from '../general/words.ts';

/** What a rule's verb is called, where the act has no better word of its own. */
const OF_VERB: Readonly<Record<Verb, string>> = {
  delete: 'delete',
  overwrite: 'overwrite',
  change: 'change',
  stop: 'stop',
  expose: 'show the values in',
  edit: 'change',
  run: 'run',
};

/** Words that commands share with plain English: what they say of a thing, anybody understands. */
const PLAIN =
  /^(?:abort|archive|block|cancel|clear|deactivate|decommission|deprovision|deregister|detach|disable|disconnect|downgrade|drain|empty|erase|evict|expire|flush|freeze|kill|lock|merge|move|pause|publish|purge|reboot|rebuild|reimage|reinstall|release|rename|reset|restart|revoke|rotate|stop|suspend|terminate|transfer|trash|truncate|undeploy|uninstall|unpublish|upload|wipe)$/;
const DELETES = /^(?:delete|destroy|remove|rm|del|drop|undefine)$/;

/** Whether a word says what is done to a thing: “detach”, “delete”. */
export const isDeed = (word: string): boolean => PLAIN.test(word) || DELETES.test(word);

/** What a rule that says “delete” knows better: `job stop -purge`. */
const MILDER =
  /^(?:abort|archive|block|disable|disconnect|drain|freeze|kill|lock|merge|move|pause|reboot|rename|reset|restart|stop|suspend)$/;

/** Which of them also fit the thing as a rule calls it. */
const FITS: Readonly<Partial<Record<Verb, RegExp>>> = {
  delete: /^(?:empty|erase|purge|terminate|uninstall|wipe)$/,
  stop: /^(?:deregister|detach|disable|disconnect|drain|evict|kill|pause|reboot|reset|restart|revoke|suspend|terminate|undeploy|uninstall|unpublish)$/,
  change: /^(?:archive|publish|rename|revoke|rotate|suspend|transfer|upload)$/,
};

/**
 * The act's own word for its deed, such as “detach”, where the rule's verb covers several; undefined where that verb says
 * it. `ownNoun`: the thing is called by the act's own words too, so that verb and thing belong together.
 */
export function deedOf(verb: Verb, own: readonly string[], ownNoun: boolean): string | undefined {
  if (verb === 'expose' || verb === 'edit' || verb === 'run') return undefined;
  const words = wordsOf(own.at(-1) ?? '');
  const word = [words[0], words.at(-1)].find((one) => one !== undefined && isDeed(one));
  if (word === undefined || word === verb) return undefined;
  if (DELETES.test(word))
    return verb === 'stop' || (verb === 'change' && ownNoun && /^de/.test(word)) ? 'delete' : undefined;
  if (verb === 'delete' && MILDER.test(word)) return undefined;
  return ownNoun || FITS[verb]?.test(word) ? word : undefined;
}

/** The deed as a verb in its plain form: “delete”, “detach”. */
export const verbOf = ({ verb, deed }: Pick<Action, 'verb' | 'deed'>): string => deed ?? OF_VERB[verb];

/** The same of somebody who does it: “deletes”, “detaches”. */
export const doing = (verb: string): string =>
  /(?:s|sh|ch|x)$/.test(verb) ? `${verb}es` : `${verb.replace(/([^aeiou])y$/, '$1ie')}s`;
