import type { Call, Place } from '../../model/call.ts';
import type { Facts } from '../../model/fact.ts';
import type { Reading } from '../../model/reading.ts';
import type { Shell } from '../../model/request.ts';
import { maximumLength, parseBash } from './bash.ts';
import type { Budget } from './budget.ts';
import { createBudget, exhausted, step } from './budget.ts';
import { readCmd } from './cmd/cmd.ts';
import { nothingEarlier } from './earlier.ts';
import { fromFish } from './fish/fish.ts';
import { invoke } from './invoke.ts';
import { readPowershell } from './powershell/powershell.ts';
import { createScope, fork } from './scope.ts';
import type { Frame, Output, Session } from './session.ts';
import { inside, noteUnread } from './session.ts';
import type { Source } from './source.ts';
import { commandSource, heldSource } from './source.ts';
import { walkScript } from './walk.ts';
import { qualifierCode, withEnds, withoutQualifiers } from './zsh.ts';
import { fromZsh } from './zsh-forms.ts';

/** A command line, the shell that reads it, and what is known around it. `cwd` is absolute. */
interface CommandInput {
  readonly command: string;
  readonly shell: Shell;
  readonly cwd: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
  readonly facts: Facts;
  /** What is left for it and for all else that is read with it. */
  readonly budget?: Budget;
}

/**
 * Reads a command line into every call that it could make, in order. Never throws: what is not understood is noted
 * as unread, with the calls that were found all the same. Files that it would run are asked for as questions.
 */
export function readCommand(input: CommandInput): Reading {
  return reading(input, (session, frame) => session.read(commandSource(input.command), frame));
}

/** Reads a call that a program makes without a shell: a wrapper, a shell or a script that it starts is read in turn. */
export function readStarted(call: Call, facts: Facts, budget?: Budget): Reading {
  const { name, args, place, cwd, via, input, output, variables } = call;
  const scope = { ...createScope({}, cwd), environment: variables };
  return reading(
    { command: '', shell: 'sh', cwd, variables: {}, facts, ...(budget ? { budget } : {}) },
    (session, frame) =>
      session.invoke(
        { words: [name, ...args], place, direct: true },
        { ...frame, scope, via, input, output },
      ),
  );
}

function reading(input: CommandInput, run: (session: Session, frame: Frame) => Output): Reading {
  const session: Session = {
    facts: input.facts,
    calls: [],
    unread: [],
    questions: new Map(),
    written: new Map(),
    writes: [],
    active: new Set(),
    texts: new Map(),
    substitutions: new Map(),
    command: input.command,
    sets: new Map(),
    later: [],
    budget: input.budget ?? createBudget(),
    earlier: nothingEarlier(),
    read,
    invoke,
  };
  const frame: Frame = {
    session,
    scope: createScope(input.variables, input.cwd),
    shell: input.shell,
    input: undefined,
    output: [],
    via: [],
    wanted: false,
    depth: 0,
  };
  try {
    run(session, frame);
    for (const next of session.later) next();
  } catch (error) {
    const whole = { start: 0, end: input.command.length };
    const reason =
      error === exhausted
        ? 'The command starts too many programs to be read to its end.'
        : 'The command could not be read to its end.';
    noteUnread(frame, whole, reason);
  }
  const { calls, unread, questions, sets } = session;
  return { calls, unread, questions: [...questions.values()], sets };
}

/**
 * Characters of Windows’ shells that are read: cmd takes no line of more than 8,191 characters, and Windows no command
 * line of more than 32,767. https://learn.microsoft.com/troubleshoot/windows-client/shell-experience/command-line-string-limitation
 */
const LONGEST: Partial<Record<Shell, number>> = { cmd: 16 * 1024, powershell: 32 * 1024 };

/** So many expansions: the parser looks for the end of each. */
const MOST_OPENED = 5000;
const OPENED = /\$[({]|`|[<>]\(|\(\(/g;

function holdsTooMany(text: string): boolean {
  // Shorter code cannot hold as many.
  if (text.length < MOST_OPENED) return false;
  let opened = 0;
  OPENED.lastIndex = 0;
  while (OPENED.test(text)) if (++opened > MOST_OPENED) return true;
  let stacked = 0;
  for (const [run] of text.matchAll(STACKED)) stacked += run.length;
  return stacked * (text.length + opened * AHEAD) > MOST_SEARCHED;
}

/** For each `((` the parser looks for the end. Nobody writes so many brackets in a row, and none of them ends soon. */
const STACKED = /\({8,}/g;
/** So many characters it looks ahead for each that stands in others. */
const AHEAD = 400;
/** So many may be looked through for all of them. */
const MOST_SEARCHED = 8_000_000;

function read(source: Source, frame: Frame): Output {
  const whole = source.at(0, source.text.length);
  if (source.text.length > (LONGEST[frame.shell] ?? maximumLength))
    return noteUnread(frame, whole, 'The code is too long to be read.');
  if (source.text.includes('\0'))
    noteUnread(frame, whole, 'The code holds a null character, which shells treat differently.');
  step(frame.session.budget, source.text.length >> 6);
  if (holdsTooMany(source.text)) return noteUnread(frame, whole, 'The code is nested too deeply to be read.');
  if (frame.shell === 'powershell') return readPowershell(source, frame);
  if (frame.shell === 'cmd') return readCmd(source, frame);
  if (frame.shell === 'zsh') for (const test of qualifierCode(source.text)) readTest(test, whole, frame);
  const code =
    frame.shell === 'fish'
      ? fromFish(source)
      : frame.shell === 'zsh'
        ? withoutQualifiers(withEnds(fromZsh(source)))
        : source;
  const script = parseBash(code.text);
  if (script === undefined) return noteUnread(frame, whole, 'The shell code could not be read.');
  return walkScript(script, code, frame);
}

/** Code that a glob runs for every file. */
function readTest(code: string, place: Place, frame: Frame): void {
  const within = inside(frame, 'glob', place);
  if (within !== undefined)
    read(heldSource(code, place), { ...within, scope: fork(frame.scope), input: undefined });
}
