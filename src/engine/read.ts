import type { Call, Place, Unread } from '../model/call.ts';
import type { Facts, Question } from '../model/fact.ts';
import type { HttpRequest, Payload } from '../model/payload.ts';
import type { Request, Shell } from '../model/request.ts';
import { commandsIn } from './payload/commands.ts';
import { readPayloads } from './payload/read.ts';
import { readCommand } from './shell/read.ts';
import { withWritten } from './written.ts';

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
}

const MAX_LINES = 200;
const MAX_CALLS = 5000;

interface Line {
  readonly command: string;
  readonly shell: Shell;
  readonly cwd: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
  /** Where the text stands, where it is not the request's own. */
  readonly place: Place | undefined;
  readonly via: readonly string[];
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
  let known = facts;
  const pending: Line[] = lines.map((line) => ({
    ...line,
    cwd: request.cwd,
    variables: request.variables ?? {},
    place: undefined,
    via: [],
  }));
  for (let at = 0; at < pending.length; at += 1) {
    const line = pending[at];
    if (!line) continue;
    if (at >= MAX_LINES || calls.length > MAX_CALLS) {
      unread.push({
        place: line.place ?? WHOLE,
        reason: 'There is too much here to be read.',
        weight: 'code',
      });
      break;
    }
    const reading = readCommand({ ...line, facts });
    const move = mover(line);
    unread.push(...reading.unread.map((one) => ({ ...one, place: move(one.place) })));
    questions.push(...reading.questions);
    const queue = reading.calls.map((call) =>
      line.place ? { ...call, place: move(call.place), via: [...line.via, ...call.via] } : call,
    );
    for (let next = 0; next < queue.length && calls.length <= MAX_CALLS; next += 1) {
      const call = queue[next];
      if (!call) continue;
      calls.push(call);
      const found = readPayloads(call, known);
      known = withWritten(call, known);
      carried.push(...found.payloads.map((payload) => ({ call, payload })));
      unread.push(...found.unread);
      questions.push(...found.questions);
      // A call that a payload makes is understood already; its own payloads count, its children do not come again.
      queue.push(...(found.calls ?? []).filter((child) => child.via.length < 20));
      for (const { text, shell } of [...(found.commands ?? []), ...commandsIn(call)]) {
        pending.push({
          command: text.text,
          shell,
          cwd: call.cwd,
          variables: variablesOf(call),
          place: text.place,
          via: [...call.via, call.program],
        });
      }
    }
  }
  return { calls, carried, unread, questions };
}

/** Places of a text that stands inside another are that text's place: offsets in it would point at something else. */
function mover(line: Line): (place: Place) => Place {
  const { place: outer } = line;
  return outer === undefined ? (place) => place : (place) => (place.file === undefined ? outer : place);
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
