import type { Action, Hint, Target } from '../../model/action.ts';
import type { Call, Place, Word } from '../../model/call.ts';
import type { Platform, Rule } from '../../model/platform.ts';
import type { Json } from '../../model/request.ts';
import { alternatives, onlyNarrows, withoutNegated } from '../files/found.ts';
import { wordsOf } from '../general/words.ts';
import { objectOf } from '../json.ts';
import { resolvePath } from '../paths.ts';
import { deedOf, isDeed } from '../words/deeds.ts';
import { isVague, namedThing, nounOfCommand, nounOfPath } from '../words/nouns.ts';
import { commandStep, stepOf } from '../words/steps.ts';
import { behindVerb, kindIn, kindOf, ownWords, pathOfUrl, saidOf, thingOf } from '../words/thing.ts';
import { callHints, directoryHint, explicitHints, hostHint } from './hints.ts';
import { localTests } from './local-tests.ts';
import { areTags, isName, refOf, targetOf } from './names.ts';
import { firmWords, likeThing, namedByOption } from './thing-named.ts';
import type { Arguments } from './view.ts';
import { isCmdlet, optionWord } from './view.ts';

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
  const own = ownWords(args, rest);
  const called = own.length > 0 ? own : cmdletNoun(call.program);
  const behind = rule.target?.positionals
    ? rest
        .filter(isSomething)
        .slice(
          kind === undefined ? toSkip(rule, positionals.length - rest.length) : 1,
          rule.target.first ? 1 : undefined,
        )
    : [];
  const { what } = rule.does;
  const sought = isVague(what) ? (kind ?? nounOfCommand(called, false)) : namedThing(what);
  const found = wordsNaming(rule, args, behind, sought);
  const told = saidOf(rule, args);
  const names =
    told?.words ?? found.filter((word) => rule.target?.paths || isName(word, found, call.program));
  const targets = names.map(rule.target?.refs ? refOf : targetOf);
  const noun = kind ?? nounOfCommand(called, targets.length !== 1);
  const said = told?.thing ?? kind;
  const thing = said === undefined ? thingOf(rule, () => noun) : { thing: said };
  const ownNoun = thing.thing !== undefined && thing.thing === noun;
  const verbs = own.length > 0 ? own : called.length > 0 || isDeed(call.program) ? [call.program] : [];
  const deed = ownNoun || !isVague(what) ? deedOf(rule.does.verb, verbs, ownNoun) : undefined;
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
    ...base(
      platform,
      rule,
      call.place,
      commandStep(platform, rule, args, { targets, own, kind: kind === undefined ? undefined : rest[0] }),
    ),
    ...thing,
    ...(deed === undefined ? {} : { deed }),
    ...(rule.target?.refs && areTags(behind) ? { thing: 'remote tag' } : {}),
    ...(rule.target?.paths ? { paths: pathsOf(found, rule, args, cwd) } : {}),
  };
}

const isSomething = ({ text }: Word): boolean => text !== '' && text !== '/dev/null';

/** The words that name what a rule is about. */
function wordsNaming(
  { target, does }: Rule,
  args: Arguments,
  behind: readonly Word[],
  noun: string | undefined,
): readonly Word[] {
  // The first of the options is the thing’s own; the others say in what it lies.
  const given = target?.options?.flatMap((name) => optionWord(args, [name]) ?? []).slice(0, 1) ?? [];
  // What a copy is kept by must be whole.
  if (target === undefined || target.paths || target.refs || does.loses !== undefined)
    return [...given, ...behind];
  const firm = firmWords(args, behind);
  const like = firm.length > 0 ? [] : likeThing(args, noun);
  if (like.length > 0) return like;
  if (given.length > 0) return [...given, ...firm];
  if (firm.length > 0) return firm;
  const named = namedByOption(args, noun);
  return named.length > 0 ? named : behind;
}

/** The thing in the name of a PowerShell command: `Remove-AzResourceGroup`. */
const cmdletNoun = (program: string): readonly string[] =>
  isCmdlet(program) && isDeed(wordsOf(program)[0] ?? '') ? [program.slice(program.indexOf('-') + 1)] : [];

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
    ...base(platform, rule, call.place, stepOf(rule.instead, { targets })),
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
    /** What the operation or the tool calls the thing. */
    noun?: string | undefined;
  },
): Action {
  const names = rule.target?.fields ?? [];
  const found = names.map((name): Target[] => {
    const texts = leaves(fields.args, name)
      .filter((text) => text !== '' && !rule.does.what.split(' ').includes(text))
      .map((text) => ({ name: text, certain: true }));
    return texts.length === 0 && fields.unknown.includes(name)
      ? [{ name: `$${name}`, certain: false }]
      : texts;
  });
  // The first is the thing’s own name; the others say in what it lies.
  const targets = found.find((one) => one.length > 0) ?? [];
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
    ...base(platform, rule, at.place, stepOf(rule.instead, { targets: named, url: at.url })),
    ...thingOf(
      rule,
      () =>
        kindIn(rule, fields.args) ??
        at.noun ??
        (at.url === undefined ? undefined : nounOfPath(pathOfUrl(at.url))),
    ),
  };
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

function confirmation(args: Arguments, platform: Platform): string | undefined {
  // `psql -f x.sql`: where one letter takes a value it is another option.
  const found = args.options.find(
    ({ name, value }) => platform.selfConfirm?.includes(name) && (value === undefined || name.length > 2),
  );
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
