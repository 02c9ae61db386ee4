import type { Place, Word } from '../../../model/call.ts';
import { onAnotherMachine } from '../../hosts.ts';
import { resolvePath } from '../../paths.ts';
import { step } from '../budget.ts';
import { assign, createScope } from '../scope.ts';
import type { Frame, Invocation, Output } from '../session.ts';
import { emit, inside } from '../session.ts';
import { childScope, readString, remoteScope } from '../shells.ts';
import { packageProgram } from '../tasks/packages.ts';
import { setVariable } from '../words/assignments.ts';
import { joined } from '../words/joined.ts';
import { commandsOfParameters } from '../words/parameters.ts';
import { commandsOfBoot } from './boot-scripts.ts';
import { asMounted, contained, holdsWorkspace, mountsOf, OPENED, throwsAway } from './contained.ts';
import { engineIsElsewhere } from './engine-host.ts';
import { imageProgram } from './images.ts';
import type { Row } from './rows.ts';
import { list, optionOf, rowOf, wrappersOf } from './rows.ts';
import { asWrapper } from './unknown-wrappers.ts';
import type { Wrapper } from './wrappers.ts';

/** The reader of a wrapper's arguments; undefined where the program starts no other. */
export function unwrap(
  program: string,
  { words }: Invocation,
): ((invocation: Invocation, frame: Frame) => Output) | undefined {
  for (const wrapper of wrappersOf(program)) {
    const row = rowOf(wrapper);
    const parts = takeApart(row, words.slice(1));
    if (parts !== undefined) return (invocation, frame) => start(program, wrapper, parts, invocation, frame);
  }
  const [wrapper, args] = asWrapper(program, words) ?? [];
  const parts = wrapper && args && takeApart(rowOf(wrapper), args);
  return parts && ((invocation, frame) => start(program, wrapper, parts, invocation, frame));
}

/** What stands in a wrapper's arguments. */
interface Parts {
  readonly label: readonly string[];
  readonly assignments: readonly Word[];
  readonly directory: Word | undefined;
  readonly scripts: readonly Word[];
  readonly inner: readonly Word[];
  readonly entry: Word | undefined;
  /** The option by which the inner command gets an empty environment. */
  readonly clears: string | undefined;
  readonly unsets: readonly Word[];
  /** It is a container that has more of this machine than the workspace. */
  readonly opened?: boolean;
  /** Where it takes what it hands on. */
  readonly told: readonly string[];
  /** Its engine works on another machine. */
  readonly elsewhere?: boolean;
}

function takeApart(row: Row, args: readonly Word[]): Parts | undefined {
  const { wrapper } = row;
  const label: string[] = [];
  const told: string[] = [];
  const assignments: Word[] = [];
  const scripts: Word[] = [];
  const codes: Word[] = [];
  const unsets: Word[] = [];
  let clears: string | undefined;
  let directory: Word | undefined;
  let entry: Word | undefined;
  let needed = wrapper.needs === undefined;
  let skip = wrapper.skip ?? 0;
  let sub = 0;
  let at = 0;
  let dashed = false;
  const parts = (inner: readonly Word[]): Parts | undefined =>
    needed && sub === row.sub.length
      ? { label, told, assignments, directory, scripts, inner, entry, clears, unsets }
      : undefined;
  for (; at < args.length; at++) {
    const word = args[at];
    if (word === undefined) break;
    const { text } = word;
    if (text === '--' && sub === row.sub.length) {
      dashed = true;
      at++;
      break;
    }
    if (row.clears.has(text)) {
      clears = text;
      continue;
    }
    if (text.length > 1 && text.startsWith('-')) {
      const option = optionOf(text, row);
      if (row.needs.has(option.name)) needed = true;
      if (row.except.has(option.name)) return undefined;
      if (row.rest.has(option.name)) return parts(args.slice(at + 1));
      if (row.pairs.has(option.name)) {
        at += 2;
        continue;
      }
      const takes = row.values.has(option.name) || row.script.has(option.name);
      const value =
        option.value === undefined ? (takes ? args[++at] : undefined) : { ...word, text: option.value };
      if (value === undefined) continue;
      if (row.script.has(option.name)) scripts.push(...codeOf(value, option.name, wrapper));
      if (wrapper.prepends === true && row.script.has(option.name)) return parts(args.slice(at + 1));
      if (list(wrapper.directory).includes(option.name)) directory = value;
      if (list(wrapper.tells).includes(option.name)) told.push(value.text);
      if (list(wrapper.entry).includes(option.name)) entry = value;
      if (list(wrapper.gives).includes(option.name) && /^[A-Za-z_]\w*=/.test(value.text))
        assignments.push(value);
      if (list(wrapper.unsets).includes(option.name)) unsets.push(value);
      continue;
    }
    const expected = row.sub[sub];
    if (expected !== undefined) {
      if (!expected.includes(text)) return undefined;
      label.push(text);
      sub++;
    } else if (wrapper.assigns === true && /^[A-Za-z_]\w*(?:%%)?=/.test(text)) assignments.push(word);
    else if (skip > 0) {
      skip--;
      label.push(text);
      if (wrapper.tells !== undefined) told.push(text);
      if (skip === 0 && wrapper.closed === true) return parts(args.slice(at + 1));
    } else if (wrapper.each === true) codes.push(word);
    else if (wrapper.dashed !== true) break;
  }
  if (wrapper.each === true) return parts([...codes, ...args.slice(at)]);
  if (wrapper.dashed === true && !dashed) return parts([]);
  // After `--`, what is still to be skipped stands first: `ssh -- host cmd`.
  const inner = args.slice(at);
  label.push(...inner.slice(0, dashed && wrapper.dashed !== true ? skip : 0).map((word) => word.text));
  if (dashed && wrapper.dashed !== true) return parts(inner.slice(skip));
  return parts(withoutTrailing(inner, list(wrapper.trailing)));
}

