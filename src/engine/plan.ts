import type { Action, CredentialUse } from '../model/action.ts';
import type { Call, Place, Unread } from '../model/call.ts';
import type { Facts, Question } from '../model/fact.ts';
import { factKey } from '../model/fact-key.ts';
import type { GuardedFiles } from '../model/guarded.ts';
import type { Platform } from '../model/platform.ts';
import type { Policy } from '../model/policy.ts';
import type { Act, Request } from '../model/request.ts';
import type { Plan } from '../model/verdict.ts';
import { blockedQuestions } from './blocked.ts';
import { fieldsAction } from './build.ts';
import type { CredentialPorts } from './credentials.ts';
import { credentialsOf } from './credentials.ts';
import { callActions, fieldActions, payloadActions } from './doors.ts';
import { emptiedFiles } from './emptied.ts';
import { overwrittenCredentials, searchExposures } from './env-files.ts';
import type { CredentialFile } from './exposure.ts';
import { callExposures, readExposures } from './exposure.ts';
import { withFound } from './found.ts';
import { generalCall, runsNamed } from './general-call.ts';
import { generalMcp } from './general-mcp.ts';
import { generalSql } from './general-sql.ts';
import { testsOnProduction } from './general-tests.ts';
import { unruledCall } from './general-unruled.ts';
import { configureActions, editActions, writeActions } from './guarded.ts';
import { objectOf } from './json.ts';
import { append, flatMap } from './lists.ts';
import { fixedPart } from './loss.ts';
import { matchMcp, matchSql, servesMcp } from './match.ts';
import { readMcp } from './mcp.ts';
import { withMoved } from './moved.ts';
import { openedPrograms } from './opened.ts';
import { resolvePath } from './paths.ts';
import { isClaimed, platformOf } from './platform-index.ts';
import { readLines, requestsOf } from './read.ts';
import { confirmed } from './self-confirmed.ts';
import { isContained } from './shell/contained.ts';
import { shownSecrets } from './shown-secrets.ts';
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
  const wanted =
    actions.length > 0
      ? [...questions, ...questionsFor(actions, credentials, ports), ...blockedQuestions(actions, request)]
      : questions;
  const open = new Map<string, Question>();
  for (const question of wanted) {
    const key = factKey(question);
    if (!facts.has(key)) open.set(key, question);
  }
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
  const here = calls.filter((call) => !isContained(call));
  const text = lines.map(({ command }) => command).join('\n');
  const unsure: Unread[] = [...unseenInput(request.act, calls)];
  const asked = unseenFiles(questions, facts);
  const known = wasRead(calls, facts);
  const files: Question[] = [];
  const own: Action[] = [];
  for (const call of calls) {
    const claimed = leftOfContained(call, callActions(call, ports.platforms, unsure), ports.platforms);
    // A platform that describes `npm` or `python` says nothing of the tasks and scripts that they run.
    const described = isClaimed(call.program, ports.platforms) && !runsNamed(call);
    const unclaimed = () => (described ? unruledCall(call, ports.platforms) : generalCall(call, known));
    append(own, claimed.length > 0 ? claimed : unclaimed());
  }
  const actions = [
    ...own,
    ...flatMap(carried, (one) => payloadActions(one, ports.platforms)),
    ...callExposures(here, { command: text, asked }, ports.credentialFile, policy),
    ...shownSecrets(here, text),
    ...searchExposures(here, facts, files),
    ...overwrittenCredentials(
      here,
      facts,
      (path) => ports.credentialFile(path, policy) === 'credential',
      files,
    ),
    ...supervisionActions(here),
    ...emptiedFiles(here),
    ...testsOnProduction(calls),
    ...writeActions(here, text, {
      guarded: ports.guarded,
      policy,
      roots: request.roots,
      leaveOut: (path) => ports.credentialFile(path, policy) !== undefined,
    }),
  ];
  return {
    actions: withMoved(distinct(confirmed(actions, calls)), calls),
    credentials: credentialsOf(text, calls, requestsOf(carried), ports),
    unread: [...unread, ...unsure],
    questions: [...questions, ...files],
  };
}

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
  return actions.filter((action) => platforms.find(({ id }) => id === action.platform)?.ownMachine !== true);
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

/** Files that a reading asks for, or has asked for and that could not be had. */
function unseenFiles(questions: readonly Question[], facts: Facts): readonly string[] {
  const paths: string[] = [];
  for (const one of questions) if (one.kind === 'file') paths.push(one.path);
  for (const fact of facts.values()) if (fact.kind === 'file' && fact.state !== 'text') paths.push(fact.path);
  return paths;
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
  const understood = [reading.sql, reading.graphql, reading.commands, reading.edits, reading.reads];
  const opaque = understood.every((one) => one.length === 0);
  const rest = known.length > 0 ? [] : generalMcp(act, source, opaque);
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
    const platform = platformOf(id, ports.platforms);
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
  if (actions.length < 2) return actions;
  const seen = new Set<string>();
  return actions.filter(({ platform, rule, targets, place }) => {
    const key = JSON.stringify([platform, rule, targets, place.file ?? '', place.start, place.end]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
