import type { Word } from '../../../model/call.ts';
import { lookup } from '../scope.ts';
import type { Frame } from '../session.ts';
import { emit, noteUnread } from '../session.ts';
import { readString } from '../shells.ts';
import type { Source } from '../source.ts';
import { shownWord } from './carried.ts';
import { runCmdlet } from './cmdlets.ts';
import { readMethods } from './methods.ts';
import { deletedThing, mayDestroy, sameDeed } from './objects.ts';
import { valueOfVariable } from './state.ts';
import type { Place } from './values.ts';
import { givenOf, itemsIn, listTokens, valuesOf } from './values.ts';
import type { Known, Token } from './words.ts';

/** A variable that a statement sets. */
export const ASSIGNED = /^\$\{?((?:\w+:)?\w+)\}?$/;

/** Where values of the code are worked out. */
export function placeOf(source: Source, frame: Frame): Place {
  return {
    source,
    values: (name: string): Known | undefined => valueOfVariable(name, frame, source),
    cwd: frame.scope.cwd,
  };
}

/** What stands for a variable that holds code. */
export const BLOCK = '{}';

/** Whether a word is a block of code that has been read. */
export function isBlock(name: Token, frame: Frame, source: Source): boolean {
  const written = source.text.slice(name.start, name.end);
  const variable = ASSIGNED.exec(written)?.[1]?.toLowerCase();
  return (
    written.startsWith('{') ||
    /^\(\s*\[scriptblock\]::Create\(\s*'[^']*'\s*\)\s*\)$/i.test(written) ||
    (variable !== undefined && lookup(frame.scope, variable)?.word.text === BLOCK)
  );
}

/** `{ … }.Invoke()`, `$block.Invoke()`: the code of the block has been read. */
function invokesBlock(text: string, frame: Frame): boolean {
  const [, held, variable] = /^(?:(\{[\s\S]*\})|\$(\w+))\.Invoke\(\s*\)$/i.exec(text) ?? [];
  if (variable !== undefined) return lookup(frame.scope, variable.toLowerCase())?.word.text === BLOCK;
  return held !== undefined;
}

/** `[IO.File]::Delete('x')` runs too; so may a method of an object that is known only by running. */
export function readExpression(tokens: readonly Token[], frame: Frame, source: Source): void {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return;
  const place = source.at(first.start, last.end);
  const text = source.text.slice(first.start, last.end);
  const at = placeOf(source, frame);
  const read = readMethods(text, place, frame);
  const run = (cmdlet: string, words: readonly Word[]): void => {
    const given = [{ text: cmdlet, certain: true, place }, ...words].map((word) => ({ word, listed: false }));
    runCmdlet(given, { frame, source, block: [] });
  };
  // `[IO.File]::$name('x')`
  const chosen = /^(\[[\w.]+\]::)\$(\w+)(?=\s*\()/.exec(text);
  const member = chosen?.[2] === undefined ? undefined : at.values(chosen[2]);
  const said =
    member?.certain === true ? `${chosen?.[1]}${member.texts[0]}${text.slice(chosen?.[0].length)}` : text;
  const [called = '', type = '', method = ''] = /^\[(?:System\.)?([\w.]+)\]::(\w+)\s*\(/i.exec(said) ?? [];
  if (chosen !== null && called === '') noteUnread(frame, place, 'Which method runs here is not known.');
  const thing = deletedThing(text);
  const things = thing === undefined ? undefined : itemsIn(thing.code, thing.path, at);
  if (things !== undefined) run('Remove-Item', [...things, { text: '-Recurse', certain: true, place }]);
  else if (called !== '' && !/^new$/i.test(method)) {
    const [block] = first.blocks;
    const args =
      block === undefined
        ? []
        : (listTokens(source, block.start, block.end, at.values) ?? []).flatMap(
            (token) => valuesOf([token], at) ?? givenOf([token], source).map(({ word }) => word),
          );
    const same = sameDeed(type, method, args, place);
    if (same !== undefined) run(same.cmdlet, same.words);
    else if (/^(?:management\.automation\.)?scriptblock$/i.test(type) && args[0] !== undefined)
      readString(args[0], { ...frame, input: undefined });
    else emit(frame, [{ text: called.replace(/\s*\($/, ''), certain: true, place }, ...args], place);
  } else if (invokesBlock(text, frame)) return;
  else if (!read && mayDestroy(text)) noteUnread(frame, place, 'What this method acts on is not known.');
  else if (frame.output.length > 0) {
    // What it prints goes to a file: nothing, where it is nothing.
    const values = valuesOf(tokens, at);
    const empty =
      /^\$null$/i.test(text) || values?.every((word) => word.certain && word.text === '') === true;
    const said = values?.every(({ certain }) => certain) === true ? values : [];
    emit(
      frame,
      [{ text: empty ? ':' : 'Write-Output', certain: true, place }, ...(empty ? [] : said)],
      place,
    );
  } else {
    const shown = shownWord(text, place, frame);
    if (shown !== undefined) emit(frame, [{ text: 'Write-Output', certain: true, place }, shown], place);
  }
}
