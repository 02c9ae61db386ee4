import type { Platform, PlatformNames, Positions, Rule } from '../../model/platform.ts';
import { byText } from '../by-text.ts';
import { matchesGlob } from '../globs/glob.ts';
import { type Alternatives, alternativesOf, isNamed } from './alternatives.ts';
import { namesOf, namesTool, toolName } from './platform-names.ts';

/** A way and the methods that lead to it; undefined where any does. */
export interface HttpDoor {
  readonly methods: ReadonlySet<string> | undefined;
  readonly glob: string;
}

interface ReadyHttpRule {
  readonly rule: Rule;
  readonly doors: readonly HttpDoor[];
}

/** A rule with the words of its command doors taken apart. */
interface ReadyRule {
  readonly rule: Rule;
  readonly doors: readonly (readonly Alternatives[])[];
}

/** How a platform spells a program, and which of its options take a value. */
interface ReadyProgram {
  readonly name: string;
  readonly valued: ReadonlySet<string>;
}

interface ReadyPrograms {
  /** By name in lower case. */
  readonly named: ReadonlyMap<string, ReadyProgram>;
  /** Options with a value of every other program. */
  readonly valued: ReadonlySet<string>;
}

// Platforms and lists of them never change, so that what is made of one holds as long as it does.
const indexes = new WeakMap<readonly Platform[], PlatformNames>();
const rules = new WeakMap<Platform, readonly ReadyRule[]>();
const httpOnes = new WeakMap<Platform, readonly ReadyHttpRule[]>();
const programs = new WeakMap<Platform, ReadyPrograms>();

/** Gives a list the names that were collected from it before, so that no platform has to be made for them. */
export function keepNames(platforms: readonly Platform[], names: PlatformNames): void {
  indexes.set(platforms, names);
}

/** What a list of platforms answers to, collected at its first use. */
function indexOf(platforms: readonly Platform[]): PlatformNames {
  const known = indexes.get(platforms);
  if (known) return known;
  const names = namesOf(platforms);
  indexes.set(platforms, names);
  return names;
}

const NONE: readonly Platform[] = [];
const NOWHERE: readonly number[] = [];

/** So many names are remembered, of this length at most: looked up again, they need no search. */
const MOST = 4000;
const LONGEST = 100;
const lookedUp = new Map<Positions, Map<string, readonly number[]>>();

function positionsOf(name: string, positions: Positions): readonly number[] {
  let known = lookedUp.get(positions);
  if (!known) {
    known = new Map();
    lookedUp.set(positions, known);
  }
  let found = known.get(name);
  if (!found) {
    found = search(name, positions);
    if (known.size >= MOST) known.clear();
    if (name.length <= LONGEST) known.set(name, found);
  }
  return found;
}

function search(name: string, positions: Positions): readonly number[] {
  if (/[\n\t]/.test(name)) return NOWHERE;
  const line = `\n${name}\t`;
  const at = positions.indexOf(line);
  if (at < 0) return NOWHERE;
  const start = at + line.length;
  return positionsIn(positions.slice(start, positions.indexOf('\n', start)));
}

const positionsIn = (text: string): readonly number[] => text.split(',').map(Number);

/** A list may make a platform when it is first taken: only those at these positions are. */
function taken(positions: readonly number[], platforms: readonly Platform[]): readonly Platform[] {
  if (positions.length === 0) return NONE;
  const found: Platform[] = [];
  for (const position of positions) {
    const platform = platforms[position];
    if (platform) found.push(platform);
  }
  return found;
}

/** Positions of two lists, each once, in order. */
const merged = (one: readonly number[], other: readonly number[]) =>
  one.length === 0 ? other : [...new Set([...one, ...other])].sort((a, b) => a - b);

const claiming = (program: string, platforms: readonly Platform[]) =>
  positionsOf(program.toLowerCase(), indexOf(platforms).programs);

const owners = new WeakMap<readonly Platform[], (program: string) => readonly Platform[]>();
// Whoever looks at a call asks whose program it is, nearly always of the same list.
let lastPlatforms: readonly Platform[] | undefined;
let lastOwners: (program: string) => readonly Platform[] = () => NONE;

/** The platforms that a program belongs to. macOS and Windows find a program whatever its case. */
export function ownersOf(program: string, platforms: readonly Platform[]): readonly Platform[] {
  if (platforms !== lastPlatforms) {
    lastOwners = owners.get(platforms) ?? byText((name) => taken(claiming(name, platforms), platforms));
    owners.set(platforms, lastOwners);
    lastPlatforms = platforms;
  }
  return lastOwners(program);
}

/** Whether some platform describes this program. */
export function isClaimed(program: string, platforms: readonly Platform[]): boolean {
  return claiming(program, platforms).length > 0;
}

/** The platforms with rules about where output goes, and those of a program, in the order of the list. */
export function redirecting(program: string, platforms: readonly Platform[]): readonly Platform[] {
  return taken(merged(claiming(program, platforms), indexOf(platforms).redirecting), platforms);
}

/** The platforms that have a mutation of this name. */
export function mutatedBy(field: string, platforms: readonly Platform[]): readonly Platform[] {
  return taken(positionsOf(field, indexOf(platforms).mutations), platforms);
}

