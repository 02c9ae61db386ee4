import type { Action } from '../../model/action.ts';
import type { Unread } from '../../model/call.ts';
import type { Facts } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Platform } from '../../model/platform.ts';
import type { Policy } from '../../model/policy.ts';
import type { Request } from '../../model/request.ts';
import { shownPath } from '../../model/shown-path.ts';
import type { Keepable } from '../../model/snapshot.ts';
import type { Judged, Plan, Verdict } from '../../model/verdict.ts';
import { GENERAL } from '../general/action.ts';
import { othersBeside, titleOf } from '../words/others.ts';
import { stepIn } from '../words/steps.ts';
import { helpsThere, undoText } from '../words/undo-text.ts';
import {
  capital,
  deed,
  frozenText,
  isUnsure,
  listed,
  placesOf,
  quoted,
  secretOf,
  tellAgent,
} from '../words/words.ts';
import { blockedBefore, blockedText } from './blocked.ts';
import { decide } from './decide.ts';
import { isElsewhere } from './elsewhere.ts';
import { resolveWhere, resourceFacts } from './environment.ts';
import { needsTyping, worst } from './judge.ts';
import { distinctKeep, keepableOf } from './keep.ts';
import type { Loss } from './loss.ts';
import { lossOf } from './loss.ts';

export interface VerdictPorts {
  readonly platforms: readonly Platform[];
  hideSecrets(text: string): string;
  redactFile(path: string, text: string): string;
}

const RANK = { pass: 0, ask: 1, stop: 2 } as const;
const NOTHING_SEEN: Facts = new Map();
const LONGEST_VIEW = 4000;

/** Decides a plan with what is known of the machine. */
export function judgePlan(
  request: Request,
  plan: Plan,
  facts: Facts,
  policy: Policy,
  ports: VerdictPorts,
  unkept?: string,
): Verdict {
  if (plan.actions.length === 0 && plan.unread.length === 0) return harmless(plan);
  // A line of many acts says the same words again and again.
  const hide = remembered(ports.hideSecrets);
  const considered = plan.actions.map((action) => judgeAction(action, request, facts, policy, hide, unkept));
  considered.sort(
    (a, b) =>
      RANK[b.judged.answer] - RANK[a.judged.answer] ||
      Number(b.typed) - Number(a.typed) ||
      // A rule says more than a general reading of the same.
      Number(isVaguer(a.judged)) - Number(isVaguer(b.judged)),
  );
  const said = withoutVaguer(considered, policy);
  const actions = said.map(({ judged }) => judged);
  const unread = plan.unread.map((one) => ({
    ...one,
    reason: hide(one.reason),
    ...(one.deed === undefined ? {} : { deed: hide(one.deed) }),
  }));
  const opaque = unread.filter(({ weight }) => weight === 'code');
  const answer = worst([
    ...actions.map((action) => action.answer),
    ...(opaque.length > 0 ? ([policy.freeze ? 'stop' : 'ask'] as const) : []),
  ]);
  const typedFor = said.find(({ typed, judged }) => typed && judged.answer === 'ask')?.judged;
  const first = actions[0];
  const why =
    first && first.answer !== 'pass'
      ? sentence(first, actions, ports)
      : opaque[0]
        ? unreadText(opaque[0])
        : '';
  const view = viewOf(plan.actions, facts, ports);
  const keep = answer === 'stop' ? [] : distinctKeep(said.flatMap((one) => one.keep));
  const frozen = first?.answer === 'stop' ? said[0]?.frozen : opaque.length > 0;
  const freeze = frozen ? policy.freeze : undefined;
  const verdict: Verdict = {
    answer,
    actions,
    credentials: plan.credentials,
    unread,
    why: [
      closed(why),
      ...(first?.again === undefined ? [] : [first.again]),
      ...(first ? ruledText(first) : []),
      ...(freeze ? [frozenText(freeze)] : []),
    ].join(' '),
    tell: '',
    typed: answer === 'ask' && typedFor ? nameToType(typedFor) : undefined,
    ...(view === '' ? {} : { view }),
    ...(freeze ? { frozen: freeze } : {}),
    ...(keep.length > 0 ? { keep } : {}),
  };
  return answer === 'pass' ? verdict : { ...verdict, tell: tellAgent(verdict, 'policy') };
}

