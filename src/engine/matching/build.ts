import type { Action, Hint, Target } from '../../model/action.ts';
import type { Call, Place, Word } from '../../model/call.ts';
import type { Platform, Rule } from '../../model/platform.ts';
import type { Json } from '../../model/request.ts';
import { alternatives, onlyNarrows, withoutNegated } from '../files/found.ts';
import { matchesGlob } from '../globs/glob.ts';
import { objectOf } from '../json.ts';
import { resolvePath } from '../paths.ts';
import { nounOfCommand, nounOfPath } from '../words/nouns.ts';
import { behindVerb, kindOf, ownWords, pathOfUrl, saidOf, stepFor, stepOf, thingOf } from '../words/thing.ts';
import { localTests } from './local-tests.ts';
import { areTags, isName, refOf, targetOf } from './names.ts';
import type { Arguments } from './view.ts';
import { optionWord, ownVariable } from './view.ts';

/** What every action of a rule shares. It is spread last: V8 is slow at adding fields to what was spread. */
function base(platform: Platform, rule: Rule, place: Place, instead: string) {
  return {
    platform: platform.id,
    rule: rule.id,
    verb: rule.does.verb,
    what: rule.does.what,
    undo: rule.does.undo,
    undoNote: rule.does.undoNote ?? '',
    ...(rule.does.loses ? { loses: rule.does.loses } : {}),
    why: rule.why,
    instead,
    docs: platform.docs,
    place,
  };
}

/** The action of a rule that came through the command door. */
export function commandAction(
  platform: Platform,
  rule: Rule,
  args: Arguments,
  positionals: readonly Word[],
  named?: string,
): Action {
  const { call } = args;
  const cwd = directory(args, platform);
  const rest = behindVerb(rule, positionals);
  const kind = kindOf(rule, rest);
  const words = [
    ...(rule.target?.options ?? []).map((name) => optionWord(args, [name])),
    ...(rule.target?.positionals
      ? rest.slice(kind === undefined ? toSkip(rule, positionals.length - rest.length) : 1)
      : []),
  ].filter((word) => word !== undefined);
  const own = ownWords(args, rest);
  const told = saidOf(rule, args);
  const names =
    told?.words ?? words.filter((word) => rule.target?.paths || isName(word, words, call.program));
  const targets = names.map(rule.target?.refs ? refOf : targetOf);
  return {
    targets,
    hints: [
      ...explicitHints(args, platform),
      ...localTests(platform, args, targets, named),
      ...callHints(args),
      ...directoryHint(cwd),
    ],
    selfConfirmed: confirmation(args, platform),
    via: call.via,
    cwd,
    ...base(platform, rule, call.place, stepOf(stepFor(platform, rule, call.program), targets, own)),
    ...(told ? { thing: told.thing } : thingOf(rule, () => kind ?? nounOfCommand(own, targets.length !== 1))),
    ...(rule.target?.refs && areTags(words) ? { thing: 'remote tag' } : {}),
    ...(rule.target?.paths ? { paths: pathsOf(words, rule, args, cwd) } : {}),
  };
}

/** What still stands before the names: the verb and what is before it are gone already. */
const toSkip = ({ target }: Rule, gone: number): number => Math.max(0, (target?.skip ?? 0) - gone);

const SYSTEM_TEMPORARY = /^(\/private)?(\/tmp|\/var\/tmp|\$\{?(TMPDIR|RUNNER_TEMP)\}?)\/?$/;

/** Whether a search takes only what has long not been used: what the system itself clears away below `/tmp`. */
function findsOld({ program, args: all }: Call): boolean {
  const args = withoutNegated(all);
  const at = args.findIndex(({ text }) => /^-[acm](time|min)$/.test(text));
  const last = args.findIndex(({ text }) => text === '-delete');
  return (
    program === 'find' && at >= 0 && at < last && /^\+\d/.test(args[at + 1]?.text ?? '') && onlyNarrows(args)
  );
}

