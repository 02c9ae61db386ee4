import type { Call, Input, Place, Unread, Word } from '../model/call.ts';
import type { Facts, Question } from '../model/fact.ts';
import type { HttpRequest, Payload } from '../model/payload.ts';
import type { Reading } from '../model/reading.ts';
import type { Request, Shell } from '../model/request.ts';
import { createKnown } from './files/written.ts';
import { aliasedCommand, type GitAliases, noteAlias } from './git-aliases.ts';
import { onAnotherMachine } from './hosts.ts';
import { commandsIn } from './payload/commands.ts';
import { withScripts } from './payload/fed.ts';
import { handedLines } from './payload/handed-lines.ts';
import { readPayloads } from './payload/read.ts';
import { createBarren } from './repeated.ts';
import { createBudget, isSpent } from './shell/budget.ts';
import { makesFile, nothingEarlier } from './shell/earlier.ts';
import { readCommand, readStarted } from './shell/read.ts';
import { isContained, softened } from './shell/wrappers/contained.ts';
import { append } from './verdict/lists.ts';

/** A payload and the call that carries it. */
export interface Carried {
  readonly call: Call;
  readonly payload: Payload;
}

/** Everything that was read from command lines: calls, what they carry, and what was not understood. */
export interface LineReading {
  readonly calls: readonly Call[];
  readonly carried: readonly Carried[];
  readonly unread: readonly Unread[];
  readonly questions: readonly Question[];
  readonly sets: ReadonlyMap<string, string>;
}

const MAX_LINES = 200;
const MAX_CALLS = 2000;
const TOO_MUCH = 'There is too much here to be read.';

interface Line {
  readonly command: string;
  readonly shell: Shell;
  readonly cwd: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
  /** Where the text stands, where it is not the request's own. */
  readonly place: Place | undefined;
  readonly via: readonly string[];
  /** Nobody knows that it is a line for a shell: what is not understood of it counts for little. */
  readonly guessed?: true;
}

/** Reads command lines, and those that their payloads would start in turn. */
export function readLines(
  lines: readonly { command: string; shell: Shell }[],
  request: Pick<Request, 'cwd' | 'variables'>,
  facts: Facts,
): LineReading {
  const calls: Call[] = [];
  const carried: Carried[] = [];
  const unread: Unread[] = [];
  const questions: Question[] = [];
  const sets = new Map<string, string>();
  const aliases: GitAliases = new Map();
  const earlier = nothingEarlier();
  const known = createKnown(facts, (question) => questions.push(question));
  const budget = createBudget();
  let barren = createBarren(true);
  const pending: Line[] = lines.map(({ command, shell }) => ({
    command,
    shell,
    cwd: request.cwd,
    variables: request.variables ?? {},
    place: undefined,
    via: [],
  }));
  for (let at = 0; at < pending.length; at += 1) {
    const line = pending[at];
    if (!line) continue;
    if (at >= MAX_LINES || calls.length > MAX_CALLS || isSpent(budget)) {
      unread.push({
        place: line.place ?? WHOLE,
        reason: TOO_MUCH,
        weight: 'code',
      });
      break;
    }
    const { command, shell, cwd, variables } = line;
    const reading = moved(readCommand({ command, shell, cwd, variables, facts, budget }), line);
    append(unread, line.guessed === true ? reading.unread.map(softened) : reading.unread);
    append(questions, reading.questions);
    for (const [name, text] of reading.sets ?? []) sets.set(name, text);
    const queue = [...reading.calls];
    for (let next = 0; next < queue.length; next += 1) {
      const bare = queue[next];
      if (!bare) continue;
      if (calls.length > MAX_CALLS) {
        unread.push({ place: bare.place, reason: TOO_MUCH, weight: 'code' });
        break;
      }
      if (barren.has(bare)) {
        calls.push(bare);
        continue;
      }
      const before = unread.length + questions.length + carried.length + pending.length + queue.length;
      const length = calls.length;
      const couldMake = (path: string) =>
        makesFile(earlier, calls, beforeWrappers(calls, length, bare), path);
      const script = withScripts(bare, known.facts, budget, couldMake);
      const call = script?.call ?? bare;
      calls.push(call);
      if (script !== undefined) {
        append(unread, script.unread);
        append(questions, script.questions);
      }
      const found = readPayloads(call, known.facts, couldMake, budget);
      if (known.after(call)) barren = createBarren(true);
      for (const payload of found.payloads) carried.push({ call, payload });
      append(unread, isContained(call) ? found.unread.map(softened) : found.unread);
      append(questions, found.questions);
      for (const child of found.calls ?? NONE) {
        if (child.via.length >= 20) continue;
        // Which program it is may be known only by running it.
        if (!child.name.certain) {
          queue.push(child);
          continue;
        }
        const started = readStarted(child, known.facts, budget);
        append(queue, started.calls);
        append(unread, started.unread);
        append(questions, started.questions);
      }
      for (const held of found.commands ?? NONE)
        pending.push(held.host === undefined ? lineOf(held, call) : lineAt(held.host, held, call));
      for (const held of commandsIn(call)) pending.push(lineOf(held, call));
      for (const held of handedLines(call))
        pending.push({
          ...lineOf({ text: held.text, shell: 'bash' }, call),
          ...(held.elsewhere ? { cwd: undefined } : {}),
          guessed: true,
        });
      if (call.program === 'git') {
        noteAlias(call, aliases);
        const aliased = aliasedCommand(call, aliases, known.facts);
        append(questions, aliased.questions);
        for (const held of aliased.commands) pending.push(lineOf(held, call));
      }
      const after = unread.length + questions.length + carried.length + pending.length + queue.length;
      if (after === before && call === bare) barren.add(call);
    }
  }
  return { calls, carried, unread, questions, sets };
}

