import type { Call, Input, Place, Redirect, Unread, Word } from '../../model/call.ts';
import type { Fact, Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Shell } from '../../model/request.ts';
import { byText } from '../by-text.ts';
import { baseName } from '../paths.ts';
import type { Budget } from './budget.ts';
import { exhausted, step } from './budget.ts';
import type { Earlier } from './earlier.ts';
import type { Scope } from './scope.ts';
import { isRecorded, variablesOf } from './scope.ts';
import type { Source } from './source.ts';

/** What a piece of code prints, where that is known without running it. */
export type Output = string | undefined;

/** Where code stands: in which shell, fed by what, wrapped in what. */
export interface Frame {
  readonly session: Session;
  readonly scope: Scope;
  readonly shell: Shell;
  readonly input: Input | undefined;
  readonly output: readonly Redirect[];
  readonly via: readonly string[];
  /** Whether what it prints will be read as words or code, so that the files it prints are worth asking for. */
  readonly wanted: boolean;
  /** How many wrappers, strings and files lie around it. */
  readonly depth: number;
}

/** A simple command after expansion: the program and its arguments. */
export interface Invocation {
  readonly words: readonly Word[];
  readonly place: Place;
  /** The text of what follows the first word, for aliases. */
  readonly tail?: string;
  /** Functions do not count: `command x`. */
  readonly direct?: true;
}

/** What the line writes to a file; `text` is undefined where it is not known. */
export interface Written {
  readonly text: string | undefined;
  /** What it holds where the part that writes it is reached. */
  readonly maybe?: { readonly text: string; readonly likely: boolean };
  /** It stands behind what the file held before. */
  readonly appended: boolean;
}

/** What one reading has found so far, and what is left for it. */
export interface Session {
  readonly facts: Facts;
  readonly calls: Call[];
  readonly unread: Unread[];
  readonly questions: Map<string, Question>;
  /** What the calls so far may have made. */
  readonly earlier: Earlier;
  /** Files that the line itself writes, by absolute path. */
  readonly written: Map<string, Written>;
  /** The paths of `written`, in the order of writing. */
  readonly writes: string[];
  /** Scripts that are being read, with their arguments: one that calls itself tells nothing new. */
  readonly active: Set<string>;
  /** Texts of the files that were read, for places. */
  readonly texts: Map<string, string>;
  /** The outputs behind process substitutions, by the word that stands for them. */
  readonly substitutions: Map<Word, Input>;
  readonly command: string;
  /** Variables and functions that are set, with their values as far as they were read. */
  readonly sets: Map<string, string>;
  /** What is read once the line is through: functions that it defines and does not call. */
  readonly later: (() => void)[];
  readonly budget: Budget;
  /** Reads code in the frame's shell. */
  readonly read: (source: Source, frame: Frame) => Output;
  /** Runs a simple command: unwraps it or notes the call. */
  readonly invoke: (invocation: Invocation, frame: Frame) => Output;
}

const maximumCalls = 2000;
const maximumDepth = 10;

/** Notes a call and answers it. */
export function emit(frame: Frame, words: readonly Word[], place: Place): Call {
  const [name = { text: '', certain: true, place }] = words;
  const { session, scope } = frame;
  const args =
    scope.descriptors.size === 0 ? words.slice(1) : words.slice(1).map((word) => opened(word, scope));
  if (session.calls.length >= maximumCalls) throw exhausted;
  // Where variables have changed since the last call, they are written down anew.
  step(session.budget, (isRecorded(scope) ? 0 : scope.variables.size >> 3) + weightOf(args));
  const call: Call = {
    program: name.certain ? programOf(name.text) : '',
    name,
    args,
    variables: variablesOf(scope),
    input: frame.input,
    output: frame.output,
    cwd: scope.cwd,
    via: frame.via,
    place,
  };
  session.calls.push(call);
  return call;
}

