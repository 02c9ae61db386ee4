import type { Target } from '../../model/action.ts';
import type { Word } from '../../model/call.ts';
import type { SqlStatement } from '../../model/payload.ts';
import type { Platform, Rule } from '../../model/platform.ts';
import { readName } from '../general/words.ts';
import type { Arguments } from '../matching/view.ts';
import { isVague, singular } from './nouns.ts';
import { listed } from './words.ts';

// What an act calls the thing that it hits, and the step that a rule proposes for it.

const PLAIN_NAME = /^[\w~./][\w.:/@~-]{0,79}$/;

/** The step that a rule proposes for this program: not the words of another tool that the platform describes as well. */
export function stepFor({ programs, twins, steps }: Platform, { instead }: Rule, program: string): string {
  const words = instead.split(' ');
  const at = words[0] === 'npx' ? 1 : 0;
  const own = words[at] ?? '';
  if (own === program || !programs.includes(own) || !programs.includes(program)) return instead;
  if (twins?.includes(own) && twins.includes(program)) return words.with(at, program).join(' ');
  return steps?.[program] ?? '';
}

/**
 * The step that a rule proposes, with the thing's name (`{target}`) and the words before the verb (`{group}` of
 * `volumes snapshots delete`) in it. Where it needs one that is not known, there is none.
 */
export function stepOf(instead: string, targets: readonly Target[], own: readonly string[]): string {
  if (!instead.includes('{')) return instead;
  const [first] = targets;
  const target = first?.certain && PLAIN_NAME.test(first.name) ? first.name : undefined;
  const words = own.slice(0, -1);
  const group =
    words.length > 0 && words.every((word) => PLAIN_NAME.test(word)) ? words.join(' ') : undefined;
  const known = new Map([
    ['{target}', target],
    ['{group}', group],
  ]);
  if ([...known].some(([mark, word]) => word === undefined && instead.includes(mark))) return '';
  return instead.replaceAll(/\{(?:target|group)\}/g, (mark) => known.get(mark) ?? mark);
}

/** The same with made-up words: what a rule's check runs. */
export const sampleStep = (instead: string): string =>
  instead.replaceAll('{target}', 'acme-shop').replaceAll('{group}', 'volume');

/** What the act calls the thing, where the rule's own word says too little. */
export function thingOf(
  { does: { what } }: Rule,
  nounOf: () => string | undefined,
): { readonly thing?: string } {
  const noun = isVague(what) ? nounOf() : undefined;
  return noun ? { thing: noun } : {};
}

/** What a rule says of certain first words: the thing, and its names behind them. */
export function saidOf(
  { target }: Rule,
  { positionals }: Arguments,
): { readonly thing: string; readonly words: readonly Word[] } | undefined {
  if (!target?.says) return undefined;
  const all = positionals.map(({ word }) => word);
  const line = all.map(({ text }) => text).join(' ');
  for (const { words, thing, names } of target.says) {
    const found = words.exec(line)?.[0];
    if (found === undefined) continue;
    const from = found.trim().split(' ').length;
    return { thing, words: all.slice(from, from + names) };
  }
  return undefined;
}

/** The words behind a verb: a rule that reads its program's words by itself leaves `job stop` before the name. */
export function behindVerb({ command, when, target }: Rule, positionals: readonly Word[]): readonly Word[] {
  if (!when || command?.length !== 0 || target?.paths) return positionals;
  const verb = positionals
    .slice(0, 4)
    .findLastIndex(({ text, certain }) => certain && /^(?:destroys|soft)$/.test(readName(text) ?? ''));
  return verb < 0 ? positionals : positionals.slice(verb + 1);
}

/** The words of the sub-command; none where one of them is not known. */
export function ownWords({ positionals: all }: Arguments, rest: readonly Word[]): readonly string[] {
  const own = all.slice(0, all.length - rest.length).map(({ word }) => word);
  return own.every(({ certain }) => certain) ? own.map(({ text }) => text) : [];
}

/** The kind of `delete pvc data-0`; undefined where each name holds its own (`pvc/data-0`), or the rule knows no kinds. */
export function kindOf({ target }: Rule, [first]: readonly Word[]): string | undefined {
  const kinds = target?.kinds;
  if (!kinds || !first?.certain || !/^[a-z][\w.,-]*$/i.test(first.text)) return undefined;
  const names = first.text.split(',').map((name) => name.toLowerCase().split('.')[0] ?? '');
  return listed(names.map((name) => (Object.hasOwn(kinds, name) ? (kinds[name] ?? name) : singular(name))));
}

export const pathOfUrl = (url: string): string => /^\w+:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? '';

/** The table or database that a statement names. */
export const objectOfStatement = ({ object }: SqlStatement): readonly Target[] =>
  object === '' ? [] : [{ name: object, certain: true }];
