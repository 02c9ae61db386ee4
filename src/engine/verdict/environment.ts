import type { Action, Hint } from '../../model/action.ts';
import type { EnvironmentRule, Where } from '../../model/environment.ts';
import type { Fact, Facts } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Policy } from '../../model/policy.ts';
import { isGlob, matchesGlob } from '../globs/glob.ts';
import { hostsIn, isLocal, isLocalElsewhere } from '../hosts.ts';
import { flatMap } from './lists.ts';

/** Words that say where something lives, and the environment that they mean. */
const NAMES: readonly { readonly name: string; readonly words: readonly string[]; readonly kind: Kind }[] = [
  { name: 'production', words: ['production', 'prod', 'prd', 'live'], kind: 'production' },
  { name: 'staging', words: ['staging', 'stage', 'stg', 'preprod', 'uat'], kind: 'shared' },
  { name: 'preview', words: ['preview', 'sandbox', 'qa'], kind: 'free' },
  { name: 'development', words: ['development', 'develop', 'dev'], kind: 'free' },
  { name: 'test', words: ['test', 'tests', 'testing', 'ci', 'e2e'], kind: 'free' },
  { name: 'local', words: ['local', 'localhost'], kind: 'free' },
];

type Kind = 'production' | 'shared' | 'free';

/** Nobody knows where: treated as protected for what is irreversible. */
const UNKNOWN: Where = { name: '', protected: true, evidence: [] };

/**
 * The environments in which an action would land, and how we know. What is certain comes first and counts together:
 * the policy, what the platform says of the thing, and the option that names the environment. Then the CLI's link,
 * then names. A name of the action's own words can raise (“prod-db”), but only an option, a variable or a host can lower;
 * and a test's name, where the clients of the platform stay on this machine unless told otherwise (`local-tests.ts`).
 */
export function resolveWhere(action: Action, facts: Facts, policy: Policy): readonly Where[] {
  const found = new Map<string, { protected: boolean; evidence: string[] }>();
  const add = (name: string, evidence: string): void => {
    const key = canonical(name, policy);
    const known = found.get(key) ?? { protected: false, evidence: [] };
    if (!known.evidence.includes(evidence)) known.evidence.push(evidence);
    known.protected ||= isProtected(key, policy);
    found.set(key, known);
  };

  const explicit = action.hints.filter((hint) => hint.explicit && hint.certain !== false);
  const unsure = action.hints.some((hint) => hint.certain === false);
  const named = policy.environments.length === 0 ? [] : namesIn(action);
  for (const rule of policy.environments) {
    const evidence = matchOf(rule, named);
    if (evidence !== undefined) add(rule.name, isId(evidence) ? rule.source : `${evidence} (${rule.source})`);
  }
  for (const { name, source } of resources(action, facts)) add(name, source);
  for (const hint of explicit) {
    const name = namedBy(hint, action.via, policy);
    // A loopback address may be a tunnel or a proxy: it says nothing where something better is known.
    if (name !== undefined && (name !== 'local' || found.size === 0)) add(name, hint.source);
  }
  if (found.size === 0 && !unsure) {
    const link = facts.get(factKey({ kind: 'link', platform: action.platform, cwd: action.cwd }));
    if (link?.kind === 'link' && link.environment !== '') add(link.environment, link.source);
  }
  for (const { name, hint } of spoken(action)) {
    const kind = kindOf(name);
    if (kind === 'production' || (found.size === 0 && !unsure && (hint.explicit || kind === 'shared')))
      add(name, hint.source);
  }
  const known = [...found]
    .map(([name, { protected: held, evidence }]) => ({ name, protected: held, evidence }))
    .sort((a, b) => Number(b.protected) - Number(a.protected));
  return known.length === 0 || (unsure && !known.some((one) => one.protected)) ? [UNKNOWN, ...known] : known;
}

/** An id tells a person nothing; where it is written does. */
const isId = (text: string) => /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text);

/** As the policy says; without a word there, production and what is not known are protected. */
export function isProtected(name: string, policy: Policy): boolean {
  const rules = policy.environments.filter((rule) => sameName(rule.name, name));
  return rules.length > 0 ? rules.some((rule) => rule.protected) : kindOf(name) !== 'free';
}

/** A text of an action, and what it may be known by: itself and the hosts in it. */
interface Named {
  readonly text: string;
  readonly shapes: readonly string[];
}

function namesIn(action: Action): readonly Named[] {
  const texts = [
    ...action.targets.filter(({ certain }) => certain).map(({ name }) => name),
    ...(action.paths ?? []),
    ...action.hints.map(({ text }) => text),
    ...(action.url === undefined ? [] : [action.url]),
  ];
  return texts.map((text) => ({ text, shapes: [text, ...hostsIn(text)] }));
}

/** What of the action belongs to an environment of the policy. */
function matchOf(rule: EnvironmentRule, named: readonly Named[]): string | undefined {
  if (rule.matches.includes('*')) return rule.protected ? 'everything' : undefined;
  return named.find(({ shapes }) => rule.matches.some((glob) => shapes.some((shape) => belongs(glob, shape))))
    ?.text;
}