function codeOf(value: Word, option: string, { parameters, boots }: Wrapper): readonly Word[] {
  if (list(boots).includes(option)) {
    const script = commandsOfBoot(value);
    return script === undefined ? [] : [script];
  }
  if (!list(parameters).includes(option)) return [value];
  const code = commandsOfParameters(value);
  return code === undefined ? [] : [code];
}

/** The inner command without the wrapper's own options: `heroku run bash -a acme`. */
function withoutTrailing(inner: readonly Word[], options: readonly string[]): readonly Word[] {
  return inner.filter(({ text }, at) => {
    const before = inner[at - 1]?.text;
    if (before !== undefined && options.includes(before)) return false;
    return !options.includes(text.startsWith('--') ? text.replace(/=.*$/s, '') : text);
  });
}

function start(
  program: string,
  wrapper: Wrapper,
  parts: Parts,
  { words, place }: Invocation,
  frame: Frame,
): Output {
  const { scripts, entry } = parts;
  // All its words are looked at, and again by what it starts.
  step(frame.session.budget, words.length >> 1);
  const fixed = parts.inner.length > 0 ? wrapper.starts : undefined;
  const started =
    entry ?? (fixed === undefined ? imageEntry(wrapper, parts) : { text: fixed, certain: true, place });
  const first = started?.text.split(/\s+/).map((text) => ({ ...started, text })) ?? [];
  const elsewhere = engineIsElsewhere(program, words, frame.scope);
  const mounts = elsewhere ? [] : mountsOf(program, words.slice(0, words.length - parts.inner.length));
  const own = mounts.length === 0 ? parts.inner : parts.inner.map((word) => asMounted(word, mounts));
  const inner = first[0] === undefined || first[0].text === '' ? own : [...first, ...own];
  const nothing = inner.length === 0 && scripts.length === 0;
  if (wrapper.remote === true || wrapper.keep === true || (nothing && wrapper.sameShell !== true))
    emit(frame, words, place);
  if (nothing) {
    if (wrapper.sameShell === true && frame.output.length > 0)
      return frame.session.invoke({ words: [], place }, frame);
    if (frame.input !== undefined) return readFed(program, wrapper, parts, place, frame);
    return undefined;
  }
  const name = wrapper.anew === true || throwsAway(program, words) ? contained(program) : program;
  const opened = !holdsWorkspace(program, words, frame.scope.cwd);
  const within = enter(name, wrapper, { ...parts, opened, elsewhere }, place, frame);
  return within && startInner(wrapper, parts, inner, place, within);
}

