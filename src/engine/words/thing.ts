import type { Target } from '../../model/action.ts';
import type { Word } from '../../model/call.ts';
import type { SqlStatement } from '../../model/payload.ts';
import type { Rule } from '../../model/platform.ts';
import type { Json } from '../../model/request.ts';
import { readName } from '../general/words.ts';
import type { Arguments } from '../matching/view.ts';
import { isVague, singular } from './nouns.ts';
import { listed } from './words.ts';

// What an act calls the thing that it hits.

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
    const from = found
      .trim()
      .split(' ')
      .filter((word) => word !== '').length;
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

/** The same of the arguments of an API or a tool: `{ resourceType: "pvc" }`. */
export function kindIn({ target }: Rule, args: { readonly [name: string]: Json }): string | undefined {
  const kinds = target?.kinds;
  const said = kinds && [args.resourceType, args.resource_type, args.kind, args.type].find((one) => one);
  if (!kinds || typeof said !== 'string' || !/^[a-z]{1,40}$/i.test(said)) return undefined;
  const name = said.toLowerCase();
  return Object.hasOwn(kinds, name) ? kinds[name] : singular(name);
}

export const pathOfUrl = (url: string): string => /^\w+:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? '';

/** The table or database that a statement names. */
export const objectOfStatement = ({ object }: SqlStatement): readonly Target[] =>
  object === '' ? [] : [{ name: object, certain: true }];
