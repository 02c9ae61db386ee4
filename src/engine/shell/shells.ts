import type { Place, Word } from '../../model/call.ts';
import type { Shell } from '../../model/request.ts';
import { resolvePath } from '../paths.ts';
import { readStartup } from './code-builtins.ts';
import { compilesRisk, sourceRun } from './compiled.ts';
import { copiedFrom, onlyCopied } from './copied.ts';
import { madeBy, upTo } from './earlier.ts';
import { readsOnly } from './no-exec.ts';
import { inputText } from './output.ts';
import { inputNamed, inputPath } from './redirects.ts';
import { createScope, fork } from './scope.ts';
import { compilers } from './script-makers.ts';
import type { Frame, Invocation, Output } from './session.ts';
import { emit, fileFact, inside, noteUnread, once, redirected } from './session.ts';
import { installed, interpreterOf, readable } from './shebang.ts';
import { fileSource, wordSource } from './source.ts';
import { unknownCode } from './unknown-code.ts';
import { isContainerHere } from './wrappers/contained.ts';
import { asWritten, writtenText } from './written.ts';

type Reader = (invocation: Invocation, frame: Frame) => Output;

const shells: Readonly<Record<string, Shell>> = {
  sh: 'sh',
  bash: 'bash',
  dash: 'sh',
  ash: 'sh',
  ksh: 'bash',
  mksh: 'bash',
  rbash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  // Their own syntax differs in what holds commands together, not in the commands.
  csh: 'sh',
  tcsh: 'sh',
};

/** The reader of a shell's own arguments: `-c 'code'`, a script file, or standard input. */
export function readShell(program: string): Reader | undefined {
  const shell = Object.hasOwn(shells, program) ? shells[program] : undefined;
  return shell === undefined
    ? undefined
    : (invocation, frame) => readArguments(program, shell, invocation, frame);
}

/** A text that runs as code in the frame's shell. Parts that are not known stay visible in it. */
export function readString(word: Word, frame: Frame, placeholder?: RegExp): Output {
  const { session } = frame;
  const printed = session.substitutions.get(word);
  if (!word.certain && printed?.kind === 'pipe')
    return noteUnread(frame, word.place, unknownCode(printed.from));
  if (!word.certain)
    noteUnread(frame, word.place, 'Part of this code comes from something that is not known.', 'detail');
  const holder = word.place.file === undefined ? session.command : session.texts.get(word.place.file);
  const output = session.read(wordSource(word, holder, placeholder), frame);
  return word.certain ? output : undefined;
}

/** The scope of a new process: it inherits what is known of variables, but not functions and aliases. */
export function childScope(frame: Frame): Frame['scope'] {
  const scope = fork(frame.scope);
  scope.functions = new Map();
  scope.aliases = new Map();
  return scope;
}

/** The frame of a new process in a directory. */
export function childFrame(frame: Frame, cwd: string | undefined): Frame {
  const scope = childScope(frame);
  scope.cwd = cwd;
  return redirected(frame, frame.input, frame.output, scope);
}

/** The scope of a process on another machine or in a container. */
export function remoteScope(): Frame['scope'] {
  return createScope({}, undefined);
}

const optionsWithValue = /^(?:[-+][a-zA-Z]*[oO]|--rcfile|--init-file|--init-command|-C|-d)$/;

