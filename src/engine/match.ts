import type { Word } from '../model/call.ts';
import type { GraphqlField, HttpRequest, SqlStatement } from '../model/payload.ts';
import type { Platform, RequestView, Rule } from '../model/platform.ts';
import type { Json } from '../model/request.ts';
import { matchesGlob } from './glob.ts';
import { isLocal } from './hosts.ts';
import { objectOf } from './json.ts';
import { readUrl } from './payload/url.ts';
import type { Arguments, Positional } from './view.ts';
import { createView } from './view.ts';

/** A rule that fits, and the words behind its sub-command. `sure: false` where an unknown word may be the sub-command. */
export interface Match {
  readonly rule: Rule;
  readonly positionals: readonly Word[];
  readonly sure: boolean;
}

/** Platforms by program, in lower case: the list never changes. */
const claimed = new WeakMap<readonly Platform[], ReadonlyMap<string, readonly Platform[]>>();

/** The platforms that a program belongs to. macOS and Windows find a program whatever its case. */
export function ownersOf(program: string, platforms: readonly Platform[]): readonly Platform[] {
  let owners = claimed.get(platforms);
  if (!owners) {
    const map = new Map<string, Platform[]>();
    for (const platform of platforms) {
      for (const name of new Set(platform.programs.map((one) => one.toLowerCase())))
        map.set(name, [...(map.get(name) ?? []), platform]);
    }
    owners = map;
    claimed.set(platforms, owners);
  }
  return owners.get(program.toLowerCase()) ?? [];
}

/** Whether some platform describes this program. */
export function isClaimed(program: string, platforms: readonly Platform[]): boolean {
  return ownersOf(program, platforms).length > 0;
}

/** The rules of a platform that a call of one of its programs fits. */
export function matchCommand(args: Arguments, platform: Platform): readonly Match[] {
  return platform.rules.flatMap((rule) => {
    for (const words of [...(rule.command ? [rule.command] : []), ...(rule.commands ?? [])]) {
      const match = matchWords(words, args.positionals);
      if (!match || (rule.when && !rule.when(createView(args, match.positionals)))) continue;
      return [{ rule, ...match }];
    }
    return [];
  });
}

/** Sub-command words stand first among the positionals; options may stand anywhere between. */
function matchWords(
  words: readonly string[],
  positionals: readonly Positional[],
): Omit<Match, 'rule'> | undefined {
  const [wanted, ...rest] = words;
  if (wanted === undefined) return { positionals: positionals.map(({ word }) => word), sure: true };
  const [first, ...others] = positionals;
  if (!first) return undefined;
  const { certain, text } = first.word;
  const anything = wanted.split('|').includes('*');
  if (anything || (certain && isNamed(text, wanted))) {
    const match = matchWords(rest, others);
    if (match) return match;
  }
  // That a word is not known is no sign of a rule which takes any word there.
  if (anything) return first.loose ? matchWords(words, others) : undefined;
  // An unknown word that is not quoted may be several, so that the sub-command may end here.
  if (!certain && /^(\$|`|%)/.test(text)) {
    return matchWords(rest, others)
      ? { positionals: others.map(({ word }) => word), sure: false }
      : others.length === 0
        ? { positionals: [], sure: false }
        : undefined;
  }
  // Of `re${X}build` a part is known: it may be the sub-command if that part fits.
  if (!certain && UNKNOWN_PART.test(text) && couldBe(text, wanted)) {
    const match = matchWords(rest, others);
    if (match) return { ...match, sure: false };
  }
  return first.loose ? matchWords(words, others) : undefined;
}

const UNKNOWN_PART = /\$\{[^}]*\}|\$\w+|\$\([^)]*\)|`[^`]*`/;
const UNKNOWN_PARTS = new RegExp(UNKNOWN_PART, 'g');

/** Whether a word of which some parts are not known could be one of the alternatives. */
function couldBe(text: string, alternatives: string): boolean {
  const shape = text.replace(UNKNOWN_PARTS, '*');
  return alternatives.split('|').some((one) => matchesGlob(shape, one, true));
}

/** Whether a word is one of the alternatives, which may hold `*`: `delete-*|terminate-*`. */
function isNamed(text: string, alternatives: string): boolean {
  return alternatives.split('|').some((one) => one === text || (one.includes('*') && matchesGlob(one, text)));
}

/** The rules that a GraphQL field fits. A host that is local or not known may be anybody's. */
export function matchGraphql(field: GraphqlField, platform: Platform): readonly Rule[] {
  if (field.operation !== 'mutation') return [];
  if (field.host !== '' && !onHost(platform, field.host) && !isLocal(field.host)) return [];
  return platform.rules.filter(
    (rule) =>
      rule.graphql?.includes(field.field) &&
      (!rule.graphqlWhen || rule.graphqlWhen(field.args, field.unknown, field.field)),
  );
}

function onHost(platform: Platform, host: string): boolean {
  return (platform.hosts ?? []).some((glob) => matchesGlob(glob, host, true));
}

/** The rules whose `METHOD /path/*` an HTTP request fits. A host that is not known fits a platform of any host. */
export function matchHttp(request: HttpRequest, platform: Platform): readonly Rule[] {
  if (!onHost(platform, request.host)) return [];
  const view = requestView(request);
  return platform.rules.filter(
    (rule) =>
      rule.http?.some((door) => fitsDoor(door, view)) && (rule.httpWhen === undefined || rule.httpWhen(view)),
  );
}

function fitsDoor(door: string, { method, path }: RequestView): boolean {
  const [methods = '', glob = '/'] = door.split(/\s+/, 2);
  if (methods !== '*' && !methods.toUpperCase().split('|').includes(method)) return false;
  return matchesGlob(glob, path) || matchesGlob(glob, path.replace(/\/+$/, ''));
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
  const fits = (platform: Platform) =>
    platform.rules
      .filter((rule) => rule.mcp?.some((name) => sameTool(name, tool)) && (rule.mcpWhen?.(fields) ?? true))
      .map((rule) => ({ platform, rule }));
  const named = platforms.filter((platform) => servesMcp(platform, `${server} ${tool}`));
  if (named.length > 0) return named.flatMap(fits);
  const found = platforms.flatMap(fits);
  return new Set(found.map(({ platform }) => platform)).size === 1 ? found : [];
}

/** Whether an MCP server is a platform's, by the words of its name. */
export function servesMcp(platform: Platform, server: string): boolean {
  const words = server.toLowerCase().split(/[^a-z0-9]+/);
  return (platform.mcpServers ?? []).some((name) =>
    words.some((word) => word === name || (name.length > 3 && word.startsWith(name))),
  );
}

function sameTool(name: string, tool: string): boolean {
  const given = flat(tool);
  const wanted = flat(name);
  return given === wanted || given.endsWith(`__${wanted}`) || given.endsWith(`.${wanted}`);
}

const flat = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll('-', '_');

export function matchSql(statement: SqlStatement, platform: Platform): readonly Rule[] {
  return platform.rules.filter((rule) => rule.sql?.includes(statement.kind));
}