const unreadText = ({ reason, deed: named }: Unread): string =>
  named === undefined ? `Part of it could not be read: ${lower(reason)}` : capital(reason);

function remembered(hideSecrets: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let safe = known.get(text);
    if (safe === undefined) {
      safe = hideSecrets(text);
      known.set(text, safe);
    }
    return safe;
  };
}

/** Most of what agents do. */
const harmless = ({ credentials }: Plan): Verdict => ({
  answer: 'pass',
  actions: [],
  credentials,
  unread: [],
  why: '',
  tell: '',
  typed: undefined,
});

interface Considered {
  readonly judged: Judged;
  readonly typed: boolean;
  readonly frozen: boolean;
  readonly keep: readonly Keepable[];
}

/** Leaves out a general reading of a call of which a rule of the policy says the same or more, no less strictly. */
function withoutVaguer(considered: readonly Considered[], policy: Policy): readonly Considered[] {
  const own = new Set(policy.platforms.map(({ id }) => id));
  if (own.size === 0) return considered;
  const key = ({ place }: Judged) => `${place.start}:${place.end}:${place.file ?? ''}`;
  const rules = new Map<string, Considered>();
  // The strictest comes first.
  for (const one of considered)
    if (own.has(one.judged.platform) && !rules.has(key(one.judged))) rules.set(key(one.judged), one);
  return considered.filter(({ judged, typed }) => {
    const rule = judged.platform === GENERAL ? rules.get(key(judged)) : undefined;
    return !rule || RANK[rule.judged.answer] < RANK[judged.answer] || (typed && !rule.typed);
  });
}

function judgeAction(
  action: Action,
  request: Request,
  facts: Facts,
  policy: Policy,
  hidden: (text: string) => string,
  unkept: string | undefined,
): Considered {
  const where = resolveWhere(action, facts, policy);
  const elsewhere = isElsewhere(action.via);
  const here = elsewhere ? NOTHING_SEEN : facts;
  const lost: Loss =
    action.undo === 'files' && action.verb !== 'edit' ? lossOf(action, here, request) : 'unknown';
  // Under a freeze nothing is destroyed, whether it could be put back or not.
  const copies = unkept === undefined && policy.freeze === undefined && !elsewhere;
  const keepable = copies ? keepableOf(action, lost, facts, request) : [];
  // A verdict holds no secret, and without its name nothing can be copied.
  const keep = keepable.every((one) => isPlain(JSON.stringify(one), hidden)) ? keepable : [];
  const loss: Loss = lost === 'work' && keep.length > 0 ? 'copied' : lost;
  const decided = decide(action, where, loss, policy);
  const { ruledBy, frozen = false } = decided;
  const blocked = blockedBefore(action, facts, request);
  const answer = worst([decided.answer, blocked ? 'ask' : 'pass']);
  const safe: Action = {
    ...action,
    targets: action.targets.map((target) => ({ ...target, name: hidden(target.name) })),
    hints: action.hints.map((hint) => ({ ...hint, text: hidden(hint.text), source: hidden(hint.source) })),
    via: action.via.map(hidden),
    // Of a program that nobody described it is the call itself.
    ...(action.what.startsWith('“') ? { what: hidden(action.what) } : {}),
    ...(action.paths ? { paths: action.paths.map(hidden) } : {}),
    ...(action.thing === undefined ? {} : { thing: hidden(action.thing) }),
    ...(action.movedIn ? { movedIn: action.movedIn.map(hidden) } : {}),
    ...(action.made ? { made: action.made.map(hidden) } : {}),
    ...(action.url === undefined ? {} : { url: hidden(action.url) }),
  };
  const judged: Judged = {
    where: where.map((one) => ({ ...one, evidence: one.evidence.map(hidden) })),
    answer,
    subject: hidden(subjectOf(action, facts, request)),
    undoText: undoText(action, loss, here, unkept, elsewhere),
    ...(blocked ? { again: blockedText({ ...blocked, text: hidden(blocked.text) }) } : {}),
    ...(loss === 'copied' ? { copied: true } : {}),
    ...(ruledBy === undefined ? {} : { ruledBy }),
    ...safe,
    // What helps in the workspace, such as a stash, is of no use there.
    instead: helpsThere(action, loss, request, elsewhere) ? hidden(stepIn(action.instead, request)) : '',
  };
  return { judged, typed: needsTyping(action, where, loss), frozen, keep };
}

