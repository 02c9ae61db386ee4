import type { Word } from '../../model/call.ts';
import { resolvePath } from '../paths.ts';
import { enable, holdsCode, zargs } from './code-builtins.ts';
import { exportFile } from './exported-files.ts';
import { print, shown, tee } from './printing.ts';
import { readPrompt, readSubscript } from './prompt.ts';
import { assign, define, exportVariable, forget, lookup, makeLocal, staysOwn } from './scope.ts';
import type { Frame, Invocation, Output } from './session.ts';
import { emit, inside, noteUnread } from './session.ts';
import { printsSettings, SETTINGS_PRINTED } from './settings-printed.ts';
import { readInput, readString, sourceFile } from './shells.ts';
import { trap } from './trap.ts';
import { runPromptCommand, setVariable } from './words/assignments.ts';
import { joined } from './words/joined.ts';
import { receive } from './words/received.ts';

type Builtin = (invocation: Invocation, frame: Frame) => Output;

/** Shell builtins that change what later words mean, or run code. */
export const builtins: Readonly<Record<string, Builtin>> = {
  cd: directory,
  chdir: directory,
  pushd: directory,
  popd: directory,
  export: declare,
  declare,
  typeset: declare,
  local: declare,
  readonly: declare,
  unset,
  setopt: splitting,
  emulate: splitting,
  set: setOptions,
  test: tested,
  '[': tested,
  shift,
  read: receive,
  mapfile: receive,
  readarray: receive,
  getopts: receive,
  let: receive,
  printf: print,
  print: shown,
  tee,
  alias,
  hash,
  enable,
  compgen: holdsCode,
  complete: holdsCode,
  bind: holdsCode,
  sched: holdsCode,
  zpty: holdsCode,
  zargs,
  trap,
  fc: history,
  eval: evaluate,
  source: sourced,
  '.': sourced,
  noglob: precommand,
  nocorrect: precommand,
  '-': precommand,
  repeat,
  and: fishPrefix,
  or: fishPrefix,
  not: fishPrefix,
  begin: fishPrefix,
};

