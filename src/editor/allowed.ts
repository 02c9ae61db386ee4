import type { Entry } from '../model/entry.ts';
import type { Asked, PersonAnswer } from '../model/ports.ts';
import type { Request } from '../model/request.ts';
import type { Judged, Verdict } from '../model/verdict.ts';

/** Milliseconds for which what an agent's hook was allowed is expected to reach the terminal. */
const LIFETIME = 2 * 60_000;
/** The longest that a line in the terminal may go on starting programs. */
const LONGEST = 60 * 60_000;

/** Where an act is seen. */
type Door = 'hook' | 'line' | 'program' | 'relay';

interface Allowed {
  readonly request: Request;
  readonly verdict: Verdict;
  readonly at: number;
  /** The doors to which it has come already: the same there again is a new wish. */
  readonly reached: Set<Door>;
}

/** What the guard asks, with everything left out that a person has just said. */
export interface AskingOnce {
  ask(asked: Asked, gone: AbortSignal): Promise<PersonAnswer>;
  /** Whether a person has allowed exactly this request too late for its first try. Spends the grant. */
  granted(fingerprint: string): boolean;
}

/** A decision was made, whether a person was asked or not. */
interface Decided {
  decided(entry: Pick<Entry, 'id' | 'agent' | 'session'>): void;
}

/**
 * One act may be seen several times: by the agent's hook, or by two events of it, by the guard in its terminal, by the
 * fence in front of the program that it starts, by the relay in front of an MCP server. What a person has allowed at one
 * of them is not asked again at the next.
 *
 * @param ports.now milliseconds since 1970
 */
export function askingOnce(ports: AskingOnce & { now(): number }): AskingOnce & Decided {
  let allowed: Allowed[] = [];
  const unanswered = new Map<string, Asked>();
  /** Questions that are with the person, until a second hook shares one. */
  const open = new Map<Asked, Promise<PersonAnswer>>();
  const allow = ({ request, verdict }: Asked, ...reached: readonly Door[]) => {
    const own: readonly Door[] = isLine(request) ? ['line'] : [];
    allowed.push({ request, verdict, at: ports.now(), reached: new Set([...own, ...reached]) });
  };
  /** A new line in the same shell ends what the one before was allowed. */
  const forget = (session: string | undefined, but?: string) => {
    allowed = allowed.filter(
      ({ request }) => !isLine(request) || request.session !== session || request.id === but,
    );
  };
  return {
    // Most lines pass, and nobody is asked about them.
    decided({ id, agent, session }) {
      if (agent === 'terminal') forget(session, id);
    },
    async ask(asked, gone) {
      const { request } = asked;
      const now = ports.now();
      allowed = allowed.filter((one) => now - one.at < (isLine(one.request) ? LONGEST : LIFETIME));
      if (isLine(request)) forget(request.session);
      const known = allowed.find((one) => reaches(one, request) && covers(one, asked));
      if (known) {
        known.reached.add(doorOf(request));
        return 'allow-once';
      }
      // Two hooks of one agent may ask at the same time.
      const twin = [...open.keys()].find((one) => isOtherHook(one.request, request) && covers(one, asked));
      const answer = twin && open.get(twin);
      if (twin && answer) {
        open.delete(twin);
        return await answer;
      }
      const own = ports.ask(asked, gone);
      open.set(asked, own);
      const said = await own;
      const shared = !open.delete(asked);
      if (said === 'allow-once') allow(asked, ...(shared ? (['hook'] as const) : []));
      if (said === 'away') unanswered.set(asked.fingerprint, asked);
      return said;
    },
    granted(fingerprint) {
      const granted = ports.granted(fingerprint);
      const asked = unanswered.get(fingerprint);
      if (granted && asked) allow(asked);
      return granted;
    },
  };
}

/** A program behind the fence, whose words are known. */
const isProgram = ({ agent, act }: Request) =>
  agent === 'terminal' && act.kind === 'command' && act.shell === 'sh';
const isLine = (request: Request) => request.agent === 'terminal' && !isProgram(request);

const isRelayed = ({ agent }: Request) => agent === 'mcp';

function doorOf(request: Request): Door {
  if (isProgram(request)) return 'program';
  if (isLine(request)) return 'line';
  return isRelayed(request) ? 'relay' : 'hook';
}

/** The same act, asked about by another hook of the same agent: another event, or a file that a second agent's hooks share. */
const isOtherHook = (before: Request, now: Request) =>
  (now.agent !== before.agent || now.event !== before.event) &&
  ![before, now].some((one) => one.agent === 'terminal' || isRelayed(one)) &&
  // Agents name their sessions each in its own way.
  (now.agent !== before.agent || now.session === before.session) &&
  now.cwd === before.cwd &&
  JSON.stringify(now.act) === JSON.stringify(before.act);

/** Whether the later request can be what the allowed one led to. */
function reaches(one: Allowed, request: Request): boolean {
  // What runs in another terminal is not what this line started.
  if (isProgram(request))
    return one.request.terminal === undefined || one.request.terminal === request.terminal;
  if (one.reached.has(doorOf(request))) return false;
  if (isRelayed(request)) return !isRelayed(one.request) && one.request.act.kind === 'mcp';
  if (isLine(request)) return !isProgram(one.request);
  return isOtherHook(one.request, request);
}

/** Whether everything that is now seen was shown to the person then. */
function covers(one: Pick<Asked, 'request' | 'verdict'>, { request, verdict }: Asked): boolean {
  const unknown = (of: Verdict) =>
    of.unread.filter(({ weight }) => weight === 'code').map(({ reason }) => reason);
  const shown = unknown(one.verdict);
  return (
    verdict.actions.every((action) =>
      one.verdict.actions.some((known) => isSame(known, one.request.cwd, action, request.cwd)),
    ) &&
    unknown(verdict).every((reason) => shown.includes(reason)) &&
    (verdict.actions.length > 0 || shown.length > 0)
  );
}

/**
 * The same deed on the same things in the same directory. A thing that was not known then may be any file below that
 * directory.
 */
function isSame(
  known: Judged,
  knownCwd: string | undefined,
  action: Judged,
  actionCwd: string | undefined,
): boolean {
  const cwd = known.cwd ?? knownCwd;
  if (known.platform !== action.platform || known.rule !== action.rule) return false;
  if (cwd !== (action.cwd ?? actionCwd)) return false;
  const named = new Set(known.targets.filter(({ certain }) => certain).map(({ name }) => bare(name)));
  if (action.targets.every(({ name, certain }) => certain && named.has(bare(name)))) return true;
  const paths = action.paths ?? [];
  return (
    known.targets.some(({ certain }) => !certain) &&
    cwd !== undefined &&
    paths.length > 0 &&
    paths.every((path) => isBelow(path, cwd))
  );
}

const bare = (name: string) => name.replace(/^\.\//, '').replace(/(.)\/+$/, '$1');
const isBelow = (path: string, folder: string) =>
  path.startsWith(`${folder.replace(/\/$/, '')}/`) && !/\/\.\.(\/|$)/.test(path);