/** An id, a name, a host or a glob of them; a path holds what lies below it. */
function belongs(glob: string, text: string): boolean {
  if (glob === '' || text === '') return false;
  if (isGlob(glob)) return matchesGlob(glob, text, true);
  const [wanted, given] = [glob.toLowerCase(), text.toLowerCase()];
  return given === wanted || (wanted.includes('/') && given.startsWith(`${wanted.replace(/\/+$/, '')}/`));
}

function resources(action: Action, facts: Facts): Extract<Fact, { kind: 'resource' }>['environments'] {
  return resourceFacts(action, facts).flatMap((fact) => fact.environments);
}

const NOTHING = [] as const;

/** What is known of the things that an action names. */
export function resourceFacts(action: Action, facts: Facts): readonly Extract<Fact, { kind: 'resource' }>[] {
  const { platform, what, url, cwd } = action;
  if (facts.size === 0) return NOTHING;
  return flatMap(action.targets, ({ name }) => {
    const fact = facts.get(factKey({ kind: 'resource', platform, what, id: name, url, cwd }));
    return fact?.kind === 'resource' ? [fact] : [];
  });
}

/** The environment that an option such as `-e production` names; a host or an id names none. */
function namedBy(hint: Hint, via: readonly string[], policy: Policy): string | undefined {
  const known = policy.environments.find((rule) => sameName(rule.name, hint.text));
  if (known) return known.name;
  const local = hostsIn(hint.text).find(isLocal);
  if (local !== undefined) return isLocalElsewhere(local, via) ? undefined : 'local';
  // `file:./dev.db`, `sqlite:///db.sqlite3`: a file where the program runs. Elsewhere `file://x.json` holds arguments.
  if (
    /^(file|sqlite3?|sqlite\+\w+|jdbc:(h2|hsqldb|derby|sqlite)):(?!tcp:|ssl:|hsqls?:|https?:)/i.test(
      hint.text,
    ) &&
    /^(\$|--?\S*(url|uri|dsn|database|db)\b)/i.test(hint.source)
  )
    return isLocalElsewhere('localhost', via) ? undefined : 'local';
  const says =
    /(^|\s)(-e|--?\S*(env|stage)\S*|\$\w*ENV\w*|\$\w*STAGE)(\s|$)|^\w*(environment|env|stage)(Name)?$/i;
  if (!says.test(hint.source) || !/^[a-z][\w .-]{0,60}$/i.test(hint.text) || hint.text.includes('.'))
    return undefined;
  return /\d[a-f0-9-]{12,}/i.test(hint.text) || /^env-\d/.test(hint.text) ? undefined : hint.text;
}

/** Most words hold none of the signs. */
const SIGN = new RegExp(NAMES.flatMap(({ words }) => words).join('|'), 'i');

/** Environments whose names stand as whole words in the action's own words. */
function* spoken(action: Action): Generator<{ name: string; hint: Hint }> {
  // A name is evidence once, though it stands among the words of the call as well.
  const words = new Set(action.hints.map(({ text }) => text));
  const targets = action.targets
    .filter(({ name }) => !words.has(name))
    .map(({ name }): Hint => ({ text: name, source: `the name “${name}”`, explicit: false }));
  const named = new Set(action.hints.filter((hint) => hint.explicit).map((hint) => hint.text));
  for (const hint of [...action.hints, ...targets]) {
    if (!SIGN.test(hint.text) || (!hint.explicit && named.has(hint.text))) continue;
    const words = new Set(
      withoutTld(hint.text)
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z0-9]+|(?<=[a-z])(?=\d)/),
    );
    for (const { name, words: signs } of NAMES) {
      if (name !== 'local' && signs.some((sign) => words.has(sign))) yield { name, hint };
    }
  }
}

/** `.dev` and `.live` are also endings that anybody can register: `api.machines.dev` is nobody’s development. */
const withoutTld = (given: string) => {
  // A vendor’s own host, where everybody’s repositories lie.
  const text = given.replace(/(?<![\w.-])(?:ssh\.)?dev\.azure\.com(?![\w.-])/i, 'azure.com');
  return hostsIn(text).some((host) => /[^.]+\.(dev|live)$/.test(host))
    ? text.replace(/\.(dev|live)(?=$|[:/?#])/i, '')
    : text;
};

/** “prod” and “production” are one environment, under the name that the policy uses. */
function canonical(name: string, policy: Policy): string {
  const rule = policy.environments.find((other) => sameName(other.name, name));
  return rule?.name ?? NAMES.find(({ words }) => words.includes(name.toLowerCase()))?.name ?? name;
}

/** Whether two names mean one environment, as “prod” and “production” do. */
export function sameName(one: string, two: string): boolean {
  const group = (name: string) =>
    NAMES.find(({ words }) => words.includes(name.toLowerCase()))?.name ?? name.toLowerCase();
  return group(one) === group(two);
}

function kindOf(name: string): Kind | undefined {
  return NAMES.find(
    ({ name: known, words }) => known === name.toLowerCase() || words.includes(name.toLowerCase()),
  )?.kind;
}