/** The platforms that may answer at a host; more than these never do. */
export function servedAt(host: string, platforms: readonly Platform[]): readonly Platform[] {
  const { hosts, widelyServed } = indexOf(platforms);
  return taken(merged(positionsOf(host.toLowerCase(), hosts), widelyServed), platforms);
}

const servers = new WeakMap<readonly string[], (host: string) => boolean>();

/** Whether a platform answers at a host. A host that is not known fits a platform of any host. */
export function isServedBy({ hosts }: Platform, host: string): boolean {
  if (hosts === undefined) return false;
  let serves = servers.get(hosts);
  if (!serves) {
    serves = byText((text) => hosts.some((glob) => matchesGlob(glob, text, true)));
    servers.set(hosts, serves);
  }
  return serves(host);
}

export function platformOf(id: string, platforms: readonly Platform[]): Platform | undefined {
  const [first] = positionsOf(id, indexOf(platforms).ids);
  return first === undefined ? undefined : platforms[first];
}

/** The platforms whose MCP server this is, by the words of its name. */
export function servingMcp(server: string, platforms: readonly Platform[]): readonly Platform[] {
  const words = server.toLowerCase().split(/[^a-z0-9]+/);
  const said = `-${words.join('-')}-`;
  // A name of several words stands there as a whole: `google-cloud`.
  const fits = (name: string) =>
    said.includes(`-${name}-`) || (name.length > 3 && words.some((word) => word.startsWith(name)));
  return taken(where(indexOf(platforms).servers, fits), platforms);
}

/** The platforms that have a rule for an MCP tool of this name. */
export function offering(tool: string, platforms: readonly Platform[]): readonly Platform[] {
  const given = toolName(tool);
  return taken(
    where(indexOf(platforms).tools, (name) => namesTool(given, name)),
    platforms,
  );
}

/** The positions of all names that fit, in order. */
function where(positions: Positions, fits: (name: string) => boolean): readonly number[] {
  let found = NOWHERE;
  for (const line of positions.split('\n').slice(1, -1)) {
    const tab = line.indexOf('\t');
    if (fits(line.slice(0, tab))) found = merged(found, positionsIn(line.slice(tab + 1)));
  }
  return found;
}

const byWord = new WeakMap<Platform, (word: string) => readonly ReadyRule[]>();

/** Those of the rules with a command door that a call could fit whose first word this is; '' where it has none. */
export function commandRulesFor(platform: Platform, word: string): readonly ReadyRule[] {
  let known = byWord.get(platform);
  if (!known) {
    const all = commandRules(platform);
    known = byText((first) => {
      const fitting = all.filter(({ doors }) => doors.some(([wanted]) => begins(wanted, first)));
      return fitting.length === all.length ? all : fitting;
    });
    byWord.set(platform, known);
  }
  return known(word);
}

function begins(wanted: Alternatives | undefined, word: string): boolean {
  if (wanted === undefined) return true;
  return word !== '' && (wanted.anything || isNamed(word, wanted));
}

/** The rules of a platform that have a command door. */
export function commandRules(platform: Platform): readonly ReadyRule[] {
  let ready = rules.get(platform);
  if (!ready) {
    ready = platform.rules
      .map((rule) => ({
        rule,
        doors: [...(rule.command ? [rule.command] : []), ...(rule.commands ?? [])].map((door) =>
          door.map(alternativesOf),
        ),
      }))
      .filter(({ doors }) => doors.length > 0);
    rules.set(platform, ready);
  }
  return ready;
}

/** The rules of a platform that have an HTTP door. */
export function httpRules(platform: Platform): readonly ReadyHttpRule[] {
  let ready = httpOnes.get(platform);
  if (!ready) {
    ready = platform.rules.flatMap((rule) => (rule.http ? [{ rule, doors: rule.http.map(httpDoorOf) }] : []));
    httpOnes.set(platform, ready);
  }
  return ready;
}

function httpDoorOf(door: string): HttpDoor {
  const [methods = '', glob = '/'] = door.split(/\s+/, 2);
  return { methods: methods === '*' ? undefined : new Set(methods.toUpperCase().split('|')), glob };
}

/** How a platform reads a program's options. Where it does not know the program, its name stays as given. */
export function programOf(program: string, platform: Platform): ReadyProgram {
  let known = programs.get(platform);
  if (!known) {
    known = readyPrograms(platform);
    programs.set(platform, known);
  }
  return known.named.get(program.toLowerCase()) ?? { name: program, valued: known.valued };
}

/** By the list itself: platforms that are made of others share theirs, and what is read with it. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function setOf(list: readonly string[]): ReadonlySet<string> {
  const known = sets.get(list) ?? new Set(list);
  sets.set(list, known);
  return known;
}

const NO_OPTIONS: readonly string[] = [];

function readyPrograms({ programs: names, programOptions, optionsWithValue }: Platform): ReadyPrograms {
  const valued = setOf(optionsWithValue ?? NO_OPTIONS);
  const named = new Map<string, ReadyProgram>();
  for (const name of names) {
    const own = programOptions?.[name];
    const lower = name.toLowerCase();
    if (!named.has(lower)) named.set(lower, { name, valued: own ? setOf(own) : valued });
  }
  return { named, valued };
}