function startInner(
  wrapper: Wrapper,
  { scripts, entry, inner: [named] }: Parts,
  inner: readonly Word[],
  place: Place,
  within: Frame,
): Output {
  let printed: Output;
  if (wrapper.prepends === true && scripts.length > 0)
    return readString(joined([...scripts, ...inner.map(quoted)]), within);
  for (const script of scripts) printed = readString(script, within);
  if (inner.length === 0 || (scripts.length > 0 && wrapper.joined !== true && entry === undefined))
    return printed;
  if (wrapper.each === true) {
    for (const code of inner) readString(code, within);
    return undefined;
  }
  if (wrapper.joined === true) return readString(joined(inner), within);
  // `yarn exec 'a b'`
  if (wrapper.package === true && inner.length === 1 && /\s/.test(named?.text ?? ''))
    return readString(joined(inner), within);
  if (wrapper.package === true && named !== undefined && named.certain) {
    const bin = { ...named, text: packageProgram(named.text) };
    const rest = inner.slice(inner[1]?.text === '--' ? 2 : 1);
    return within.session.invoke({ words: [bin, ...rest], place }, within);
  }
  return within.session.invoke({ words: inner, place: innerPlace(inner, place), direct: true }, within);
}

/** A word as code that stands for itself. What is not known stays open to view. */
function quoted(word: Word): Word {
  return word.certain ? { ...word, text: `'${word.text.replaceAll("'", "'\\''")}'` } : word;
}

/** What a container's image starts by itself with the words after its name. */
function imageEntry({ entry }: Wrapper, { label, inner }: Parts): Word | undefined {
  const [first] = inner;
  const image = label.at(-1);
  if (entry === undefined || first === undefined || image === undefined || label.includes('exec'))
    return undefined;
  const program = imageProgram(image, first.text);
  return program === undefined ? undefined : { ...first, text: program, certain: true };
}

/** A remote shell without a command runs what it is fed. */
function readFed(program: string, wrapper: Wrapper, parts: Parts, place: Place, frame: Frame): Output {
  const interactive = wrapper.remote === true && wrapper.joined === true;
  const asShell = interactive || program === 'su' || program === 'sudo' || program === 'doas';
  if (!asShell) return undefined;
  const within = enter(program, wrapper, parts, place, frame);
  return within && frame.session.invoke({ words: [{ text: 'sh', certain: true, place }], place }, within);
}

function enter(
  program: string,
  wrapper: Wrapper,
  parts: Parts,
  place: Place,
  frame: Frame,
): Frame | undefined {
  const option = parts.clears === undefined ? [] : [parts.clears];
  const label = [program, ...option, ...parts.label.slice(0, labelLength(wrapper)), ...parts.told];
  if (parts.opened === true) label.push(OPENED);
  const named = label.join(' ');
  const within = inside(frame, parts.elsewhere === true ? onAnotherMachine(named) : named, place);
  if (within === undefined) return undefined;
  const scope =
    parts.clears !== undefined
      ? createScope({}, frame.scope.cwd)
      : wrapper.sameShell === true
        ? frame.scope
        : wrapper.remote === true
          ? remoteScope()
          : childScope(frame);
  for (const name of parts.unsets) assign(scope, name.text, { word: { ...name, text: '' }, missing: true });
  for (const word of parts.assignments) {
    const at = word.text.indexOf('=');
    // A function that bash takes from its environment: it may be called by any name in it.
    const body = /^BASH_FUNC_[^=]*=\(\)(.*)$/s.exec(word.text)?.[1];
    if (body !== undefined)
      readString({ ...word, text: body }, { ...within, shell: 'bash', input: undefined });
    setVariable(scope, word.text.slice(0, at), { ...word, text: word.text.slice(at + 1) }, false);
  }
  if (parts.directory !== undefined) {
    scope.cwd = parts.directory.certain ? resolvePath(scope.cwd, parts.directory.text) : undefined;
  }
  // Started from Windows' own shells, code in an argument is still for a POSIX shell.
  const foreign = frame.shell === 'powershell' || frame.shell === 'cmd';
  return { ...within, scope, shell: foreign && wrapper.sameShell !== true ? 'sh' : frame.shell };
}

/** A local wrapper's own positionals say nothing; a remote one's name the place. */
function labelLength(wrapper: Wrapper): number {
  return list(wrapper.sub).length + (wrapper.remote === true ? (wrapper.skip ?? 0) : 0);
}

function innerPlace(inner: readonly Word[], place: Place): Place {
  const first = inner[0]?.place;
  const last = inner.at(-1)?.place;
  if (first === undefined || last === undefined || first.file !== place.file || last.end > place.end)
    return place;
  return first.start >= place.start && last.end >= first.start
    ? { ...place, start: first.start, end: last.end }
    : place;
}
