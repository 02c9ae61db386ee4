import type { Word } from '../../../model/call.ts';
import { assign, lookup } from '../scope.ts';
import type { Frame } from '../session.ts';
import type { Source } from '../source.ts';
import { createWordTexts } from '../words/word-texts.ts';
import { windowsFolder } from './windows-variables.ts';

/** A piece of a cmd line. */
export interface CmdToken {
  readonly kind: 'word' | 'separator' | 'pipe' | 'redirect' | 'bracket';
  /** What it can stand for: more than one text where a loop's variable is in it. */
  readonly texts: readonly string[];
  readonly certain: boolean;
  readonly start: number;
  readonly end: number;
}

/** Commands of the interpreter itself: their words end at `,`, `;` and `=` too. */
const INTERNAL = /^(?:del|erase|rd|rmdir|copy|move|ren|rename|md|mkdir|dir|type)$/i;

export const textOf = ({ texts }: CmdToken): string => texts[0] ?? '';

/** The words that a token stands for. */
export function wordsOf({ texts, certain, start, end }: CmdToken, source: Source): readonly Word[] {
  const place = source.at(start, end);
  return texts.map((text) => ({ text, certain: certain && source.doubtful?.test(text) !== true, place }));
}

const operator = /^(?:&&|\|\||[&\n]|\||\d?>>?(?:&\d)?|<|[()])/;

/** The next token at or behind an index. `internal`: it belongs to a command of the interpreter. */
export function nextToken(
  source: Source,
  from: number,
  frame: Frame,
  command: string | undefined,
  grouped = false,
): CmdToken | undefined {
  const { text } = source;
  let start = from;
  const before = command === undefined ? /[ \t\r,;=@]/ : /[ \t\r,;=]/;
  while (start < text.length && before.test(text[start] ?? '')) start++;
  if (start >= text.length) return undefined;
  const first = command === undefined;
  const found = operator.exec(text.slice(start, start + 4))?.[0];
  // Among the words of a command `(` is a character, and so is `)` where no group is open.
  if (found !== undefined && (first || !(found === '(' || (found === ')' && !grouped)))) {
    const kind =
      found === '|' ? 'pipe' : /[<>]/.test(found) ? 'redirect' : /[()]/.test(found) ? 'bracket' : 'separator';
    return { kind, texts: [found], certain: true, start, end: start + found.length };
  }
  const ends = first
    ? /[\s&|<>(),;=]/
    : INTERNAL.test(command)
      ? grouped
        ? /[\s&|<>),;=]/
        : /[\s&|<>,;=]/
      : grouped
        ? /[\s&|<>)]/
        : /[\s&|<>]/;
  const word = readWord(source, start, frame, ends, first);
  return {
    kind: 'word',
    ...word,
    start,
    end: Math.min(Math.max(word.end, start + 1), text.length),
  };
}

