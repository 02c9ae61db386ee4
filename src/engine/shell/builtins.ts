import type { Call, Word } from '../../model/call.ts';
import { resolvePath } from '../paths.ts';
import { setVariable } from './command.ts';
import { outputOf } from './output.ts';
import { assign, forget, fork, makeLocal } from './scope.ts';
import type { Frame, Invocation, Output } from './session.ts';
import { emit, inside, noteUnread } from './session.ts';
import { printsSettings, SETTINGS_PRINTED } from './settings-printed.ts';
import { readString, sourceFile } from './shells.ts';

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
  shift,
  read: receive,
  mapfile: receive,
  readarray: receive,
  getopts: receive,
  let: receive,
  printf: print,
  alias,
  trap,
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
  for (const word of words) {
    const [, name, plus, value = ''] = assignment.exec(word.text) ?? [];
    if (local) {
      const bare = /^[A-Za-z_]\w*$/.test(word.text) ? word.text : undefined;
      const owned = name ?? bare;
      if (owned !== undefined) makeLocal(frame.scope, owned);
      if (bare !== undefined && frame.scope.locals !== undefined)
        assign(frame.scope, bare, { word: { ...word, text: '' }, missing: true });
    }
    // An array was assigned when it was expanded.
    if (name === undefined || (!word.certain && value.startsWith('('))) continue;
    if (word.certain || value.startsWith('$('))
      setVariable(frame.scope, name, { ...word, text: value }, plus === '+');
    else forget(frame.scope, name, word.printedBy);
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

function setOptions(invocation: Invocation, frame: Frame): Output {
  const call = emit(frame, invocation.words, invocation.place);
  const { args } = call;
  if (frame.shell === 'fish') {
    const [name, ...values] = args.filter((word) => !word.text.startsWith('-'));
    const [value] = values;
    if (name === undefined) return '';
    if (values.length === 1 && value !== undefined) assign(frame.scope, name.text, { word: value });
    else if (value !== undefined && values.every(({ certain }) => certain))
      assign(frame.scope, name.text, { word: joined(values), list: values });
    else forget(frame.scope, name.text, value?.printedBy);
    return '';
  }
  const dashes = args.findIndex((word) => word.text === '--');
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

function shift(invocation: Invocation, frame: Frame): Output {
  const [, count] = invocation.words;
  const by =
    count === undefined ? 1 : count.certain && /^\d{1,4}$/.test(count.text) ? Number(count.text) : undefined;
  frame.scope.positional = by === undefined ? undefined : frame.scope.positional?.slice(by);
  return '';
}

/** Sets variables to something that is known only by running. */
function receive(invocation: Invocation, frame: Frame): Output {
  emit(frame, invocation.words, invocation.place);
  const { input } = frame;
  const printedBy =
    input?.kind === 'pipe' ? input.from : input?.kind === 'text' ? input.word.printedBy : undefined;
  for (const word of invocation.words.slice(1)) {
    const name = /^[A-Za-z_]\w*/.exec(word.text)?.[0];
    if (name !== undefined) forget(frame.scope, name, printedBy);
  }
  if (invocation.words[0]?.text === 'read') forget(frame.scope, 'REPLY', printedBy);
  return '';
}

function print(invocation: Invocation, frame: Frame): Output {
  const [program, option, name, ...rest] = invocation.words;
  const call = emit(frame, invocation.words, invocation.place);
  if (program === undefined || option?.text !== '-v' || name === undefined) return outputOf(call, frame);
  const text = outputOf({ ...call, args: rest }, frame);
  if (text === undefined) forget(frame.scope, name.text);
  else assign(frame.scope, name.text, { word: { ...name, text } });
  return '';
}

function alias(invocation: Invocation, frame: Frame): Output {
  emit(frame, invocation.words, invocation.place);
  for (const word of invocation.words.slice(1)) {
    const at = word.text.indexOf('=');
    if (at <= 0) continue;
    const { scope } = frame;
    scope.aliases = new Map(scope.aliases).set(word.text.slice(0, at), word.text.slice(at + 1));
  }
  return '';
}

/**
 * A trap's code runs when the shell leaves, with the values of then: it is read once the line is through. The line may
 * also leave before, so that what is already certain here counts too, and what changes in between is not known.
 */
function trap(invocation: Invocation, frame: Frame): Output {
  const [, first, ...signals] = invocation.words;
  const code = first?.text === '--' ? signals[0] : first;
  if (code === undefined || signals.length === 0 || /^(?:-[lp]?|)$/.test(code.text)) return '';
  const within = inside(frame, 'trap', invocation.place);
  if (within === undefined) return '';
  const { calls, unread, later, earlier } = frame.session;
  const read = (unsure: readonly string[]): readonly Call[] => {
    const before = calls.length;
    const scope = fork(frame.scope);
    for (const name of unsure) forget(scope, name);
    readString(code, { ...within, scope });
    earlier.seen = Math.min(earlier.seen, before);
    return calls.splice(before);
  };
  const unreadBefore = unread.length;
  const now = read([]).filter(({ args }) => args.every(({ certain, text }) => certain && text !== ''));
  unread.splice(unreadBefore);
  calls.push(...now);
  const known = new Set(now.map(wordsOf));
  const { file } = invocation.place;
  const text = file === undefined ? frame.session.command : (frame.session.texts.get(file) ?? '');
  later.push(() => calls.push(...read(setTwice(text)).filter((call) => !known.has(wordsOf(call)))));
  return '';
}

const SETS =
  /(?:^|[\s;&|({])(?:(\w+)\+?=(?!(?:''|"")?(?:[\s;&|)]|$))|(?:for|select|read(?:\s+-\w+)*)\s+(\w+))/g;

/** Variables that a text sets more than once to something. */
function setTwice(text: string): readonly string[] {
  const names = [...text.matchAll(SETS)].map(([, assigned, given]) => assigned ?? given ?? '');
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

const wordsOf = ({ program, args, cwd }: Call) =>
  JSON.stringify([program, cwd, args.map(({ text }) => text)]);

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

/** Words as one text with spaces between, as `eval` and `ssh` join them. */
export function joined(words: readonly Word[]): Word {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.length === 1) {
    return first ?? { text: '', certain: true, place: { start: 0, end: 0 } };
  }
  return {
    text: words.map((word) => word.text).join(' '),
    certain: words.every((word) => word.certain),
    place: { ...first.place, end: Math.max(first.place.end, last.place.end) },
  };
}

function sourced(invocation: Invocation, frame: Frame): Output {
  const [, file, ...args] = invocation.words;
  if (file === undefined) return '';
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
