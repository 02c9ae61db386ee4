import type { Action, CredentialUse } from '../model/action.ts';
import type { Call, Place, Unread } from '../model/call.ts';
import type { Fact, Facts, Question } from '../model/fact.ts';
import { factKey } from '../model/fact-key.ts';
import type { GuardedFiles } from '../model/guarded.ts';
import type { Platform } from '../model/platform.ts';
import type { Policy } from '../model/policy.ts';
import type { Act, Request } from '../model/request.ts';
import type { Plan } from '../model/verdict.ts';
import { fieldsAction } from './build.ts';
import type { CredentialPorts } from './credentials.ts';
import { credentialsOf } from './credentials.ts';
import { callActions, fieldActions, payloadActions } from './doors.ts';
import { emptiedFiles } from './emptied.ts';
import type { CredentialFile } from './exposure.ts';
import { callExposures, readExposures } from './exposure.ts';
import { withFound } from './found.ts';
import { generalCall, runsNamed } from './general-call.ts';
import { generalMcp } from './general-mcp.ts';
import { generalSql } from './general-sql.ts';
import { configureActions, editActions, writeActions } from './guarded.ts';
import { objectOf } from './json.ts';
import { fixedPart } from './loss.ts';
import { isClaimed, matchMcp, matchSql, servesMcp } from './match.ts';
import { readMcp } from './mcp.ts';
import { resolvePath } from './paths.ts';
import { readLines, requestsOf } from './read.ts';
import { confirmed } from './self-confirmed.ts';
import { supervisionActions } from './supervision.ts';

export interface PlanPorts extends CredentialPorts {
  readonly platforms: readonly Platform[];
  readonly guarded: readonly GuardedFiles[];
  readonly credentialFile: CredentialFile;
}

/** What was found so far, by any door. */
interface Found {
  readonly actions: readonly Action[];
  readonly credentials?: readonly CredentialUse[];
  readonly unread?: readonly Unread[];
  readonly questions?: readonly Question[];
}

const WHOLE: Place = { start: 0, end: 0 };

/** Reads what a request would do. */
export function planRequest(request: Request, facts: Facts, policy: Policy, ports: PlanPorts): Plan {
  const found = planAct(request, facts, policy, ports);
  const { actions, credentials = [], unread = [], questions = [] } = found;
  const wanted = [...questions, ...(actions.length > 0 ? questionsFor(actions, credentials, ports) : [])];
  const open = new Map(wanted.map((question) => [factKey(question), question]));
  for (const key of facts.keys()) open.delete(key);
  return { actions, credentials, unread, questions: [...open.values()] };
}

function planAct(request: Request, facts: Facts, policy: Policy, ports: PlanPorts): Found {
  const { act, cwd, roots } = request;
  switch (act.kind) {
    case 'command':
      return planLines([{ command: act.command, shell: act.shell }], request, facts, policy, ports);
    case 'read':
    case 'search': {
      const actions = readExposures(act.paths, cwd, ports.credentialFile, policy);
      const questions = actions.flatMap(({ paths = [] }) =>
        paths.map((path): Question => ({ kind: 'file', path })),
      );
      return { actions, questions };
    }
    case 'edit':
      return editActions(act.edits, cwd, { guarded: ports.guarded, facts, policy, roots });
    case 'configure':
      return { actions: configureActions(act.paths, cwd, ports.guarded) };
    case 'mcp':
      return planMcp(act, request, facts, policy, ports);
    case 'other':
      return { actions: [] };
    case 'unreadable':
      return { actions: [], unread: [{ place: WHOLE, reason: act.reason, weight: 'code' }] };
  }
}

function planLines(
  lines: Parameters<typeof readLines>[0],
  request: Request,
  facts: Facts,
  policy: Policy,
  ports: PlanPorts,
): Found {
  const { calls: read, carried, unread, questions } = readLines(lines, request, facts);
  const calls = withFound(read);
  const text = lines.map(({ command }) => command).join('\n');
  const unsure: Unread[] = [];
  const asked = [...questions.filter(({ kind }) => kind === 'file'), ...unseenFiles(facts)].flatMap((one) =>
    'path' in one ? [one.path] : [],
  );
  const known = wasRead(calls, facts);
  const actions = [
    ...calls.flatMap((call) => {
      const claimed = callActions(call, ports.platforms, unsure);
      // A platform that describes `npm` or `python` says nothing of the tasks and scripts that they run.
      const described = claimed.length > 0 || (isClaimed(call.program, ports.platforms) && !runsNamed(call));
      return described ? claimed : generalCall(call, known);
    }),
    ...carried.flatMap((one) => payloadActions(one, ports.platforms)),
    ...callExposures(calls, { command: text, asked }, ports.credentialFile, policy),
    ...supervisionActions(calls),
    ...emptiedFiles(calls),
    ...writeActions(calls, text, {
      guarded: ports.guarded,
      policy,
      roots: request.roots,
      leaveOut: (path) => ports.credentialFile(path, policy) !== undefined,
    }),
  ];
  return {
    actions: distinct(confirmed(actions, calls)),
    credentials: credentialsOf(text, calls, requestsOf(carried), ports),
    unread: [...unread, ...unsure],
    questions,
  };
}

