import { step } from './budget.ts';
import { builtins } from './builtins.ts';
import { feeders } from './feeders.ts';
import { outputOf } from './output.ts';
import { readScripts } from './scripts.ts';
import type { Frame, Invocation, Output } from './session.ts';
import { emit, inside, noteUnread, programOf } from './session.ts';
import { readProgramFile, readShell } from './shells.ts';
import { heldSource } from './source.ts';
import { readTasks } from './tasks.ts';
import { unwrap } from './unwrap.ts';

// A map is quicker to ask than an object for names that are seldom in it.
const ownBuiltins = new Map(Object.entries(builtins));
const ownFeeders = new Map(Object.entries(feeders));

/** Runs a simple command whose words are expanded: unwraps it, reads what it starts, or notes the call. */
export function invoke(invocation: Invocation, frame: Frame): Output {
  const { words, place } = invocation;
  step(frame.session.budget);
  const [name, ...args] = words;
  if (name === undefined) {
    if (frame.output.length > 0) emit(frame, [{ text: ':', certain: true, place }], place);
    return '';
  }
  if (!name.certain) return unknownProgram(invocation, frame);
  // zsh's `=rm` is the path of `rm`.
  if (frame.shell === 'zsh' && /^=\w/.test(name.text)) {
    return invoke({ words: [{ ...name, text: name.text.slice(1) }, ...args], place, direct: true }, frame);
  }
  const alias = invocation.tail === undefined ? undefined : frame.scope.aliases.get(name.text);
  if (alias !== undefined) {
    const within = inside(frame, name.text, place);
    // Whether the shell expands aliases is a setting, so the program itself is read too.
    const scope = { ...frame.scope, aliases: without(frame.scope.aliases, name.text) };
    if (within !== undefined)
      frame.session.read(heldSource(alias + (invocation.tail ?? ''), place), { ...within, scope });
    return invoke({ words, place }, { ...frame, scope }) && undefined;
  }
  const defined = invocation.direct === true ? undefined : frame.scope.functions.get(name.text);
  if (defined !== undefined) {
    const printed = defined.run(args, frame);
    if (!defined.maybe) return printed;
  }
  const program = programOf(name.text);
  // Windows' own shells read theirs themselves.
  const builtin = /^(?:powershell|cmd)$/.test(frame.shell) ? undefined : ownBuiltins.get(name.text);
  if (builtin !== undefined) return builtin(invocation, frame);
  // Windows, and macOS as it comes, find a program whatever its case.
  const plain = program.toLowerCase();
  const special = ownFeeders.get(plain);
  const read =
    special ??
    readShell(plain) ??
    readTasks(plain, invocation) ??
    unwrap(plain, invocation) ??
    readScripts(plain, invocation);
  if (read !== undefined) return read(invocation, frame);
  const call = emit(frame, words, place);
  if (/[/\\]/.test(name.text)) readProgramFile(name, args, frame);
  return outputOf(call, frame);
}

function without(aliases: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  const rest = new Map(aliases);
  rest.delete(name);
  return rest;
}

/** `$SUDO rm x` is written where `SUDO` is either empty or `sudo`. */
const optionalSudo = /^"?\$\{?(?:_?sudo|doas|as_?root)(?:_?cmd)?(?::?-[^}]*)?\}?"?$/i;

function unknownProgram({ words, place }: Invocation, frame: Frame): Output {
  const [name, ...rest] = words;
  if (name === undefined) return undefined;
  if (optionalSudo.test(name.text) && rest.length > 0) {
    const within = inside(frame, name.text, place);
    if (within === undefined) return undefined;
    noteUnread(frame, name.place, `Whether “${name.text}” changes the user is not known.`, 'detail');
    return invoke({ words: rest, place }, within);
  }
  const usual = usualProgram(name.text) ?? (place.file === undefined ? undefined : baseProgram(name.text));
  const within = usual === undefined ? undefined : inside(frame, name.text, place);
  if (usual !== undefined && within !== undefined) {
    noteUnread(frame, name.place, `“${name.text}” is taken for ${usual}, as its name says.`, 'detail');
    return invoke({ words: [{ ...name, text: usual, certain: true }, ...rest], place }, within);
  }
  emit(frame, words, place);
  return noteUnread(
    frame,
    name.place,
    `Which program runs here is not known: its name comes from “${shorten(name.text)}”.`,
  );
}

/** Variables in which build scripts keep the program that their name tells: `$JAVACMD`, `%JAVA_EXE%`, `${PYTHON:-python3}`. */
const USUAL =
  /^"?(?:\$\{?|%)(java|python3?|node|ruby|perl|php|go|cargo|npm|pnpm|yarn|pip3?|make|mvn|gradle|dotnet)(?:_?(?:cmd|exe|bin|command))?(?::?-[^}]*)?(?:\}|%)?"?$/i;

/** `$BIN/prisma` in a project's own file is the program `prisma`, wherever it lies. A script is what stands in it. */
function baseProgram(text: string): string | undefined {
  const base = /^"?\$\{?\w+\}?(?:\/[\w.-]+)*\/([\w-][\w.-]*)"?$/.exec(text)?.[1];
  return base === undefined || /\.(?:sh|bash|zsh|fish|py|rb|pl|js|ts|mjs|cjs|php|ps1|bat|cmd)$/.test(base)
    ? undefined
    : base;
}

function usualProgram(text: string): string | undefined {
  return USUAL.exec(text)?.[1]?.toLowerCase();
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
