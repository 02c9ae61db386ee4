import type { Action } from '../../model/action.ts';
import type { Call, Unread } from '../../model/call.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { HttpRequest } from '../../model/payload.ts';
import type { Platform } from '../../model/platform.ts';
import type { Policy } from '../../model/policy.ts';
import type { Act, Request } from '../../model/request.ts';
import { armedWrites } from '../edits/armed-writes.ts';
import { weakenedCall } from '../edits/weakened-call.ts';
import { credentialsOf } from '../exposure/credentials.ts';
import { openedPrograms } from '../exposure/opened.ts';
import { withFound } from '../files/found.ts';
import { withMade } from '../files/made.ts';
import { withMoved } from '../files/moved.ts';
import { overwrittenSettings } from '../files/overwritten-settings.ts';
import { generalCall, runsNamed } from '../general/call.ts';
import { kindOf } from '../general/programs.ts';
import { unruledCall } from '../general/unruled.ts';
import { callActions, payloadActions } from '../matching/doors.ts';
import { isClaimed, platformOf } from '../matching/platform-index.ts';
import { resolvePath } from '../paths.ts';
import { loadedLibraries } from '../payload/code-variables.ts';
import type { Carried } from '../read.ts';
import { readLines, requestsOf } from '../read.ts';
import { createBarren } from '../repeated.ts';
import { confirmed } from '../self-confirmed.ts';
import { compiledClasses } from '../shell/compiled.ts';
import { isContained } from '../shell/wrappers/contained.ts';
import { afterOthers } from '../tunnels.ts';
import { append } from '../verdict/lists.ts';
import { distinct, type Found, type PlanPorts } from './found.ts';
import { withoutMadeHere } from './made-here.ts';
import { passActions } from './passes.ts';

/** More are not judged one by one. */
const MOST_ACTIONS = 64;
/** Requests to APIs that are read one by one. */
const MOST_REQUESTS = 64;
/** Units of work for the words of all calls: a call, and each of its words. What was found barren once costs none. */
const MOST_WORK = 40_000;
const CALL = 6;
const WORD = 3;
const TOO_MANY = 'There is more in this line that would have to be judged than can be read at once.';

/** Reads lines of a shell: what they call, and what that would do. */
export function planLines(
  lines: Parameters<typeof readLines>[0],
  request: Request,
  facts: Facts,
  policy: Policy,
  ports: PlanPorts,
): Found {
  const { calls: read, carried: held, unread, questions, sets } = readLines(lines, request, facts);
  const { calls: through, carried, opened } = afterOthers({ calls: read, carried: held });
  const calls = withFound(through);
  const here = calls.some(isContained) ? calls.filter((call) => !isContained(call)) : calls;
  const [only] = lines;
  const text = lines.length === 1 && only ? only.command : lines.map(({ command }) => command).join('\n');
  const unsure: Unread[] = [];
  append(unsure, unseenInput(request.act, calls));
  const known = wasRead(calls, facts);
  const armed = armedWrites(here, facts);
  const files: Question[] = [...armed.questions];
  const own: Action[] = [];
  // A single call is compared with none.
  const barren = calls.length > 1 ? createBarren(false) : undefined;
  let left = MOST_WORK;
  for (const call of calls) {
    if (barren?.has(call)) continue;
    left -= CALL + call.args.length * WORD;
    const before = own.length + unsure.length;
    const claimed = leftOfContained(call, callActions(call, ports.platforms, unsure), ports.platforms);
    // A platform that describes `npm` or `python` says nothing of the tasks and scripts that they run.
    const described = isClaimed(call.program, ports.platforms) && !runsNamed(call);
    const unclaimed = () => (described ? unruledCall(call, ports.platforms) : generalCall(call, known));
    const found = claimed.length > 0 ? claimed : unclaimed();
    append(own, found);
    // What everyday programs change is files.
    if (found.length === 0 && call.args.length > 1 && !kindOf(call.program).everyday) {
      append(own, weakenedCall(call, ports.platforms));
      append(own, overwrittenSettings(call, ports.platforms));
    }
    if (own.length + unsure.length === before) barren?.add(call);
    if (own.length <= MOST_ACTIONS && left > 0) continue;
    unsure.push({ place: call.place, reason: TOO_MANY, weight: 'code' });
    break;
  }
  const actions = [...own];
  append(actions, carriedActions(carried, ports.platforms, unsure));
  const asked = () => unseenFiles(questions, facts);
  append(
    actions,
    passActions({ text, calls, here, sets, asked, request, facts, policy, ports, questions: files }),
  );
  const lasting = withoutMadeHere(actions, calls, lines.length === 1 ? text : '');
  const next = lasting[MOST_ACTIONS];
  if (next && own.length <= MOST_ACTIONS)
    unsure.push({ place: next.place, reason: TOO_MANY, weight: 'code' });
  return {
    actions: lasting.length === 0 ? lasting : asDone(lasting.slice(0, MOST_ACTIONS), calls),
    credentials: credentialsOf(text, calls, requestsOf(carried), ports),
    unread: [
      ...(opened ? unread.map((one) => (one.here ? { ...one, weight: 'code' as const } : one)) : unread),
      ...unsure,
      ...compiledClasses(calls),
      ...loadedLibraries(here),
    ],
    questions: files.length === 0 ? questions : [...questions, ...files],
    ...(armed.edits.length > 0 ? { armed: armed.edits } : {}),
  };
}