const NONE = [] as const;

/** Of the calls before one, so many came before what wraps it, which stands around it. */
function beforeWrappers(calls: readonly Call[], length: number, { place, via }: Call): number {
  let end = length;
  for (; end > 0; end -= 1) {
    const other = calls[end - 1];
    // Calls of code that was decoded stand in one place, and none of them wraps another.
    if (other === undefined || other.via.length >= via.length) break;
    const around = other.place;
    if (around.file !== place.file) break;
    if (around.start > place.start || around.end < place.end) break;
  }
  return end;
}

function lineOf({ text, shell }: { readonly text: Word; readonly shell: Shell }, call: Call): Line {
  return {
    command: text.text,
    shell,
    cwd: call.cwd,
    variables: variablesOf(call),
    place: text.place,
    via: [...call.via, call.program],
  };
}

/** A line that a server is told to run. */
function lineAt(host: string, held: Parameters<typeof lineOf>[0], call: Call): Line {
  const via = [...call.via, onAnotherMachine(host)];
  return { ...lineOf(held, call), cwd: undefined, variables: {}, via, guessed: true };
}

/** Places of a text that stands inside another are that text's place: offsets in it would point at something else. */
function moved(reading: Reading, { place: outer, via }: Line): Reading {
  if (outer === undefined) return reading;
  const move = (place: Place) => (place.file === undefined ? outer : place);
  const withSources = sourcesMoved(move);
  return {
    calls: reading.calls.map((call) => ({ ...withSources(call), via: [...via, ...call.via] })),
    unread: reading.unread.map((one) => ({ ...one, place: move(one.place) })),
    questions: reading.questions,
    ...(reading.sets ? { sets: reading.sets } : {}),
  };
}

/** More variables than a person would set are not gone through. */
const MOST_VARIABLES = 100;

/** Moves a call, with those whose output it is handed: they are known again by their places. */
function sourcesMoved(move: (place: Place) => Place): (call: Call) => Call {
  const source = (one: Call): Call => ({ ...one, place: move(one.place) });
  const isCarrying = ({ printedBy }: Word) => printedBy !== undefined;
  const word = (one: Word): Word =>
    one.printedBy === undefined ? one : { ...one, printedBy: one.printedBy.map(source) };
  const records = new Map<Call['variables'], Call['variables']>();
  const held = (variables: Call['variables']): Call['variables'] => {
    const known = records.get(variables);
    if (known) return known;
    const entries = Object.entries(variables);
    const carries = entries.length <= MOST_VARIABLES && entries.some(([, one]) => isCarrying(one));
    const own = carries
      ? Object.fromEntries(entries.map(([name, one]) => [name, word(one)] as const))
      : variables;
    records.set(variables, own);
    return own;
  };
  return (call) => ({
    ...call,
    place: move(call.place),
    args: call.args.some(isCarrying) ? call.args.map(word) : call.args,
    input: inputMoved(call.input, source, word),
    variables: held(call.variables),
  });
}

function inputMoved(
  input: Input | undefined,
  source: (call: Call) => Call,
  word: (word: Word) => Word,
): Input | undefined {
  if (input?.kind === 'pipe') return { ...input, from: input.from.map(source) };
  return input?.kind === 'text' ? { ...input, word: word(input.word) } : input;
}

function variablesOf(call: Call): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(call.variables)
      .filter(([, word]) => word.certain)
      .map(([name, word]) => [name, word.text]),
  );
}

export function requestsOf(carried: readonly Carried[]): readonly HttpRequest[] {
  return carried.flatMap(({ payload }) =>
    payload.kind === 'http'
      ? [payload.request]
      : payload.kind === 'graphql' && payload.request
        ? [payload.request]
        : [],
  );
}

const WHOLE: Place = { start: 0, end: 0 };
