import type { Word } from '../../model/call.ts';
import type { GraphqlField, HttpRequest, SqlStatement } from '../../model/payload.ts';
import type { CallView, Platform, RequestView, Rule } from '../../model/platform.ts';
import type { Json } from '../../model/request.ts';
import { matchesGlob } from '../globs/glob.ts';
import { isLocal } from '../hosts.ts';
import { objectOf } from '../json.ts';
import { readUrl } from '../payload/http/url.ts';
import { withStars } from '../payload/words.ts';
import { type Alternatives, isNamed } from './alternatives.ts';
import type { HttpDoor } from './platform-index.ts';
import {
  commandRules,
  commandRulesFor,
  httpRules,
  isServedBy,
  offering,
  servingMcp,
} from './platform-index.ts';
import { namesTool, toolName } from './platform-names.ts';
import type { Arguments, Positional } from './view.ts';
import { createView } from './view.ts';

/** A rule that fits, and the words behind its sub-command. `sure: false` where an unknown word may be the sub-command. */
export interface Match {
  readonly rule: Rule;
  readonly positionals: readonly Word[];
  readonly sure: boolean;
}

/** The rules of a platform that a call of one of its programs fits. */
export function matchCommand(args: Arguments, platform: Platform): readonly Match[] {
  const tried = candidates(args.positionals, platform);
  if (tried.length === 0) return NONE;
  const matches: Match[] = [];
  let words: readonly Word[] | undefined;
  const behind = new Map<number, { readonly words: readonly Word[]; view: CallView | undefined }>();
  for (const { rule, doors } of tried) {
    for (const door of doors) {
      const found = matchWords(door, 0, args.positionals, 0, undefined);
      if (!found) continue;
      let rest = behind.get(found.from);
      if (!rest) {
        words ??= args.positionals.map(({ word }) => word);
        const left = found.from === 0 ? words : words.slice(found.from);
        rest = { words: left, view: undefined };
        behind.set(found.from, rest);
      }
      if (rule.when) {
        rest.view ??= createView(args, rest.words);
        if (!rule.when(rest.view)) continue;
      }
      matches.push({ rule, positionals: rest.words, sure: found.sure });
      break;
    }
  }
  return matches;
}

const NONE: readonly Match[] = [];

/** No word of a sub-command is longer. */
const LONGEST = 100;

/** The rules worth trying: where it is known which word stands first, those of that word. */
function candidates([first]: readonly Positional[], platform: Platform): ReturnType<typeof commandRules> {
  if (first === undefined) return commandRulesFor(platform, '');
  const { word, loose } = first;
  return loose || !word.certain || word.text === '' || word.text.length > LONGEST
    ? commandRules(platform)
    : commandRulesFor(platform, word.text);
}

/** How many positionals a door takes; `sure` as in a match. */
interface Taken {
  readonly from: number;
  readonly sure: boolean;
}

/**
 * Sub-command words stand first among the positionals; options may stand anywhere between. `next` counts the words that
 * fitted, `at` the positionals that they took. `tried` holds what was tried behind loose words: all of it in vain, since
 * the first that fits is taken.
 */
function matchWords(
  door: readonly Alternatives[],
  next: number,
  positionals: readonly Positional[],
  at: number,
  tried: Set<number> | undefined,
): Taken | undefined {
  const wanted = door[next];
  if (wanted === undefined) return { from: at, sure: true };
  let seen = tried;
  for (let here = at; ; here += 1) {
    const first = positionals[here];
    if (!first) return undefined;
    if (first.loose) {
      seen ??= new Set();
      const key = next * positionals.length + here;
      if (seen.has(key)) return undefined;
      seen.add(key);
    }
    const found = matchFirst(wanted, first.word, door, next, positionals, here, seen);
    if (found || !first.loose || (isUnknown(first.word) && !wanted.anything)) return found;
  }
}