/** Whether what a call runs by name (a task, a script) was read itself: then its calls count, not its name. */
function wasRead(calls: readonly Call[], facts: Facts): (call: Call, name: string) => boolean {
  return (call, name) => {
    const path = resolvePath(call.cwd, name);
    const fact = path === undefined ? undefined : facts.get(factKey({ kind: 'file', path }));
    if (fact?.kind === 'file' && fact.state === 'text') return true;
    return calls.some(({ via }) => via.length > call.via.length && via.some((one) => one.includes(name)));
  };
}

/** Files that a reading has asked for and that could not be had. */
function unseenFiles(facts: Facts): readonly Extract<Fact, { kind: 'file' }>[] {
  return [...facts.values()].filter((fact) => fact.kind === 'file').filter(({ state }) => state !== 'text');
}

function planMcp(
  act: Extract<Act, { kind: 'mcp' }>,
  request: Request,
  facts: Facts,
  policy: Policy,
  ports: PlanPorts,
): Found {
  const reading = readMcp(act, (name) => isClaimed(name, ports.platforms));
  const source = { place: WHOLE, via: [], cwd: request.cwd, host: '', url: undefined };
  const fields = { args: objectOf(act.input), unknown: [] };
  const known = matchMcp(act.server, act.tool, act.input, ports.platforms).map(({ platform, rule }) =>
    fieldsAction(platform, rule, fields, source),
  );
  const owner = ports.platforms.find(
    (platform) => servesMcp(platform, act.server) && platform.rules.some((rule) => rule.sql),
  );
  const sql = reading.sql.flatMap((statement) =>
    owner
      ? matchSql(statement, owner).map((rule) => ({
          ...fieldsAction(owner, rule, fields, source),
          targets: statement.object === '' ? [] : [{ name: statement.object, certain: true }],
        }))
      : statement.kind === 'unread'
        ? []
        : generalSql(statement, [], source),
  );
  const lines = planLines(
    reading.commands.map((command) => ({ command, shell: 'bash' })),
    request,
    facts,
    policy,
    ports,
  );
  const edits = editActions(reading.edits, request.cwd, {
    guarded: ports.guarded,
    facts,
    policy,
    roots: request.roots,
  });
  const actions = [
    ...known,
    ...sql,
    ...reading.graphql.flatMap((field) => fieldActions(field, source, ports.platforms)),
    ...readExposures(reading.reads, request.cwd, ports.credentialFile, policy),
    ...edits.actions,
    ...lines.actions,
  ];
  const rest = known.length > 0 ? [] : generalMcp(act.server, act.tool, act.input, source);
  return {
    ...lines,
    actions: distinct([...actions, ...rest]),
    questions: [...(lines.questions ?? []), ...edits.questions],
  };
}

/** What the machine may say of actions: what stands at paths, where things live, whose credentials these are. */
function questionsFor(
  actions: readonly Action[],
  credentials: readonly CredentialUse[],
  ports: PlanPorts,
): readonly Question[] {
  const questions = actions.flatMap((action): Question[] => {
    const { platform: id, what, cwd, url, targets, undo, verb, paths } = action;
    const platform = ports.platforms.find((one) => one.id === id);
    const asked: Question[] = [];
    if (verb === 'expose') asked.push(...(paths ?? []).map((path): Question => ({ kind: 'file', path })));
    else if (undo === 'files' && verb !== 'edit') {
      if (paths === undefined) asked.push(...(cwd === undefined ? [] : [{ kind: 'git', cwd } as const]));
      else
        asked.push(
          ...paths
            .slice(0, 50)
            .map(fixedPart)
            .filter(isPlaced)
            .map((path): Question => ({ kind: 'path', path })),
        );
    }
    if (platform?.resources?.includes(what)) {
      for (const { name, certain } of targets)
        if (certain) asked.push({ kind: 'resource', platform: id, what, id: name, url, cwd });
    }
    if (platform?.linked) asked.push({ kind: 'link', platform: id, cwd });
    return asked;
  });
  return [
    ...questions,
    ...credentials.map(
      ({ fingerprint, variable }): Question => ({ kind: 'credential', fingerprint, variable }),
    ),
  ];
}

/** An absolute path, of any system, or one below a home folder. */
const isPlaced = (path: string) => /^(\/|~|[A-Za-z]:[\\/]|\\\\)/.test(path);

/** The same deed read twice, as through a wrapper, counts once. */
function distinct(actions: readonly Action[]): readonly Action[] {
  const seen = new Set<string>();
  return actions.filter(({ platform, rule, targets, place }) => {
    const key = JSON.stringify([platform, rule, targets, place.file ?? '', place.start, place.end]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