/** Actions as the rest of the line has them: answered in advance, named once, on files that are there for a moment. */
const asDone = (actions: readonly Action[], calls: readonly Call[]): readonly Action[] =>
  withMade(withMoved(distinct(confirmed(actions, calls)), calls), calls);

/** As many as are judged, and one more where there are more. */
function carriedActions(
  carried: readonly Carried[],
  platforms: readonly Platform[],
  unsure: Unread[],
): readonly Action[] {
  const actions: Action[] = [];
  let requests = 0;
  const seen = new Set<string>();
  for (const one of carried) {
    // A line that sends the same again and again does the same.
    const key =
      one.payload.kind === 'http' && carried.length > 1
        ? requestKey(one.payload.request, one.call)
        : undefined;
    if (key !== undefined && seen.has(key)) continue;
    if (key !== undefined) seen.add(key);
    if (one.payload.kind === 'http' && ++requests > MOST_REQUESTS) {
      unsure.push({ place: one.call.place, reason: TOO_MANY, weight: 'code' });
      break;
    }
    append(actions, payloadActions(one, platforms));
    if (actions.length > MOST_ACTIONS) break;
  }
  return actions;
}

const requestKey = ({ method, url, headers, body }: HttpRequest, { via, cwd }: Call): string =>
  [
    method,
    String(url.certain),
    url.text,
    ...headers.map(({ name, value }) => `${name}: ${value.text}`),
    body === undefined ? '' : `${body.certain} ${body.text}`,
    cwd ?? '',
    ...via,
  ].join('\0');

/** What is left open for typing that no hook shows. */
const unseenInput = (act: Act, calls: readonly Call[]): readonly Unread[] =>
  act.kind === 'command' && act.inputUnseen === true ? openedPrograms(calls) : [];

/** In a container that is thrown away, what a call does to its own machine does not count. */
function leftOfContained(
  call: Call,
  actions: readonly Action[],
  platforms: readonly Platform[],
): readonly Action[] {
  if (!isContained(call)) return actions;
  return actions.filter((action) => platformOf(action.platform, platforms)?.ownMachine !== true);
}

/** Whether what a call runs by name (a task, a script) was read itself: then its calls count, not its name. */
function wasRead(calls: readonly Call[], facts: Facts): (call: Call, name: string) => boolean {
  let wrapped: readonly (readonly string[])[] | undefined;
  return (call, name) => {
    const path = facts.size === 0 ? undefined : resolvePath(call.cwd, name);
    const fact = path === undefined ? undefined : facts.get(factKey({ kind: 'file', path }));
    if (fact?.kind === 'file' && fact.state === 'text') return true;
    // The calls of one script share what wraps them.
    wrapped ??= [...new Set(calls.map(({ via }) => via))].filter((via) => via.length > 0);
    return wrapped.some((via) => via.length > call.via.length && via.some((one) => one.includes(name)));
  };
}

/** Files that a reading asks for, or has asked for and that could not be had. */
function unseenFiles(questions: readonly Question[], facts: Facts): readonly string[] {
  const paths: string[] = [];
  for (const one of questions) if (one.kind === 'file') paths.push(one.path);
  for (const fact of facts.values()) if (fact.kind === 'file' && fact.state !== 'text') paths.push(fact.path);
  return paths;
}
