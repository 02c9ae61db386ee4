import type { Frame } from '../session.ts';
import { noteUnread } from '../session.ts';
import { readString } from '../shells.ts';
import type { Source } from '../source.ts';
import { bindLoop, filledText } from './words.ts';

/** `for`, its option and what belongs to it, the variable, and where its list starts. */
const HEAD =
  /^\s*(?:\/([dl])\s+|\/r\s+(?:("[^"\n]*"|[^\s%(/"]\S*)\s+)?|\/f\s+(?:("[^"\n]*"|[^\s%"]+)\s+)?)*%%?([A-Za-z])\s+in\s*\(/i;

const mostRounds = 32;
/** A longer list is not looked through for its end. */
const longestList = 8192;

/**
 * Reads `for … in (…)` up to its `do` and binds the variable to what it can be. Answers the index of the `do`;
 * undefined where this is no loop that can be read.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/for
 */
export function readLoopHead(source: Source, from: number, frame: Frame): number | undefined {
  const { text } = source;
  const head = HEAD.exec(text.slice(from, from + 400));
  if (head?.[4] === undefined) return undefined;
  const [whole, plain, folder, options, letter] = head;
  const start = from + whole.length;
  const end = listEnd(text, start, /\/f\s/i.test(whole));
  if (end === undefined) return undefined;
  const inside = text.slice(start, end);
  const list = filledText(inside, frame, source);
  const place = source.at(start, end);
  let values: readonly string[] | undefined;
  if (/\/f\s/i.test(whole)) {
    const read = lines(inside, list, options ?? '', { frame, place });
    const [own, ...further] = fieldsOf(options ?? '');
    values = read?.map(({ text, isLine }) => (isLine && own ? own(text) : text));
    // The further fields go to the variables that follow in the alphabet.
    further.forEach((field, at) => {
      const next = String.fromCharCode(letter.charCodeAt(0) + at + 1);
      bindLoop(
        next,
        read?.slice(0, mostRounds).map(({ text }) => field(text)),
        frame,
      );
    });
  } else if (plain?.toLowerCase() === 'l') values = numbers(list);
  else if (list !== undefined) {
    const names = list.match(/"[^"]*"|[^\s,;=]+/g)?.map((name) => name.replaceAll('"', '')) ?? [];
    const base = /\/r\s/i.test(whole) ? below(folder, frame, source) : '';
    values = base === undefined ? undefined : names.map((name) => base + name);
  }
  bindLoop(letter, values === undefined || values.length > mostRounds ? undefined : values, frame);
  return end + 1;
}

/** The folder whose every sub-folder `/r` visits, as the start of a glob. */
function below(folder: string | undefined, frame: Frame, source: Source): string | undefined {
  const name = filledText(folder?.replaceAll('"', '') ?? '.', frame, source);
  return name === undefined ? undefined : `${name.replace(/[\\/]+$/, '')}\\**\\`;
}

/** The bracket that ends the list; in quotes it counts for nothing. */
function listEnd(text: string, from: number, code: boolean): number | undefined {
  const quote = code ? /^\s*(['`])/.exec(text.slice(from, from + 20))?.[1] : undefined;
  if (quote !== undefined) {
    const end = /['`]\s*\)\s*do\b/i.exec(text.slice(from, from + longestList));
    return end === null ? undefined : from + end.index + end[0].indexOf(')');
  }
  let quoted = false;
  for (let at = from; at < Math.min(text.length, from + longestList); at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === ')' && !quoted) return at;
  }
  return undefined;
}

function numbers(list: string | undefined): readonly string[] | undefined {
  const [from, step, to] = (list ?? '').split(',').map(Number);
  if (from === undefined || step === undefined || to === undefined || !step) return undefined;
  const rounds = Math.floor((to - from) / step) + 1;
  return rounds > 0 && rounds <= mostRounds
    ? Array.from({ length: rounds }, (_, round) => String(from + round * step))
    : undefined;
}

interface LoopLine {
  readonly text: string;
  /** It is a line to be taken apart, and no path that stands for several. */
  readonly isLine: boolean;
}

/** What each variable of a loop takes of a line, by `tokens=` and `delims=`; the first word where nothing is said. */
function fieldsOf(options: string): readonly ((line: string) => string)[] {
  const delimiters = /delims=([^"]*?)(?=\s+\w+=|"|$)/i.exec(options)?.[1];
  if (delimiters === '') return [(line) => line.trim()];
  const set = new Set(delimiters ?? ' \t');
  const tokens = /tokens=([\d,*-]+)/i.exec(options)?.[1] ?? '1';
  const words = (line: string): readonly { readonly text: string; readonly at: number }[] => {
    const found: { text: string; at: number }[] = [];
    let open = false;
    for (let at = 0; at < line.length; at++) {
      const character = line[at] ?? '';
      if (set.has(character)) open = false;
      else if (open) (found.at(-1) ?? { text: '' }).text += character;
      else {
        found.push({ text: character, at });
        open = true;
      }
    }
    return found;
  };
  const wanted = tokens
    .replace(/\*/g, ',*')
    .split(',')
    .filter((one) => one !== '');
  const fields: ((line: string) => string)[] = [];
  let last = 0;
  for (const one of wanted.slice(0, mostRounds)) {
    if (one === '*') {
      const from = last;
      fields.push((line) => line.slice(words(line)[from]?.at ?? line.length).trimEnd());
      continue;
    }
    const [from = 1, to = from] = one.split('-').map(Number);
    for (let number = from; number <= Math.min(to, from + mostRounds); number++)
      fields.push((line) => words(line)[number - 1]?.text ?? '');
    last = to;
  }
  return fields;
}

/** The lines that a command prints, of a string, or (not known) of a file. */
function lines(
  inside: string,
  list: string | undefined,
  options: string,
  { frame, place }: { readonly frame: Frame; readonly place: ReturnType<Source['at']> },
): readonly LoopLine[] | undefined {
  const usesBackquotes = /usebackq/i.test(options);
  const wanted = (list ?? inside).trim();
  const isCode = usesBackquotes ? /^`[\s\S]*`$/ : /^'[\s\S]*'$/;
  const isText = usesBackquotes ? /^'[\s\S]*'$/ : /^"[\s\S]*"$/;
  const parts = (text: string): readonly LoopLine[] =>
    text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => ({ text: line.trim(), isLine: true }));
  if (isText.test(wanted)) return list === undefined ? undefined : parts(wanted.slice(1, -1));
  if (!isCode.test(wanted)) return undefined;
  const code = wanted.slice(1, -1);
  const word = { text: code, certain: list !== undefined, place };
  if (list === undefined)
    noteUnread(frame, place, 'Part of this code comes from something that is not known.', 'detail');
  const printed = readString({ ...word, certain: true }, { ...frame, wanted: true, output: [] });
  return printed === undefined ? listed(code)?.map((text) => ({ text, isLine: false })) : parts(printed);
}

/** What `dir /b` lists, as a glob: with `/s` whole paths, else bare names. */
function listed(code: string): readonly string[] | undefined {
  const [, rest = ''] = /^\s*dir\b([^|&<>]*?)(?:\s*\d?>\s*nul)?\s*$/i.exec(code) ?? [];
  if (!/\/b\b/i.test(rest) || /[%!]/.test(rest)) return undefined;
  const names = (rest.match(/"[^"]*"|[^\s]+/g) ?? [])
    .map((name) => name.replaceAll('"', ''))
    .filter((name) => !/^(\/[a-z?][\w:-]*)+$/i.test(name));
  const from = names.length > 0 ? names : ['.'];
  return from.map((name) => {
    const [folder = '', last = ''] = /^(.*[\\/])?([^\\/]*)$/.exec(name)?.slice(1) ?? [];
    const glob = last.includes('*') || (/\/s\b/i.test(rest) && !/[\\/]/.test(name) && last !== '.');
    if (/\/s\b/i.test(rest)) return glob ? `${folder}**\\${last}` : `${name}\\**`;
    return glob ? last : '*';
  });
}
