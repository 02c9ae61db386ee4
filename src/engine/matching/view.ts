import type { Call, Word } from '../../model/call.ts';
import type { CallView, Platform } from '../../model/platform.ts';
import { byProgram } from '../by-program.ts';
import { isForTests } from '../general/for-tests.ts';
import { programOf } from './platform-index.ts';

interface Option {
  readonly name: string;
  readonly value: Word | undefined;
  /** The word after an option that nobody describes: it may be its value. */
  readonly next?: Word;
}

/** A word that is no option. `loose`: it may be the value of the unknown option before it, which is `behind`. */
export interface Positional {
  readonly word: Word;
  readonly loose: boolean;
  readonly behind?: string;
}

/** A call's arguments, told apart by what a platform says of its options. */
export interface Arguments {
  readonly call: Call;
  readonly options: readonly Option[];
  readonly positionals: readonly Positional[];
}

/** Programs of cmd, whose options start with `/`. Elsewhere some of these take paths, and `/tmp` is one. */
const SLASHED = /^(del|erase|rd|rmdir|format|copy|xcopy|move|attrib|takeown|icacls|shutdown)$/i;
/** Programs of Windows alone. */
const SLASHED_WORDS = /^(taskkill|diskpart|bcdedit|reg|vssadmin|cipher|robocopy)$/i;

/** How the options look that start with `/`, for programs that have such. */
const slashed = byProgram((program) =>
  SLASHED.test(program)
    ? /^\/[a-z?](:.*)?$/i
    : SLASHED_WORDS.test(program)
      ? /^\/[a-z?]\w*(:.*)?$/i
      : undefined,
);

// A call is read with the same options again and again: by its platforms, and by what looks at its words alone.
let lastCall: Call | undefined;
let lastRead: { readonly valued: ReadonlySet<string>; readonly args: Arguments }[] = [];

/** Tells options, their values and positionals apart. */
export function readArguments(given: Call, platform: Platform): Arguments {
  // macOS and Windows find a program whatever its case; rules know one spelling.
  const { name: program, valued } = programOf(given.program, platform);
  if (given !== lastCall) {
    lastCall = given;
    lastRead = [];
  }
  for (const one of lastRead) if (one.valued === valued && one.args.call.program === program) return one.args;
  const args = tellApart(program === given.program ? given : { ...given, program }, valued);
  lastRead.push({ valued, args });
  return args;
}

function tellApart(call: Call, valued: ReadonlySet<string>): Arguments {
  const options: Option[] = [];
  const positionals: Positional[] = [];
  const { args } = call;
  const slash = slashed(call.program);
  const whole = isCmdlet(call.program);
  let loose = false;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (!word) continue;
    const { text } = word;
    if (text === '--') {
      for (const rest of args.slice(at + 1)) positionals.push({ word: rest, loose: false });
      break;
    }
    if (slash?.test(text)) {
      options.push({ name: text.toLowerCase(), value: undefined });
      continue;
    }
    if (text.length < 2 || !text.startsWith('-') || /^-\d+$/.test(text)) {
      const last = options.at(-1);
      if (loose && last) options[options.length - 1] = { name: last.name, value: last.value, next: word };
      positionals.push(loose && last ? { word, loose, behind: last.name } : { word, loose });
      loose = false;
      continue;
    }
    const next = () => {
      at += 1;
      return args[at];
    };
    loose = readOption(word, valued, options, next, whole);
  }
  return { call, options, positionals };
}

/** Whether a program is a command of PowerShell's, whose parameters are words: `-ResourceGroupName`. */
export const isCmdlet = byProgram((program) => /^[A-Z][a-z]+-[A-Z]\w+$/.test(program));