function readArguments(program: string, shell: Shell, { words, place }: Invocation, frame: Frame): Output {
  const args = words.slice(1);
  if (readsOnly(args)) {
    emit(frame, words, place);
    return undefined;
  }
  readStartup(program, args, { ...frame, shell, scope: childScope(frame) });
  let command = false;
  let standardInput = false;
  let at = 0;
  for (; at < args.length; at++) {
    const word = args[at];
    if (word === undefined || !/^[-+]./.test(word.text)) break;
    if (word.text === '--') {
      at++;
      break;
    }
    const attached = /^--command=(.*)$/s.exec(word.text)?.[1];
    if (attached !== undefined)
      return run(program, shell, { ...word, text: attached }, args.slice(at + 1), place, frame);
    if (word.text === '--command' || /^-[a-zA-Z]*c[a-zA-Z]*$/.test(word.text)) command = true;
    else if (/^-[a-zA-Z]*s[a-zA-Z]*$/.test(word.text)) standardInput = true;
    if (optionsWithValue.test(word.text)) at++;
  }
  const [first, ...rest] = args.slice(at);
  if (!command && frame.output.some(({ target }) => /^\/dev\/(?:tcp|udp)\//.test(target.text)))
    noteUnread(frame, place, 'It opens a shell to another machine. What is typed there is not known.');
  if (command) {
    if (first !== undefined) return run(program, shell, first, rest, place, frame);
    emit(frame, words, place);
    return undefined;
  }
  const named = first === undefined || standardInput ? undefined : inputNamed(first, frame);
  if (first === undefined || standardInput || first.text === '-' || named !== undefined) {
    const positional = standardInput ? args.slice(at) : rest;
    const input = named === undefined ? frame.input : named.input;
    const scope = { ...childScope(frame), positional };
    return readInput(words, { ...frame, input, shell, scope }, place, program);
  }
  const within = { ...frame, shell, scope: { ...childScope(frame), positional: rest } };
  const substituted = frame.session.substitutions.get(first);
  if (substituted !== undefined && !first.certain)
    return readInput(words, { ...within, input: substituted }, place, program);
  const script = asWritten(first, frame);
  if (!script.certain) {
    emit(frame, words, place);
    return noteUnread(frame, first.place, 'Which script runs here is not known.');
  }
  const { calls, unread } = frame.session;
  const before = calls.length + unread.length;
  const output = readScript(script, within, true);
  // A script whose text is not to be had is known by its name at least.
  const path = resolvePath(frame.scope.cwd, first.text);
  const silent = calls.length + unread.length === before;
  if (silent && path !== undefined && fileFact(frame, path)?.state !== 'text') emit(frame, words, place);
  return output;
}

function run(
  program: string,
  shell: Shell,
  code: Word,
  rest: readonly Word[],
  place: Place,
  frame: Frame,
): Output {
  const within = inside(frame, `${program} -c`, place);
  if (within === undefined) return undefined;
  const [self, ...positional] = rest;
  return readString(code, { ...within, shell, scope: { ...childScope(frame), self, positional } });
}

/** Code on standard input: a here-document, a file, or what another command prints. */
export function readInput(words: readonly Word[], frame: Frame, place: Place, via: string): Output {
  const { input } = frame;
  if (input === undefined) {
    emit(frame, words, place);
    return undefined;
  }
  if (input.kind === 'file') {
    if (input.path.certain) return readScript(inputPath(input, frame), { ...frame, input: undefined }, true);
    return noteUnread(frame, input.path.place, 'Which script runs here is not known.');
  }
  const within = inside(frame, via, place);
  if (within === undefined) return undefined;
  if (input.kind === 'text') return readString(input.word, { ...within, input: undefined });
  if (input.text !== undefined) return readString(input.text, { ...within, input: undefined });
  if (inputText(frame, frame) !== undefined) return undefined;
  emit(frame, words, place);
  return noteUnread(frame, place, unknownCode(input.from));
}

/** `source file`: reads it in the same shell. */
export function sourceFile(file: Word, args: readonly Word[], frame: Frame): Output {
  const command = { text: 'source', certain: true, place: file.place };
  const substituted = frame.session.substitutions.get(file);
  if (substituted !== undefined && !file.certain) {
    return readInput([command, file], { ...frame, input: substituted }, file.place, 'source');
  }
  const named = inputNamed(file, frame);
  if (named !== undefined)
    return readInput([command, file], { ...frame, input: named.input }, file.place, 'source');
  const script = asWritten(file, frame);
  if (!script.certain) return noteUnread(frame, file.place, 'Which script is read here is not known.');
  const { positional } = frame.scope;
  if (args.length > 0) frame.scope.positional = args;
  const printed = readScript(script, frame, true);
  frame.scope.positional = positional;
  return printed;
}

/**
 * Reads a script file, from what the line wrote there or from the disk. `surely`: it is run as shell code. `before`: so
 * many calls came before it, where not all did.
 */
export function readScript(file: Word, frame: Frame, surely: boolean, before?: number): Output {
  const { session } = frame;
  const path = resolvePath(frame.scope.cwd, file.text);
  const weight = isContainerHere(frame.via) ? 'detail' : 'code';
  if (path === undefined || /[*?[]/.test(file.text)) {
    return surely ? noteUnread(frame, file.place, 'Where this script lies is not known.', weight) : undefined;
  }
  const written = writtenText(path, frame);
  const within = inside(frame, file.text, file.place);
  if (within === undefined) return undefined;
  if (written.text !== undefined)
    return readString({ text: written.text, certain: true, place: file.place }, within);
  if (written.known) {
    return noteUnread(
      frame,
      file.place,
      'The script is written by this same line. What is in it is not known.',
    );
  }
  const end = before ?? session.calls.length;
  const earlier = upTo(session.earlier, session.calls, end);
  const fact = fileFact(frame, path);
  const named = madeBy(earlier, path);
  const source =
    named === undefined && fact?.state === 'text' ? undefined : copiedFrom(path, session.calls, end);
  if (source !== undefined) return readScript({ ...file, text: source }, within, surely, before);
  const maker = named !== undefined && onlyCopied(path, named, session.calls) ? undefined : named;
  const built = maker !== undefined && compilers.has(maker);
  if ((built || fact?.state === 'missing') && compilesRisk(session.calls, end, frame))
    return noteUnread(
      frame,
      file.place,
      'The program is compiled from code that this same line writes.',
      weight,
    );
  const run =
    built || fact?.state === 'missing' ? sourceRun(file.text, maker, session.calls, end) : undefined;
  if (run !== undefined) emit(within, run, file.place);
  if (built || run !== undefined) return undefined;
  if (maker !== undefined)
    return noteUnread(frame, file.place, `“${maker}” makes or changes the script in this same line.`, weight);
  switch (fact?.state) {
    case 'text': {
      const shell = surely ? frame.shell : shellOf(file.text, fact.text);
      if (shell === undefined) return readByInterpreter(file, fact.text, within);
      session.texts.set(path, fact.text);
      return once(frame, path, frame.scope.positional, () =>
        session.read(fileSource(fact.text, path), { ...within, shell }),
      );
    }
    case 'unreadable':
    case 'too-large':
      return surely ? noteUnread(frame, file.place, 'The script could not be read.') : undefined;
    case 'missing': {
      if (earlier.maker === undefined || !surely || ACTIVATES.test(file.text)) return undefined;
      return noteUnread(
        frame,
        file.place,
        `The script is not there yet. “${earlier.maker}”, earlier in the line, could make it.`,
        weight,
      );
    }
    default:
      return undefined;
  }
}

/** What switches a virtual environment on: the program that makes the environment writes it. */
const ACTIVATES = /(?:^|\/)bin\/activate(?:\.fish|\.csh)?$/;

/** The shell for which a file that is run by its name is written. */
function shellOf(name: string, text: string): Shell | undefined {
  const interpreter = interpreterOf(text);
  if (interpreter === undefined) {
    const [, ending = ''] = /\.(sh|bash|zsh|fish)$/.exec(name) ?? [];
    return Object.hasOwn(shells, ending) ? shells[ending] : undefined;
  }
  return Object.hasOwn(shells, interpreter) ? shells[interpreter] : undefined;
}

/** A script of another language is a program of the interpreter that its first line names. */
function readByInterpreter(file: Word, text: string, frame: Frame): undefined {
  const interpreter = interpreterOf(text);
  if (interpreter === undefined || !readable.test(interpreter)) return undefined;
  const { place } = file;
  const name = { text: interpreter, certain: true, place };
  const option = { text: '-File', certain: true, place };
  const words = interpreter === 'pwsh' ? [name, option, file] : [name, file];
  frame.session.invoke({ words: [...words, ...(frame.scope.positional ?? [])], place }, frame);
  return undefined;
}

/** `./deploy.sh`: where it is a shell script, what it does is read too. */
export function readProgramFile(name: Word, args: readonly Word[], frame: Frame): void {
  const path = resolvePath(frame.scope.cwd, name.text);
  if (path === undefined ? !/\.(?:sh|bash|zsh)$/.test(name.text) : installed.test(path)) return;
  const certainly = /\.(?:sh|bash|zsh)$/.test(name.text);
  const within = { ...frame, scope: { ...childScope(frame), positional: args } };
  // The program's own call stands last.
  readScript(name, within, certainly, frame.session.calls.length - 1);
}