function directory(invocation: Invocation, frame: Frame): Output {
  const { scope } = frame;
  emit(frame, invocation.words, invocation.place);
  const [program, ...args] = invocation.words;
  const [target] = args.filter((word) => !/^-[A-Za-z@]+$|^--$/.test(word.text));
  const before = scope.cwd;
  if (program?.text === 'popd') scope.cwd = scope.previous;
  else if (target === undefined) scope.cwd = program?.text === 'pushd' ? undefined : '~';
  else if (target.text === '-') scope.cwd = scope.previous;
  else if (isTemporaryFolder(target)) scope.cwd = TEMPORARY;
  else
    scope.cwd = target.certain && !/[*?[]/.test(target.text) ? resolvePath(before, target.text) : undefined;
  scope.previous = before;
  return '';
}

/** Where `cd "$(mktemp -d)"` leads. */
const TEMPORARY = '/tmp/mktemp';
const isTemporaryFolder = ({ text, certain, printedBy = [] }: Word) =>
  !certain &&
  !text.includes('..') &&
  printedBy.length > 0 &&
  printedBy.every(({ program }) => program === 'mktemp');

const assignment = /^([A-Za-z_]\w*)(\+?)=(.*)$/s;

function declare(invocation: Invocation, frame: Frame): Output {
  emit(frame, invocation.words, invocation.place);
  const [program, ...words] = invocation.words;
  const local = program !== undefined && isLocal(program.text, words);
  const exports = program?.text === 'export' || words.some(({ text }) => /^-\w*x/.test(text));
  for (const word of words) {
    if (exports && /^[A-Za-z_]\w*$/.test(word.text)) exportVariable(frame.scope, word.text);
    const [, name, plus, value = ''] = assignment.exec(word.text) ?? [];
    if (local) {
      const bare = /^[A-Za-z_]\w*$/.test(word.text) ? word.text : undefined;
      const owned = name ?? bare;
      if (owned !== undefined) makeLocal(frame.scope, owned);
      if (bare !== undefined && frame.scope.locals !== undefined)
        assign(frame.scope, bare, { word: { ...word, text: '' }, missing: true });
    }
    if (name === undefined && word.printedBy !== undefined) exportFile(word, frame);
    // An array was assigned when it was expanded.
    if (name === undefined || (!word.certain && value.startsWith('('))) continue;
    if (word.certain && words.some(({ text }) => /^-\w*n/.test(text)) && program?.text !== 'export')
      assign(frame.scope, name, { word: { ...word, text: value }, names: value });
    else if (word.certain || value.startsWith('$(')) {
      const own = !exports && staysOwn(frame.scope, name);
      setVariable(frame.scope, name, { ...word, text: value, ...(own ? { own } : {}) }, plus === '+');
      if (name === 'PROMPT_COMMAND') runPromptCommand({ ...word, text: value }, frame);
    } else forget(frame.scope, name, word.printedBy);
  }
  return '';
}

/** Whether a declaration makes variables of the function's own. */
function isLocal(program: string, words: readonly Word[]): boolean {
  if (program === 'export' || program === 'readonly') return false;
  return !words.some((word) => /^-\w*[gpfF]/.test(word.text));
}

function unset(invocation: Invocation, frame: Frame): Output {
  emit(frame, invocation.words, invocation.place);
  for (const word of invocation.words.slice(1)) {
    if (/^[A-Za-z_]\w*$/.test(word.text))
      assign(frame.scope, word.text, { word: { ...word, text: '' }, missing: true });
  }
  return '';
}

const NOTHING: Word = { text: '', certain: true, place: { start: 0, end: 0 } };

function setOptions(invocation: Invocation, frame: Frame): Output {
  const call = emit(frame, invocation.words, invocation.place);
  const { args } = call;
  if (frame.shell === 'fish') {
    const [name, ...values] = args.filter((word) => !word.text.startsWith('-'));
    const [value] = values;
    if (name === undefined) return '';
    const exports = args.some((word) => /^-\w*x|^--export$/.test(word.text));
    const own = !exports && staysOwn(frame.scope, name.text);
    if (values.length === 1 && value !== undefined)
      assign(frame.scope, name.text, { word: own ? { ...value, own } : value });
    else if (value !== undefined && values.every(({ certain }) => certain))
      assign(frame.scope, name.text, { word: joined(values), list: values });
    else forget(frame.scope, name.text, value?.printedBy);
    return '';
  }
  const dashes = args.findIndex((word) => word.text === '--');
  for (const [at, { text }] of args.slice(0, dashes < 0 ? undefined : dashes).entries()) {
    if (/^[-+][a-zA-Z]*a/.test(text)) frame.scope.exports = text.startsWith('-');
    if (/^-[a-zA-Z]*x/.test(text)) readPrompt(lookup(frame.scope, 'PS4')?.word ?? NOTHING, frame);
    if (/^[-+]o$/.test(text) && args[at + 1]?.text === 'allexport') frame.scope.exports = text === '-o';
  }
  if (dashes >= 0) frame.scope.positional = args.slice(dashes + 1);
  else if (args.some((word) => !/^[-+]/.test(word.text))) frame.scope.positional = undefined;
  return '';
}

/** zsh's `setopt sh_word_split` and `emulate sh`. https://zsh.sourceforge.io/Doc/Release/Options.html */
function splitting(invocation: Invocation, frame: Frame): Output {
  emit(frame, invocation.words, invocation.place);
  const [, ...words] = invocation.words;
  const told = words.some(
    (word) => !word.certain || /^(?:shwordsplit|sh|ksh|-\w*y\w*)$/i.test(word.text.replaceAll('_', '')),
  );
  if (told) frame.scope.splits = true;
  return '';
}

/** `test -v 'name[…]'` works the index out. */
function tested(invocation: Invocation, frame: Frame): Output {
  const call = emit(frame, invocation.words, invocation.place);
  for (const word of call.args) readSubscript(word, frame);
  return undefined;
}

function shift(invocation: Invocation, frame: Frame): Output {
  const [, count] = invocation.words;
  const by =
    count === undefined ? 1 : count.certain && /^\d{1,4}$/.test(count.text) ? Number(count.text) : undefined;
  frame.scope.positional = by === undefined ? undefined : frame.scope.positional?.slice(by);
  return '';
}

/** `hash -p /bin/rm tidy`: from now on `tidy` is that program. */
function hash(invocation: Invocation, frame: Frame): Output {
  const { args } = emit(frame, invocation.words, invocation.place);
  const [option, second, third] = args;
  // In zsh, `hash ls=/bin/rm`. https://zsh.sourceforge.io/Doc/Release/Shell-Builtin-Commands.html
  const [, given, program] = /^([\w.-]+)=(\/.+)$/.exec(option?.text ?? '') ?? [];
  const named = frame.shell === 'zsh' && option && given !== undefined && program !== undefined;
  const path = named ? { ...option, text: program } : option?.text === '-p' ? second : undefined;
  const name = named ? { ...option, text: given } : third;
  if (path === undefined || name === undefined) return '';
  const run = (words: readonly Word[] | undefined, caller: Frame): Output =>
    caller.session.invoke({ words: [path, ...(words ?? [])], place: invocation.place, direct: true }, caller);
  define(frame.scope, name.text, { run, maybe: false });
  return '';
}

function alias(invocation: Invocation, frame: Frame): Output {
  emit(frame, invocation.words, invocation.place);
  const [, ...args] = invocation.words;
  const [first, second] = args;
  const { scope } = frame;
  if (frame.shell === 'fish' && args.length === 2 && first && second && !/[=-]/.test(first.text))
    scope.aliases = new Map(scope.aliases).set(first.text, second.text);
  // zsh's stand anywhere in a line (`-g`), or for the program that opens a file (`-s`): what they run is read at once.
  const anywhere = args.some(({ text }) => /^-\w*[gs]/.test(text));
  for (const word of args) {
    const at = word.text.indexOf('=');
    if (at <= 0) continue;
    const within = anywhere ? inside(frame, 'alias', invocation.place) : undefined;
    const code = word.text.slice(at + 1).replace(/^[\s|&;]+/, '');
    if (within !== undefined) readString({ ...word, text: code }, { ...within, input: undefined });
    scope.aliases = new Map(scope.aliases).set(word.text.slice(0, at), word.text.slice(at + 1));
  }
  return '';
}

/** `fc -s` runs a line of the history again. https://www.gnu.org/software/bash/manual/html_node/Bash-History-Builtins.html */
function history(invocation: Invocation, frame: Frame): Output {
  const { args } = emit(frame, invocation.words, invocation.place);
  const again = args.some(
    ({ text }, at) => /^-[a-zA-Z]*s$/.test(text) || (text === '-e' && args[at + 1]?.text === '-'),
  );
  return again
    ? noteUnread(frame, invocation.place, 'It runs a line again that is not known here.')
    : undefined;
}

function evaluate(invocation: Invocation, frame: Frame): Output {
  const words = invocation.words.slice(1).filter((word, index) => index > 0 || word.text !== '--');
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return '';
  const within = inside(frame, 'eval', invocation.place);
  if (within === undefined) return undefined;
  const input = frame.session.substitutions.get(first);
  if (words.length === 1 && !first.certain && input?.kind === 'pipe' && printsSettings(input.from)) {
    return noteUnread(frame, first.place, SETTINGS_PRINTED, 'detail');
  }
  return readString(joined(words), within);
}

function sourced(invocation: Invocation, frame: Frame): Output {
  const [, file, ...args] = invocation.words;
  // fish's reads its input then.
  if (file === undefined) {
    if (frame.shell !== 'fish' || frame.input === undefined) return '';
    return frame.input.kind === 'pipe' && printsSettings(frame.input.from)
      ? noteUnread(frame, invocation.place, SETTINGS_PRINTED, 'detail')
      : readInput(invocation.words, frame, invocation.place, 'source');
  }
  const input = frame.session.substitutions.get(file);
  if (!file.certain && input?.kind === 'pipe' && printsSettings(input.from))
    return noteUnread(frame, file.place, SETTINGS_PRINTED, 'detail');
  return sourceFile(file, args, frame);
}

/** zsh's precommand modifiers; elsewhere they are programs that nobody has. */
function precommand({ words, place }: Invocation, frame: Frame): Output {
  const rest = words.slice(1);
  if (rest.length > 0) return frame.session.invoke({ words: rest, place }, frame);
  emit(frame, words, place);
  return undefined;
}

function repeat(invocation: Invocation, frame: Frame): Output {
  const rest = invocation.words.slice(2);
  if (frame.shell === 'zsh' && rest.length > 0) {
    return frame.session.invoke({ words: rest, place: invocation.place }, frame);
  }
  emit(frame, invocation.words, invocation.place);
  return undefined;
}

function fishPrefix(invocation: Invocation, frame: Frame): Output {
  if (frame.shell === 'fish') return precommand(invocation, frame);
  emit(frame, invocation.words, invocation.place);
  return undefined;
}