/** `/dev/fd/3` holds what that descriptor was opened for. */
function opened(word: Word, { descriptors }: Scope): Word {
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(word.text)?.[1];
  const input = number === undefined ? undefined : descriptors.get(number)?.input;
  const text = input?.kind === 'text' ? input.word : input?.kind === 'pipe' ? input.text : undefined;
  return text?.certain === true ? { ...word, holds: text.text } : word;
}

/** What the words of a call cost whoever looks at them later, in units of work. */
function weightOf(args: readonly Word[]): number {
  let characters = 0;
  for (const { text } of args) characters += text.length;
  return 2 + (args.length >> 2) + (characters >> 8);
}

/** The program that a path names. */
export const programOf = byText((name): string => {
  const base = baseName(name);
  return /\.exe$/i.test(base) ? base.slice(0, -4) : base;
});

export function noteUnread(
  frame: Frame,
  place: Place,
  reason: string,
  weight: Unread['weight'] = 'code',
): undefined {
  frame.session.unread.push({ place, reason, weight });
  return undefined;
}

type File = Extract<Fact, { kind: 'file' }>;

/** What stands in a file when it is read: what the line itself wrote there, else the fact. */
export function fileFact(frame: Frame, path: string): File | undefined {
  const entry = frame.session.written.get(path);
  const text = entry?.text ?? entry?.maybe?.text;
  if (entry === undefined || text === undefined) return seenFile(frame, path);
  const file: File = { kind: 'file', path, state: 'text', text, hash: '' };
  if (!entry.appended && (entry.text !== undefined || entry.maybe?.likely === true)) return file;
  const seen = seenFile(frame, path);
  if (!entry.appended) return seen?.state === 'missing' ? file : seen;
  if (seen?.state === 'missing') return file;
  return seen?.state === 'text' ? { ...seen, text: seen.text + text } : seen;
}

/** The fact about a file; where it is not there yet, asks for it. */
export function seenFile(frame: Frame, path: string): File | undefined {
  const question: Question = { kind: 'file', path };
  const key = factKey(question);
  const fact = frame.session.facts.get(key);
  if (fact?.kind === 'file') return fact;
  frame.session.questions.set(key, question);
  return undefined;
}

/** The frame one wrapper further in; undefined, and noted, where that is too deep. */
export function inside(frame: Frame, via: string, place: Place): Frame | undefined {
  if (frame.depth >= maximumDepth) {
    return noteUnread(frame, place, 'Commands are wrapped in one another too deeply to be read.');
  }
  const { session, scope, shell, input, output, wanted } = frame;
  return { session, scope, shell, input, output, via: [...frame.via, via], wanted, depth: frame.depth + 1 };
}

/**
 * The frame with other redirections. Spelled out, as in the other places where every command passes: V8 is many times
 * slower at spreading an object that was itself spread in several ways.
 */
export function redirected(
  frame: Frame,
  input: Frame['input'],
  output: Frame['output'],
  scope: Scope = frame.scope,
): Frame {
  const { session, shell, via, wanted, depth } = frame;
  return { session, scope, shell, input, output, via, wanted, depth };
}

/** Reads a script unless it is being read already. */
export function once(
  frame: Frame,
  key: string,
  args: readonly Word[] | undefined,
  run: () => Output,
): Output {
  const { active } = frame.session;
  const whole = [key, ...(args ?? []).map((word) => word.text)].join('\n');
  if (active.has(whole)) return undefined;
  active.add(whole);
  try {
    return run();
  } finally {
    active.delete(whole);
  }
}

/** Past so many calls a pipe's origin is no longer carried along, so that a reading stays small. */
const widestPipe = 400;

/** The calls since one, as what a pipe's reader is fed by. */
export function pipedFrom(frame: Frame, from: number): readonly Call[] {
  const { calls } = frame.session;
  // What stands in a word does not go through the pipe.
  return calls.length - from > widestPipe ? [] : calls.slice(from).filter((call) => call.captured !== true);
}
