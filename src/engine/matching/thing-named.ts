import type { Word } from '../../model/call.ts';
import { holdsData, wordsOf } from '../general/words.ts';
import { nounOfCommand, singular } from '../words/nouns.ts';
import type { Arguments } from './view.ts';

/** The words that name a thing, and what their option calls it, where nothing else does. */
interface Named {
  readonly words: readonly Word[];
  readonly noun?: string;
}

/**
 * Which words name the thing that a call is about, where nobody has described its options: those behind the verb, else
 * the value of an option that is called like the thing (`-DatabaseName`), `--name` or `--id`, else of one that is called
 * like something that holds data (`--bucket`). `noun`: what the call's own words say that it is.
 */
export function thingNamed(args: Arguments, rest: readonly Word[], noun: string | undefined): Named {
  const firm = firmWords(args, rest);
  if (firm.length > 0) return { words: firm };
  const named = namedByOption(args, noun);
  if (named.length > 0) return { words: named };
  const held = valuesOf(args).filter(
    ({ called }) => called.length === 1 && holdsData(called[0] ?? '') && !TEXTS.test(called[0] ?? ''),
  );
  const [only] = held;
  if (held.length !== 1 || only === undefined || noun !== undefined) return { words: rest };
  const own = nounOfCommand(only.called, false);
  return { words: [only.word], ...(own === undefined ? {} : { noun: own }) };
}

/** The values of options that are called like the thing (`--volume-id` of a volume), else of `--name` or `--id`. */
export function namedByOption(args: Arguments, noun: string | undefined): readonly Word[] {
  const like = likeThing(args, noun);
  if (like.length > 0) return like;
  return valuesOf(args).flatMap(({ word, called }) => (NAME.test(called.join(' ')) ? [word] : []));
}

/** The values of options that are called like the thing: `-DatabaseName` of a database. */
export function likeThing(args: Arguments, noun: string | undefined): readonly Word[] {
  const last = singular(noun?.split(' ').at(-1)?.toLowerCase() ?? '');
  if (last === '') return [];
  return valuesOf(args).flatMap(({ word, called }) =>
    called.some((one) => singular(one) === last) ? [word] : [],
  );
}

const NAME = /^(?:name|id|identity|arn|slug)s?$/;

/** Those of the words that are no option's value for sure. */
export function firmWords({ positionals }: Arguments, words: readonly Word[]): readonly Word[] {
  const loose = new Set(
    positionals
      .filter((one) => one.loose && !(one.behind !== undefined && SWITCH.test(one.behind)))
      .map(({ word }) => word),
  );
  return loose.size === 0 ? words : words.filter((word) => !loose.has(word));
}

/** Options that take no value, whatever the program. */
const SWITCH =
  /^(?:-[aAfFrRqvy]|--?(?:all|force|forced?|yes|quiet|silent|verbose|recursive|replace|overwrite|remove|delete|purge|wait|now|hard|soft|cascade|batch|confirm|experimental|global|remote|local|(?:no|only|skip|with|without|auto|ignore|allow|include|delete|force)-[\w-]+))$/;

/** What is sent, who asks and where, and no thing. */
const TEXTS =
  /^(?:tokens?|keys?|secrets?|users?|accounts?|hosts?|servers?|data|values?|files?|entries|records?|documents?|all|everything|variables?)$/;

/** What options are called, and the words behind them. */
const valuesOf = ({
  options,
}: Arguments): readonly { readonly word: Word; readonly called: readonly string[] }[] =>
  options.flatMap(({ name, value, next }) => {
    const word = value ?? next;
    return word === undefined ? [] : [{ word, called: wordsOf(name) }];
  });
