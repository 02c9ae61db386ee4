import type { Word } from '../../model/call.ts';
import { part } from './words.ts';

/** How a program reads its options. */
export interface OptionTable {
  /** Options that take a value, with their dashes: `-X`, `--request`. */
  readonly valued: ReadonlySet<string>;
  /** `-sSLXPOST` is `-s -S -L -X POST`. Off for programs whose long options have one dash. */
  readonly combined: boolean;
  /** Every long option: a unique beginning of one stands for it. */
  readonly longNames?: readonly string[];
  /** Short options whose value, where they have one, stands in the same word: MySQL's `-psecret`. */
  readonly attached?: ReadonlySet<string>;
}

/** One option, or a positional where `name` is empty. A flag has no value. */
export interface Option {
  readonly name: string;
  readonly value: Word | undefined;
  readonly word: Word;
}

/** The arguments in order, told apart. Nothing after `--` is an option. */
export function readOptions(args: readonly Word[], table: OptionTable): readonly Option[] {
  const options: Option[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (!word) continue;
    const { text } = word;
    if (text === '--') {
      for (const rest of args.slice(at + 1)) options.push({ name: '', value: rest, word: rest });
      break;
    }
    if (text.length < 2 || !text.startsWith('-')) {
      options.push({ name: '', value: word, word });
      continue;
    }
    const long = text.startsWith('--') || !table.combined;
    const found = long ? readLong(word, table) : readShort(word, table);
    const last = found.at(-1);
    if (last && last.value === undefined && table.valued.has(last.name)) {
      at++;
      options.push(...found.slice(0, -1), { ...last, value: args[at] });
    } else options.push(...found);
  }
  return options;
}

function readLong(word: Word, table: OptionTable): Option[] {
  const equals = word.text.indexOf('=');
  const written = equals > 0 ? word.text.slice(0, equals) : word.text;
  const name = fullName(written, table);
  return [{ name, value: equals > 0 ? part(word, equals + 1) : undefined, word }];
}

function fullName(written: string, { valued, longNames }: OptionTable): string {
  if (!longNames || valued.has(written) || longNames.includes(written)) return written;
  const matches = longNames.filter((name) => name.startsWith(written));
  return matches.length === 1 ? (matches[0] ?? written) : written;
}

function readShort(word: Word, { valued, attached }: OptionTable): Option[] {
  const options: Option[] = [];
  for (let at = 1; at < word.text.length; at++) {
    const name = `-${word.text[at]}`;
    if (!valued.has(name) && attached?.has(name) !== true) {
      options.push({ name, value: undefined, word });
      continue;
    }
    const rest = at + 1 < word.text.length ? part(word, at + 1) : undefined;
    options.push({ name, value: rest, word });
    break;
  }
  return options;
}

// Lines of names are constants of this folder's tables, so that this grows no further.
const sets = new Map<string, ReadonlySet<string>>();

/** A set of options from a table's line of names. */
export function names(line: string): ReadonlySet<string> {
  let set = sets.get(line);
  if (!set) {
    set = new Set(line.split(/\s+/).filter((name) => name !== ''));
    sets.set(line, set);
  }
  return set;
}