function readWord(
  source: Source,
  start: number,
  frame: Frame,
  ends: RegExp,
  first: boolean,
): Pick<CmdToken, 'texts' | 'certain' | 'end'> {
  const { text } = source;
  const read = createWordTexts();
  let certain = true;
  let quoted = false;
  let opened = 0;
  let at = start;
  for (; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"') quoted = !quoted;
    else if (!quoted && !first && (character === '(' || (character === ')' && opened > 0))) {
      // A bracket that was opened within the word is meant to be closed there, though cmd itself ends a group.
      opened += character === '(' ? 1 : -1;
      read.add(character);
    } else if (character === '^' && !quoted) {
      at++;
      if (text[at] === '\r' && text[at + 1] === '\n') at++;
      else if (text[at] !== '\n') read.add(text[at] ?? '');
    } else if (character === '%' || character === '!') {
      const used = variableAt(text, at, frame, source);
      if (used === undefined) read.add(character);
      else {
        read.add(used.values?.[0] ?? used.source, used.values);
        if (used.values === undefined) certain = false;
        at += used.source.length - 1;
      }
    } else if (!quoted && ends.test(character)) break;
    // `rd/s/q`: an option may follow a command's name at once.
    else if (
      first &&
      !quoted &&
      character === '/' &&
      /^@*[A-Za-z]+$/.test(text.slice(start, Math.min(at, start + 40)).replaceAll('^', '')) &&
      /^(?:\/[A-Za-z?]{1,3}(?::[^\s/&|<>()"]*)?)+(?=[\s"&|<>(),;=]|$)/.test(text.slice(at, at + 40))
    )
      break;
    else read.add(character);
  }
  return { texts: read.all(), certain: certain && !read.tooMany, end: at };
}

interface Used {
  readonly source: string;
  /** Undefined: not known. */
  readonly values: readonly string[] | undefined;
}

/** The variable that stands at an index: `%NAME%`, `!NAME!`, `%1`, `%~dp0` or the variable of a loop. */
function variableAt(text: string, at: number, frame: Frame, source: Source): Used | undefined {
  const piece = text.slice(at, at + 160);
  // `%~dp0` is the folder of the script itself, with a separator behind it.
  const folder = source.at(0, 0).file?.replace(/[^\\/]*$/, '');
  if (folder !== undefined && /^%~dp0/i.test(piece)) return { source: piece.slice(0, 5), values: [folder] };
  const loop = /^%%?(?:~[fdpnxsatz]*)?([A-Za-z])/.exec(piece);
  const bound = loop?.[1] === undefined ? undefined : loopVariable(loop[1], frame);
  if (loop !== null && bound !== undefined && !/^%[^%\s:]+(?::[^%\n]*)?%/.test(piece))
    return { source: loop[0], values: /~[a-z]*[dpnxsatz](?=[A-Za-z]$)/.test(loop[0]) ? undefined : bound };
  // In a file two signs are one.
  if (folder !== undefined && /^%%(?![A-Za-z~])/.test(piece)) return { source: '%%', values: ['%'] };
  const positional = /^%~?[fdpnxsatz]*([1-9])/.exec(piece);
  if (positional?.[1] !== undefined) {
    const word = frame.scope.positional?.[Number(positional[1]) - 1];
    return { source: positional[0], values: word?.certain === true ? [word.text] : undefined };
  }
  const match = /^(?:%([^%\s:]+)(:[^%\n]*)?%|!([^!\s:]+)(:[^!\n]*)?!|%%?~?[a-z]*[A-Za-z0-9*])/.exec(piece);
  if (match === null) return undefined;
  const [whole, percent, percentPart, exclamation, exclamationPart] = match;
  const name = percent ?? exclamation;
  const value = name === undefined ? undefined : variableText(name, frame);
  const edited = value === undefined ? undefined : editedValue(value, percentPart ?? exclamationPart);
  return { source: whole, values: edited === undefined ? undefined : [edited] };
}

/**
 * `%x:~1,3%` and `%x:a=b%`.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/set_1
 */
function editedValue(value: string, edit: string | undefined): string | undefined {
  if (edit === undefined) return value;
  const [, from, length] = /^:~(-?\d+)(?:,(-?\d+))?$/.exec(edit) ?? [];
  if (from !== undefined) {
    const start = Number(from) < 0 ? Math.max(0, value.length + Number(from)) : Number(from);
    if (length === undefined) return value.slice(start);
    return Number(length) < 0
      ? value.slice(start, Number(length))
      : value.slice(start, start + Number(length));
  }
  const [, wanted = '', other = ''] = /^:([^*=][^=]*)=(.*)$/.exec(edit) ?? [];
  if (wanted === '') return undefined;
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
  return value.replace(pattern, () => other);
}

function variableText(name: string, frame: Frame): string | undefined {
  if (/^cd$/i.test(name)) return frame.scope.cwd;
  const { scope } = frame;
  const word = (lookup(scope, name.toLowerCase()) ?? lookup(scope, name) ?? lookup(scope, name.toUpperCase()))
    ?.word;
  if (word === undefined || /^userprofile$/i.test(name)) return windowsFolder(name);
  return word?.certain === true ? word.text : undefined;
}

function loopVariable(letter: string, frame: Frame): readonly string[] | undefined {
  const variable = lookup(frame.scope, `%${letter}`);
  const list = variable?.list ?? (variable === undefined ? [] : [variable.word]);
  return list.length > 0 && list.every(({ certain }) => certain) ? list.map(({ text }) => text) : undefined;
}

/** Gives a loop's variable what it can be in its rounds; `undefined`: not known. */
export function bindLoop(letter: string, values: readonly string[] | undefined, frame: Frame): void {
  const words = (values ?? []).map((text) => ({ text, certain: true, place: { start: 0, end: 0 } }));
  const word = words[0] ?? { text: `%${letter}`, certain: false, place: { start: 0, end: 0 } };
  assign(frame.scope, `%${letter}`, { word, ...(words.length > 1 ? { list: words } : {}) });
}

/** Where the command that starts at an index ends: at an operator, a bracket or the end of its line. */
export function segmentEnd(text: string, from: number, grouped: boolean): number {
  let quoted = false;
  let inner = 0;
  const opens = /^\s*@*(?:$|(?:if|else|for|call)\b)/i;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (character === '\n') return at;
    else if (quoted) continue;
    else if (character === '^') {
      if (text[at + 1] === '\r') at++;
      at++;
    } else if (character === '(') {
      if (opens.test(text.slice(from, Math.min(at, from + 40)))) return at;
      inner++;
    } else if (character === ')' && inner > 0) inner--;
    else if (/[&|]/.test(character ?? '') || (character === ')' && grouped)) return at;
    else if (/\s/.test(character ?? '')) inner = 0;
  }
  return text.length;
}

/** A text with its variables filled in; undefined where one is not known. */
export function filledText(text: string, frame: Frame, source: Source): string | undefined {
  let filled = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    const used = /[%!]/.test(character) ? variableAt(text, at, frame, source) : undefined;
    if (used === undefined) filled += character;
    else if (used.values?.length !== 1) return undefined;
    else {
      filled += used.values[0] ?? '';
      at += used.source.length - 1;
    }
  }
  return filled;
}

/** A value that is more than one word, or holds operators, where it stands without quotes. */
const SPLITS = /[\s&|<>()"^,;=/]/;

/** The text of a command whose variables hold several words, with them filled in; undefined where there are none. */
export function splitText(text: string, frame: Frame, source: Source): string | undefined {
  let split = false;
  let quoted = false;
  let filled = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"') quoted = !quoted;
    const used = /[%!]/.test(character) ? variableAt(text, at, frame, source) : undefined;
    const [value, ...more] = used?.values ?? [];
    if (used === undefined || value === undefined || more.length > 0) {
      filled += used?.source ?? character;
    } else {
      filled += value;
      split ||= value.includes('"') || (!quoted && SPLITS.test(value));
    }
    at += (used?.source.length ?? 1) - 1;
  }
  return split ? filled : undefined;
}