/** A word that comes from a variable as a whole, without quotes. */
const isUnknown = ({ certain, text }: Word) => !certain && /^(\$|`|%)/.test(text);

function matchFirst(
  wanted: Alternatives,
  word: Word,
  door: readonly Alternatives[],
  next: number,
  positionals: readonly Positional[],
  at: number,
  tried: Set<number> | undefined,
): Taken | undefined {
  const { certain, text } = word;
  if (wanted.anything || (certain && isNamed(text, wanted))) {
    const found = matchWords(door, next + 1, positionals, at + 1, tried);
    if (found) return found;
  }
  // That a word is not known is no sign of a rule which takes any word there.
  if (certain || wanted.anything || isValue(positionals, at)) return undefined;
  // An unknown word that is not quoted may be several, so that the sub-command may end here.
  if (isUnknown(word)) {
    const ends = at + 1 === positionals.length;
    return ends || matchWords(door, next + 1, positionals, at + 1, tried)
      ? { from: at + 1, sure: false }
      : undefined;
  }
  // Of `re${X}build` a part is known: it may be the sub-command if that part fits.
  const shape = shapeOf(word);
  if (shape === undefined || !couldBe(shape, wanted)) return undefined;
  const found = matchWords(door, next + 1, positionals, at + 1, tried);
  return found && { ...found, sure: false };
}

/** Long options that take no value, whatever the program. */
const FLAG =
  /^--(yes|force|quiet|silent|verbose|debug|help|all|recursive|wait|async|interactive|confirm|assume-yes|no-.+|only-.+|skip-.+|auto-.+|dry-.+|ignore-.+|allow-.+|include-.+|delete-.+|with-.+|without-.+)$/;

/** Verbs that only look, and are no group of any tool. */
const SAID = /^(list|describe|show|get|view|log|tail|ls|list-.+|describe-.+|get-.+)$/;

/**
 * Whether a word is no sub-command: the verb stands before it, as in `gcloud builds log $(…)`, or it stands behind a long
 * option and behind a group and a verb, and is most likely the option’s value.
 */
function isValue(positionals: readonly Positional[], at: number): boolean {
  const before = positionals.slice(0, at).filter((one) => !one.loose && one.word.certain);
  if (before.some(({ word }, place) => place > 0 && SAID.test(word.text))) return true;
  const { loose, behind = '' } = positionals[at] ?? {};
  if (loose !== true || !behind.startsWith('--') || FLAG.test(behind)) return false;
  return before.length >= 2;
}

/** A word of which parts are not known, as a glob. */
interface Shape {
  readonly glob: string;
  /** As many characters are known. */
  readonly known: number;
}

// A word is asked about once a door.
const shapes = new WeakMap<Word, Shape | 'none'>();

function shapeOf(word: Word): Shape | undefined {
  let shape = shapes.get(word);
  if (shape === undefined) {
    const glob = withStars(word.text);
    shape = glob === word.text ? 'none' : { glob, known: glob.replaceAll('*', '').length };
    shapes.set(word, shape);
  }
  return shape === 'none' ? undefined : shape;
}

/** Whether a word of which some parts are not known could be one of the alternatives. */
function couldBe({ glob, known }: Shape, { all }: Alternatives): boolean {
  return all.some((one) => one.length >= known && matchesGlob(glob, one, true));
}

/** The rules that a GraphQL field fits. A host that is local or not known may be anybody's. */
export function matchGraphql(field: GraphqlField, platform: Platform): readonly Rule[] {
  if (field.operation !== 'mutation') return [];
  if (field.host !== '' && !isServedBy(platform, field.host) && !isLocal(field.host)) return [];
  return platform.rules.filter(
    (rule) =>
      rule.graphql?.includes(field.field) &&
      (!rule.graphqlWhen || rule.graphqlWhen(field.args, field.unknown, field.field)),
  );
}

/** The rules whose `METHOD /path/*` an HTTP request fits. A host that is not known fits a platform of any host. */
export function matchHttp(request: HttpRequest, platform: Platform): readonly Rule[] {
  if (!isServedBy(platform, request.host)) return [];
  const view = requestView(request);
  const short = view.path.replace(/\/+$/, '');
  return httpRules(platform)
    .filter(
      ({ rule, doors }) =>
        doors.some((door) => fitsDoor(door, view, short)) && (rule.httpWhen?.(view) ?? true),
    )
    .map(({ rule }) => rule);
}

/** `short`: the path without slashes at its end. */
function fitsDoor({ methods, glob }: HttpDoor, { method, path }: RequestView, short: string): boolean {
  if (methods && !methods.has(method)) return false;
  return matchesGlob(glob, path) || (short !== path && matchesGlob(glob, short));
}

function requestView({ method, host, path, url, headers, body }: HttpRequest): RequestView {
  return {
    method: method.toUpperCase(),
    host,
    path,
    query: readUrl(url).query,
    body: body?.text,
    header: (wanted) => headers.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.value.text,
  };
}

/** The rules that an MCP tool fits; `_` and `-` are the same, and a tool may carry its server's name. */
export function matchMcp(
  server: string,
  tool: string,
  input: Json,
  platforms: readonly Platform[],
): readonly { platform: Platform; rule: Rule }[] {
  const fields = objectOf(input);
  const given = toolName(tool);
  const fits = (platform: Platform) =>
    platform.rules
      .filter(
        (rule) =>
          rule.mcp?.some((name) => namesTool(given, toolName(name))) && (rule.mcpWhen?.(fields) ?? true),
      )
      .map((rule) => ({ platform, rule }));
  const named = servingMcp(`${server} ${tool}`, platforms);
  if (named.length > 0) return named.flatMap(fits);
  // What can simply be had again on one platform need not be on the server of another.
  const found = offering(tool, platforms)
    .flatMap(fits)
    .filter(
      ({ platform: { mcpServers = [] }, rule }) =>
        server === '' || mcpServers.length === 0 || rule.does.undo !== 'repeat',
    );
  return new Set(found.map(({ platform }) => platform)).size === 1 ? found : [];
}

export function matchSql(statement: SqlStatement, platform: Platform): readonly Rule[] {
  return platform.rules.filter((rule) => rule.sql?.includes(statement.kind));
}
