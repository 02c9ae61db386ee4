import type { Word } from '../../../model/call.ts';
import { both, captured, carrying } from '../carried.ts';
import { lookup } from '../scope.ts';
import type { Frame } from '../session.ts';
import type { Source } from '../source.ts';
import type { Given } from './parameters.ts';
import type { Token } from './words.ts';

/** The calls since one, whose output a variable is given instead of being shown. */
export function takenSince(frame: Frame, from: number): Word['printedBy'] {
  const { calls } = frame.session;
  for (let at = from; at < calls.length; at += 1) {
    const call = calls[at];
    if (call !== undefined) calls[at] = captured(call);
  }
  return calls.slice(from, from + MOST);
}

const MOST = 20;
const VARIABLE =
  /\$\{?(?:(?:script|global|local|private|env):)?(\w+)(?!\w|\}?\.(?:Length|Count|GetType)\b)/gi;

/** The calls whose output stands in the variables that a text names. */
function carriedIn(text: string, frame: Frame): Word['printedBy'] {
  if (!text.includes('$')) return undefined;
  return [...text.matchAll(VARIABLE)]
    .slice(0, MOST)
    .reduce<Word['printedBy']>(
      (all, [, name = '']) => both(all, lookup(frame.scope, name.toLowerCase())?.word.printedBy),
      undefined,
    );
}

/** A word with the calls whose output stands in the variables that it is written with. */
export const withSources = (given: Given, token: Token, frame: Frame, source: Source): Given => {
  const from = carriedIn(source.text.slice(token.start, token.end), frame);
  return from === undefined ? given : { ...given, word: carrying(given.word, from) };
};

/** The words of an expression that shows what calls have printed before: `$token` alone. */
export function shownWord(text: string, place: Word['place'], frame: Frame): Word | undefined {
  const from = /^["']?\$\{?\w+\}?["']?$/.test(text) ? carriedIn(text, frame) : undefined;
  return from === undefined ? undefined : { text, certain: false, place, printedBy: from };
}