/** The paths that an action hits, narrowed where an option names the files below them. */
function pathsOf(
  words: readonly Word[],
  rule: Rule,
  args: Arguments,
  cwd: string | undefined,
): readonly string[] {
  const paths = words.map((word) => {
    const path = pathOf(word, { ...args.call, cwd });
    return SYSTEM_TEMPORARY.test(path) && findsOld(args.call) ? TEMPORARY : path;
  });
  const names = rule.target?.names ?? [];
  const each = names.length === 0 ? undefined : alternatives(args.call);
  if (each !== undefined) return each.flatMap((one) => pathsOf(words, rule, { ...args, call: one }, cwd));
  const tests = names.length > 0 ? withoutNegated(args.call.args) : [];
  const name = tests[tests.findIndex(({ text }) => names.includes(text)) + 1];
  return name?.certain && tests.some(({ text }) => names.includes(text)) && onlyNarrows(args.call.args)
    ? paths.map((path) => `${path.replace(/\/+$/, '')}/**/${name.text}`)
    : paths;
}

/** The action of a rule whose deed is where a call's output goes. */
export function redirectAction(platform: Platform, rule: Rule, call: Call, target: Word): Action {
  const targets = [targetOf(target)];
  return {
    targets,
    hints: directoryHint(call.cwd),
    selfConfirmed: undefined,
    via: call.via,
    cwd: call.cwd,
    ...base(platform, rule, call.place, stepOf(rule.instead, targets, [])),
    ...(rule.target?.paths ? { paths: [pathOf(target, call)] } : {}),
  };
}

/** Arguments of an API call or of an MCP tool. */
export interface Fields {
  readonly args: { readonly [name: string]: Json };
  readonly unknown: readonly string[];
}

/** The action of a rule that came through an API or an MCP tool. */
export function fieldsAction(
  platform: Platform,
  rule: Rule,
  fields: Fields,
  at: {
    place: Place;
    via: readonly string[];
    cwd: string | undefined;
    host: string;
    url: string | undefined;
  },
): Action {
  const names = rule.target?.fields ?? [];
  const targets = names.flatMap((name): Target[] => {
    const found = leaves(fields.args, name);
    if (found.length > 0) return found.map((text) => ({ name: text, certain: true }));
    return fields.unknown.includes(name) ? [{ name: `$${name}`, certain: false }] : [];
  });
  const keyed = (rule.target?.keys ?? []).flatMap((name) =>
    nested(fields.args, name).flatMap((value) =>
      Object.keys(objectOf(value)).map((key): Target => ({ name: key.slice(0, 200), certain: true })),
    ),
  );
  const explicit = (platform.environment?.fields ?? []).flatMap((name) =>
    leaves(fields.args, name).map((text): Hint => ({ text, source: name, explicit: true })),
  );
  const confirm = platform.selfConfirm?.find((name) => fields.args[name] === true);
  const named = unique([...keyed, ...targets]);
  return {
    targets: named,
    hints: [...explicit, ...hostHint(at.host), ...directoryHint(at.cwd)],
    selfConfirmed: confirm === undefined ? undefined : `${confirm}: true`,
    via: at.via,
    cwd: at.cwd,
    url: at.url,
    ...base(platform, rule, at.place, stepOf(rule.instead, named, [])),
    ...thingOf(rule, () => (at.url === undefined ? undefined : nounOfPath(pathOfUrl(at.url)))),
  };
}

export function hostHint(host: string): readonly Hint[] {
  return host === '' ? [] : [{ text: host, source: 'the address', explicit: true }];
}

export function directoryHint(cwd: string | undefined): readonly Hint[] {
  return cwd === undefined ? [] : [{ text: cwd, source: 'the directory', explicit: false }];
}

/** Short texts under a name, at any depth of what is known. */
function leaves(args: { readonly [name: string]: Json }, wanted: string): readonly string[] {
  return nested(args, wanted).flatMap(texts);
}

/** The values under a name, at any depth of what is known. */
function nested(args: { readonly [name: string]: Json }, wanted: string): readonly Json[] {
  const found: Json[] = [];
  const visit = (value: Json, depth: number): void => {
    if (depth > 4 || found.length > 20 || value === null || typeof value !== 'object') return;
    for (const [name, item] of Object.entries(value)) {
      if (name === wanted) found.push(item);
      else visit(item, depth + 1);
    }
  };
  visit(args, 0);
  return found;
}

function texts(value: Json): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value).slice(0, 200)];
  return Array.isArray(value) ? value.slice(0, 20).flatMap((item: Json) => texts(item)) : [];
}

const WEB = /^https?:\/\//i;

/**
 * Options and variables with which the platform names an environment, and addresses among the words. A variable says
 * where only if nothing on the line does; one that holds a service’s address, if no other address stands there.
 */