/** Adds what one option word says. Returns whether the word after it may be its value. `whole`: no bundle of letters. */
function readOption(
  word: Word,
  valued: ReadonlySet<string>,
  options: Option[],
  next: () => Word | undefined,
  whole: boolean,
): boolean {
  const { text } = word;
  const equals = text.indexOf('=');
  if (equals > 0 && (text.startsWith('--') || valued.has(text.slice(0, equals)) || equals > 2)) {
    options.push({ name: text.slice(0, equals), value: { ...word, text: text.slice(equals + 1) } });
    return false;
  }
  if (valued.has(text)) {
    options.push({ name: text, value: next() });
    return false;
  }
  options.push({ name: text, value: undefined });
  if (whole || text.startsWith('--') || text.length === 2) return true;
  // A bundle of letters such as `-rf`, the last of which may take a value: `-mfix`, `-rm fix`.
  for (let at = 1; at < text.length; at += 1) {
    const name = `-${text[at]}`;
    if (!valued.has(name)) {
      options.push({ name, value: undefined });
      continue;
    }
    const rest = text.slice(at + 1);
    options.push({ name, value: rest === '' ? next() : { ...word, text: rest } });
    return false;
  }
  return true;
}

/** PowerShell's parameters (`-Recurse`) know no case. */
function sameOption(given: string, wanted: string): boolean {
  if (given === wanted) return true;
  const long = wanted.length > 2 && !wanted.startsWith('--');
  return (long || wanted.startsWith('/')) && given.toLowerCase() === wanted.toLowerCase();
}

/** Programs that take a long option by as much of its name as tells it from others (gitcli(7), getopt_long(3)). */
const ABBREVIATES =
  /^(git|rm|cp|mv|ln|chmod|chown|chgrp|shred|truncate|tee|tar|mkdir|rmdir|wipefs|sfdisk|blkdiscard|userdel|usermod|groupdel|crontab)$/;

const shortens = byProgram((program) => ABBREVIATES.test(program));

/** `--har` for `--hard`. What goes on with a dash is another option: `--force-with-lease`. */
const isShortened = (given: string, wanted: string): boolean =>
  given.length > 3 &&
  given.length < wanted.length &&
  given.startsWith('--') &&
  wanted.startsWith(given) &&
  wanted[given.length] !== '-';

// One call is asked for one option after the other.
let lastAsked: Arguments | undefined;
let withValues: readonly Option[] = [];

/** The value of the first of these options that has one. */
export function optionWord(args: Arguments, names: readonly string[]): Word | undefined {
  if (args !== lastAsked) {
    lastAsked = args;
    withValues = args.options.filter(({ value }) => value !== undefined);
  }
  return withValues.find(({ name }) => names.some((wanted) => sameOption(name, wanted)))?.value;
}

/** A variable that the line itself sets. */
export function ownVariable({ variables }: Call, name: string): Word | undefined {
  const word = variables[name];
  return word !== undefined && word.place.end > 0 ? word : undefined;
}

/** What stands after the first of these long options, where nothing says whether it takes a value. */
function looseWord(args: Arguments, names: readonly string[]): Word | undefined {
  const found = args.options.find(({ name, next }) => next && name.startsWith('--') && names.includes(name));
  return found?.next;
}

// Rules of one platform look at the same call behind sub-commands of different lengths.
let lastArguments: Arguments | undefined;
let lastView: Omit<CallView, 'positionals'> | undefined;

/** What a rule sees; `positionals` are those after the sub-command. */
export function createView(args: Arguments, positionals: readonly Word[]): CallView {
  if (args !== lastArguments || lastView === undefined) {
    lastArguments = args;
    lastView = viewOf(args);
  }
  const { program, args: all, fedBy, has, value, variable, assigned, forTests, input, cwd } = lastView;
  const texts = positionals.map((word) => word.text);
  const view = { program, positionals: texts, args: all, fedBy, has, value, variable, assigned, forTests };
  const placed = cwd === undefined ? view : { ...view, cwd };
  return input === undefined ? placed : { ...placed, input };
}

function viewOf(args: Arguments): Omit<CallView, 'positionals'> {
  const { call } = args;
  return {
    program: call.program,
    args: call.args.map((word) => word.text),
    ...inputOf(call),
    ...(call.cwd === undefined ? {} : { cwd: call.cwd }),
    forTests: () => isForTests(call),
    fedBy: () =>
      call.input?.kind === 'pipe'
        ? call.input.from.map(({ program, args: all }) => [program, ...all.map(({ text }) => text)].join(' '))
        : [],
    has: (...names) =>
      args.options.some(({ name, value }) =>
        names.some(
          (wanted) =>
            sameOption(name, wanted) ||
            (shortens(call.program) && isShortened(name, wanted)) ||
            (wanted.includes('=') && wanted === `${name}=${value?.text ?? ''}`),
        ),
      ),
    value: (...names) => (optionWord(args, names) ?? looseWord(args, names))?.text,
    variable: (name) => {
      const word = call.variables[name];
      return word?.certain ? word.text : undefined;
    },
    // What comes from the environment stands nowhere.
    assigned: (name) => {
      const word = call.variables[name];
      return word !== undefined && word.place.end > 0 ? word.text : undefined;
    },
  };
}

