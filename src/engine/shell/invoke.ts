import type { Word } from '../../model/call.ts';
import { resolvePath } from '../paths.ts';
import { step } from './budget.ts';
import { builtins } from './builtins.ts';
import { noteForeignProgram } from './cmd/windows-programs.ts';
import { outputOf } from './output.ts';
import { usualProgram } from './program-names.ts';
import type { Frame, Invocation, Output } from './session.ts';
import { emit, inside, noteUnread, programOf } from './session.ts';
import { readProgramFile, readShell } from './shells.ts';
import { heldSource } from './source.ts';
import { readScripts } from './tasks/scripts.ts';
import { readTasks } from './tasks/tasks.ts';
import { spelledOut } from './words/spelled.ts';
import { feeders } from './wrappers/feeders.ts';
import { unwrap } from './wrappers/unwrap.ts';

// A map is quicker to ask than an object for names that are seldom in it.
const ownBuiltins = new Map(Object.entries(builtins));
const ownFeeders = new Map(Object.entries(feeders));

/** Runs a simple command whose words are expanded: unwraps it, reads what it starts, or notes the call. */
export function invoke(invocation: Invocation, frame: Frame): Output {
  const { words, place } = invocation;
  step(frame.session.budget);
  const [name] = words;
  if (name === undefined) {
    if (frame.output.length > 0) emit(frame, [{ text: ':', certain: true, place }], place);
    return '';
  }
  if (!name.certain) return unknownProgram(invocation, frame);
  // zsh's `=rm` is the path of `rm`.
  if (frame.shell === 'zsh' && /^=\w/.test(name.text)) {
    return invoke(
      { words: [{ ...name, text: name.text.slice(1) }, ...words.slice(1)], place, direct: true },
      frame,
    );
  }
  // Which of several programs a glob finds is known only on the machine.
  const placed = /[/\\]/.test(name.text);
  if (placed && name.text.includes('/') && /[*?[][^/]*$/.test(name.text)) {
    const plain = name.text.replace(/\[([\w-])\]/g, '$1');
    if (/[*?[]/.test(plain)) return unknownProgram(invocation, frame);
    return invoke({ words: [{ ...name, text: plain }, ...words.slice(1)], place, direct: true }, frame);
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
    const printed = defined.run(words.slice(1), frame);
    if (!defined.maybe) return printed;
  }
  const spelled = spelledOut(words) ?? copied(name, words.slice(1), frame);
  if (spelled !== undefined) return invoke({ words: spelled, place, direct: true }, frame);
  const program = programOf(name.text);
  // Windows' own shells read theirs themselves.
  const windows = frame.shell === 'powershell' || frame.shell === 'cmd';
  const builtin = windows ? undefined : ownBuiltins.get(name.text);
  if (builtin !== undefined) return builtin(invocation, frame);
  // Windows, and macOS as it comes, find a program whatever its case.
  const plain = program.toLowerCase();
  // What nothing describes may hand on what stands behind its dashes.
  const read =
    ownFeeders.get(plain) ??
    readShell(plain) ??
    readTasks(plain, invocation) ??
    unwrap(plain, invocation) ??
    readScripts(plain, invocation);
  if (read !== undefined) return read(invocation, frame);
  if (windows) noteForeignProgram(words, frame);
  const call = emit(frame, words, place);
  if (placed) readProgramFile(name, words.slice(1), frame);
  return outputOf(call, frame);
}

function without(aliases: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, string> {
  const rest = new Map(aliases);
  rest.delete(name);
  return rest;
}

/** `cp /bin/rm /tmp/x; /tmp/x -rf data`: a program under a name that the line itself gave it. */
function copied(name: Word, args: readonly Word[], frame: Frame): readonly Word[] | undefined {
  const { calls } = frame.session;
  if (calls.length === 0) return undefined;
  // Where the line says in which folders programs lie, one of its own may be found by its name alone.
  const bare = !name.text.includes('/');
  if (bare && !frame.scope.variables.has('PATH')) return undefined;
  const path = resolvePath(frame.scope.cwd, name.text) ?? name.text;
  for (const call of calls.slice(-20)) {
    if (!/^(?:cp|ln|mv|install)$/.test(call.program)) continue;
    const to = call.args.at(-1);
    const from = call.args.at(-2)?.text ?? '';
    if (to === undefined) continue;
    const made = resolvePath(call.cwd, to.text) ?? to.text;
    if (bare ? programOf(made) !== name.text : made !== path) continue;
    const program = /(?:^|\/)s?bin\/([\w.-]+)$|^\$\((?:which|command -v) ([\w.-]+)\)$/.exec(from);
    const own = program?.[1] ?? program?.[2];
    if (own !== undefined && own !== programOf(name.text)) return [{ ...name, text: own }, ...args];
  }
  return undefined;
}

/** `$SUDO rm x` is written where `SUDO` is either empty or `sudo`. */
const optionalSudo = /^"?\$\{?(?:_?sudo|doas|as_?root)(?:_?cmd)?(?::?-[^}]*)?\}?"?$/i;

function unknownProgram({ words: given, place }: Invocation, frame: Frame): Output {
  const [name, ...rest] = given;
  if (name === undefined) return undefined;
  if (optionalSudo.test(name.text) && rest.length > 0) {
    const within = inside(frame, name.text, place);
    if (within === undefined) return undefined;
    noteUnread(frame, name.place, `Whether “${name.text}” changes the user is not known.`, 'detail');
    return invoke({ words: rest, place }, within);
  }
  const usual = usualProgram(name, frame.scope, place.file !== undefined);
  const within = usual === undefined ? undefined : inside(frame, name.text, place);
  if (usual !== undefined && within !== undefined) {
    const said = usual.join(' ');
    noteUnread(frame, name.place, `“${name.text}” is taken for ${said}, as its name says.`, 'detail');
    const words = usual.map((text) => ({ ...name, text, certain: true }));
    return invoke({ words: [...words, ...rest], place }, within);
  }
  emit(frame, given, place);
  return noteUnread(
    frame,
    name.place,
    `Which program runs here is not known: its name comes from “${shorten(name.text)}”.`,
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