function explicitHints(args: Arguments, platform: Platform): readonly Hint[] {
  const { options = [], variables = [], contextsHere = [] } = platform.environment ?? {};
  // What a file of one's own calls a context may lead anywhere.
  const file = optionWord(args, ['--kubeconfig']) ?? ownVariable(args.call, 'KUBECONFIG');
  const usual = file === undefined || /kind|k3d|k3s|minikube|colima/i.test(file.text);
  const given = options.flatMap((name) => {
    const word = optionWord(args, [name]);
    if (!word) return [];
    const here =
      usual && name.endsWith('context') && contextsHere.some((glob) => matchesGlob(glob, word.text));
    return [{ name, word, text: here && word.certain ? 'localhost' : word.text }];
  });
  const addresses = args.positionals.filter(({ word }) =>
    /^([a-z][a-z0-9+.-]*:\/\/|(localhost|127\.0\.0\.1|\[::1\]):\d)/i.test(word.text),
  );
  const onLine = [
    ...given.map(({ name, word, text }) => ({ word, text, source: `${name} ${word.text}` })),
    ...addresses.map(({ word }) => ({ word, text: word.text, source: 'the address' })),
  ];
  const addressed = onLine.some(({ text }) => WEB.test(text));
  const open = onLine.length === 0 && args.positionals.every(({ word }) => word.certain);
  return [
    ...onLine.map(
      ({ word, text, source }): Hint => ({
        text,
        source,
        explicit: true,
        ...(word.certain ? {} : { certain: false }),
      }),
    ),
    ...variables.flatMap((name): Hint[] => {
      const word = args.call.variables[name];
      return word?.certain && word.text !== ''
        ? [{ text: word.text, source: `$${name}`, explicit: open || (WEB.test(word.text) && !addressed) }]
        : [];
    }),
  ];
}

/** Short words of the call. They may raise the environment and never lower it, so an unknown one counts by its name. */
function callHints({
  call,
  options,
  positionals,
}: Pick<Arguments, 'call' | 'options' | 'positionals'>): readonly Hint[] {
  return [...options.map(({ value }) => value), ...positionals.map(({ word }) => word)]
    .filter((word) => word !== undefined)
    .slice(0, 200)
    .filter(({ text }) => text !== '' && text.length <= 300 && !/\s/.test(text.trim()))
    .map((word) => ({ text: word.text, source: `“${word.text}” in ${call.program}`, explicit: false }));
}

function confirmation(args: Arguments, platform: Platform): string | undefined {
  const found = args.options.find(({ name }) => platform.selfConfirm?.includes(name));
  return found?.name;
}

function directory(args: Arguments, platform: Platform): string | undefined {
  const away = platform.away?.some((name) => optionWord(args, [name]) ?? args.call.variables[name]);
  if (away) return undefined;
  const word = optionWord(args, platform.directory ?? ['-C']);
  const unread = args.call.args.findIndex(({ text }) => text === '-C');
  if (word) return word.certain ? resolvePath(args.call.cwd, word.text) : undefined;
  const value = unread < 0 || platform.directory ? undefined : args.call.args[unread + 1];
  return value ? (value.certain ? resolvePath(args.call.cwd, value.text) : undefined) : args.call.cwd;
}

/** A path as a person would name it on this machine, or the source where that is not known. */
export function pathOf(word: Word, call: Pick<Call, 'cwd' | 'variables'>): string {
  if (word.certain) return resolvePath(call.cwd, word.text) ?? word.text;
  if (/(^|\/)\.\.(\/|$)/.test(word.text)) return word.text;
  if (MADE_ANEW.test(word.text)) return TEMPORARY;
  const made = /^\$\{?(\w+)(?::?\?[^}]*|:?-|%\/)?\}?(?=\/|$)/.exec(word.text)?.[1];
  const origin = made === undefined ? undefined : call.variables[made]?.text;
  return origin !== undefined && MADE_ANEW.test(origin) ? TEMPORARY : word.text;
}

/** What prints the path of a folder that is empty, or of a cache: what lies below is made again. */
const MADE_ANEW =
  /^\$\(\s*(mktemp\b[^)]*|go env GO(MOD)?CACHE|npm config get cache|yarn cache dir|pip3? cache dir|pnpm store path|brew --cache|uv cache dir)\s*\)(?=\/|$)/;

/** Stands for a folder that `mktemp` makes, or for a cache. */
export const TEMPORARY = '/tmp/mktemp';

function unique(targets: readonly Target[]): readonly Target[] {
  return targets.filter((target, at) => targets.findIndex(({ name }) => name === target.name) === at);
}