/** Programs of files, for which `help` is the name of one. */
const takesPaths = byProgram((program) =>
  /^(rm|rmdir|unlink|srm|shred|truncate|mv|cp|ln|chmod|chown|chgrp|find|rsync|tar|gtar|bsdtar|rimraf|del-cli|dd|tee|wipe|scrub|killall|pkill|del|erase|rd|Remove-Item|Clear-Content)$/i.test(
    program,
  ),
);
/** Programs that take no option after the first operand, where getopt(3) is not GNU’s. */
const endsAtOperand = byProgram((program) =>
  /^(rm|unlink|mv|cp|ln|chmod|chown|chgrp|tee|srm)$/.test(program),
);
/** `-h` for links themselves, for sizes that people can read, or for what links lead to. */
const isNoHelp = byProgram((program) =>
  /^(chown|chgrp|rsync|g?tar|bsdtar|touch|ln|cp|du|df|ls)$/.test(program),
);

function isBehindOperand({ call }: Arguments, name: string): boolean {
  const operand = call.args.findIndex(({ text }) => !text.startsWith('-'));
  return (
    operand >= 0 && call.args.findIndex(({ text }) => text === name || text.startsWith(`${name}=`)) > operand
  );
}

const DRY_RUN = '-dryrun'.length;

/** Whether the call only explains itself or rehearses: `--help`, `--version`, `--dry-run`. */
export function isHarmless(args: Arguments, platform: Platform): boolean {
  const { program } = args.call;
  const first = args.positionals[0]?.word.text;
  if (first === 'help' && !takesPaths(program)) return true;
  return args.options.some(({ name, value, next }, at) => {
    // On macOS what stands behind the first operand is another one: `rm -rf src --help` deletes.
    if (endsAtOperand(program) && name.startsWith('--') && isBehindOperand(args, name)) return false;
    // Go’s own flags have one dash: `vault kv delete -help`. https://pkg.go.dev/flag
    if (name === '--help' || (name === '-help' && !isNoHelp(program))) return value === undefined;
    // `delete-bot-version --name b --version 3`: behind a sub-command a word after it is its value.
    if (name === '--version')
      return value === undefined && (next === undefined || args.call.args[0]?.text === '--version');
    if (name === '-h' && !isNoHelp(program))
      return value === undefined && args.call.args.some((word) => word.text === '-h');
    const rehearsal =
      (name.length >= DRY_RUN && /^--?dry[-_]?run$/i.test(name)) ||
      ((platform.dryRun?.includes(name) || platform.dryRunOf?.[program]?.includes(name)) &&
        stands(args, name));
    if (!rehearsal) return false;
    const after = args.options[at]?.value === undefined ? following(args, name) : undefined;
    return !/^(false|none|no|0)$/i.test(value?.text ?? after ?? '');
  });
}

/** A letter of a long word with one dash, as in `-NonInteractive`, is no option of its own. */
function stands({ call }: Arguments, name: string): boolean {
  if (name.length !== 2) return true;
  const letter = name.slice(1);
  return call.args.some(
    ({ text }) => text.startsWith(name) || (/^-[A-Za-z]{2,6}$/.test(text) && text.includes(letter)),
  );
}

function following({ call }: Arguments, name: string): string | undefined {
  const at = call.args.findIndex((word) => word.text === name);
  return at < 0 ? undefined : call.args[at + 1]?.text.toLowerCase();
}

/** What stands on the line for standard input: a here-document, the text of a pipe, or nothing at all. */
function inputOf({ input }: Call): { readonly input: string } | undefined {
  if (input?.kind === 'file') return input.path.text === '/dev/null' ? { input: '' } : undefined;
  const word = input?.kind === 'text' ? input.word : input?.kind === 'pipe' ? input.text : undefined;
  return word === undefined ? undefined : { input: word.text };
}