const isVaguer = ({ platform, verb }: Judged) => platform === GENERAL && verb !== 'edit' && verb !== 'expose';

const isPlain = (text: string, hide: (text: string) => string) => hide(text) === text;

/** The thing's name for people: what the platform calls it, else what the act calls it. */
function subjectOf(action: Action, facts: Facts, request: Request): string {
  const names = resourceFacts(action, facts)
    .map(({ name }) => name)
    .filter((name) => name !== '');
  const own = action.targets.map(({ name }) =>
    action.paths === undefined ? name : shownPath(name, request),
  );
  const named = names.length > 0 ? [...new Set(names)] : own;
  const short = named.map((name) => (name.length > 80 ? `${name.slice(0, 77)}…` : name));
  // Of a program that nobody described nobody knows which of the words names it and which says in what it lies.
  const together = action.platform === GENERAL && action.paths === undefined && names.length === 0;
  return together && short.length > 1 ? quoted(short.join(' ')) : listed(short.map(quoted));
}

/** The name to type, without its quotes; where nothing has one the environment's, else the deed itself. */
function nameToType(action: Judged): string {
  const bare = /^“([^”]+)”$/.exec(action.subject)?.[1];
  const first = bare ?? action.targets.find(({ name, certain }) => certain && name !== '')?.name;
  if (first !== undefined && !isUnsure(action) && !first.includes('‹') && first.length <= 80) return first;
  return action.where.find(({ name, protected: held }) => held && name !== '')?.name ?? action.verb;
}

/** Rules whose reason says what would happen. */
const SAYS_WHAT: ReadonlySet<string> = new Set(['secret-sent', 'guard-leave']);

function sentence(first: Judged, actions: readonly Judged[], ports: VerdictPorts): string {
  const others = othersBeside(first, actions, ports.platforms);
  const more = others > 0 ? `, and ${others} more ${others === 1 ? 'thing' : 'things'}` : '';
  const act = deed(first, titleOf(first, ports.platforms));
  const known = first.where.some(({ name }) => name !== '');
  if (SAYS_WHAT.has(first.rule)) return first.why;
  if (first.verb === 'expose')
    return `It would show ${secretOf(first) ?? `the values in ${first.subject}`} to the agent${more}.`;
  if (first.verb === 'edit') return `It would change ${first.subject} (${first.what})${more}. ${first.why}`;
  const place =
    first.undo === 'files'
      ? ''
      : known
        ? ` in ${placesOf(first.where)}`
        : ' in an environment that is not known';
  return `It would ${lower(act)}${place}${more}. ${first.undo === 'files' ? capital(first.undoText) : first.why}`;
}

/** Where a policy's own line decided: which. */
function ruledText({ answer, ruledBy }: Judged): readonly string[] {
  return answer === 'pass' || ruledBy === undefined ? [] : [`The policy says so: ${ruledBy}.`];
}

/** The names in the files that would be shown, values hidden. */
function viewOf(actions: readonly Action[], facts: Facts, ports: VerdictPorts): string {
  const paths = [
    ...new Set(actions.filter(({ verb }) => verb === 'expose').flatMap(({ paths: found }) => found ?? [])),
  ];
  const views = paths.flatMap((path) => {
    const fact = facts.get(factKey({ kind: 'file', path }));
    return fact?.kind === 'file' && fact.state === 'text'
      ? [`${path}:\n${ports.redactFile(path, fact.text)}`]
      : [];
  });
  return views.join('\n').slice(0, LONGEST_VIEW);
}

const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);
const closed = (text: string) => (text === '' || /[.!?…]$/.test(text) ? text : `${text}.`);
