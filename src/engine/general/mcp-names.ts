import type { Target } from '../../model/action.ts';
import type { Json } from '../../model/request.ts';
import { objectOf } from '../json.ts';
import { inFull, singular } from '../words/nouns.ts';
import { saysDestroy, wordsOf } from './words.ts';

/** What wraps a tool's own fields: `{ params: { id } }`. */
const WRAPS =
  /^(params|parameters|input|inputs|args|arguments|request|body|payload|options|path_?params|data)$/i;
const OWN = /^(name|id|key|slug|title|email|path|uri|uid|uuid|ref)s?$/;
const LONGEST = 120;
const MOST = 4;

interface Field {
  readonly words: readonly string[];
  readonly names: readonly string[];
}

/**
 * What the input of a tool names: the field that is called like the thing (`volume_id` of a volume), else its own `name`
 * or `id`, else the only one that ends in `id` or `name`. None where none is sure to be it.
 */
export function namesIn(input: Json, noun: string | undefined): readonly Target[] {
  const fields = fieldsOf(input, 0);
  const of = (fits: (words: readonly string[]) => boolean) => fields.find(({ words }) => fits(words));
  const parts = (noun?.toLowerCase().split(' ') ?? []).reverse();
  // `update_branch_protection { branch }`: what belongs to a thing has its name.
  const asked = /^(?:protection|setting|polic|permission|access|config)/.test(parts[0] ?? '')
    ? parts
    : parts.slice(0, 1);
  const like = asked.map((part) => of((words) => words.some((word) => singular(inFull(word)) === part)));
  const own = of((words) => words.length === 1 && OWN.test(words[0] ?? ''));
  const ids = fields.filter(({ words }) => /^(id|name|key|slug)s?$/.test(words.at(-1) ?? ''));
  const found = like.find((one) => one) ?? own ?? (ids.length === 1 ? ids[0] : undefined);
  return (found?.names ?? []).map((name) => ({ name, certain: true }));
}

function fieldsOf(input: Json, depth: number): readonly Field[] {
  return Object.entries(objectOf(input))
    .slice(0, 50)
    .flatMap(([key, value]): readonly Field[] => {
      if (depth < 3 && WRAPS.test(key) && !Array.isArray(value)) return fieldsOf(value, depth + 1);
      const names = (Array.isArray(value) ? value.slice(0, MOST) : [value]).flatMap((one) =>
        (typeof one === 'string' || typeof one === 'number') && isName(String(one)) ? [String(one)] : [],
      );
      return names.length === 0 ? [] : [{ words: wordsOf(key), names }];
    });
}

/** No sentence, no text in a notation, and not the name of what is to be done. */
const isName = (text: string): boolean =>
  text !== '' && text.length <= LONGEST && !/[\n{}]|\s\S+\s/.test(text) && !saysDestroy(text);
