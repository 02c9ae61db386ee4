import type { Platform, Rule } from '../model/platform.ts';

/** One word of a sub-command: `delete-*|terminate-*`. */
export interface Alternatives {
  readonly exact: ReadonlySet<string>;
  /** Those that hold `*`. */
  readonly globs: readonly string[];
  readonly all: readonly string[];
  /** `*` is one of them. */
  readonly anything: boolean;
}

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

/** Where each name leads, so that nothing is tried against platforms that it cannot fit. */
interface PlatformIndex {
  /** By program in lower case. */
  readonly owners: ReadonlyMap<string, readonly Platform[]>;
  /** Platforms with a rule about where output goes. */
  readonly redirecting: readonly Platform[];
  /** By mutation field. */
  readonly mutations: ReadonlyMap<string, readonly Platform[]>;
  readonly served: readonly Platform[];
  /** By host in lower case, where it is spelled out. */
  readonly hosts: ReadonlyMap<string, readonly Platform[]>;
  /** Platforms some of whose hosts hold `*` or `?`. */
  readonly widelyServed: readonly Platform[];
  readonly ids: ReadonlyMap<string, Platform>;
}

// Platforms and lists of them never change, so that what is made of one holds as long as it does.
const indexes = new WeakMap<readonly Platform[], PlatformIndex>();
const rules = new WeakMap<Platform, readonly ReadyRule[]>();
const httpOnes = new WeakMap<Platform, readonly ReadyHttpRule[]>();
const programs = new WeakMap<Platform, ReadyPrograms>();

/** The index of a list of platforms, made at its first use. */
function indexOf(platforms: readonly Platform[]): PlatformIndex {
  const known = indexes.get(platforms);
  if (known) return known;
  const served = platforms.filter(
    ({ hosts = [], rules: all }) => hosts.length > 0 && all.some(({ http }) => http),
  );
  const isWide = (host: string) => /[*?]/.test(host);
  const index: PlatformIndex = {
    owners: grouped(platforms, (one) => one.programs.map((name) => name.toLowerCase())),
    redirecting: platforms.filter((one) => one.rules.some(({ redirect }) => redirect)),
    mutations: grouped(platforms, (one) => one.rules.flatMap(({ graphql = [] }) => graphql)),
    served,
    hosts: grouped(served, ({ hosts = [] }) =>
      hosts.filter((host) => !isWide(host)).map((host) => host.toLowerCase()),
    ),
    widelyServed: served.filter(({ hosts = [] }) => hosts.some(isWide)),
    ids: new Map([...platforms].reverse().map((one) => [one.id, one])),
  };
  indexes.set(platforms, index);
  return index;
}

function grouped(
  platforms: readonly Platform[],
  namesOf: (platform: Platform) => readonly string[],
): ReadonlyMap<string, readonly Platform[]> {
  const map = new Map<string, Platform[]>();
  for (const platform of platforms) {
    for (const name of new Set(namesOf(platform))) {
      const known = map.get(name);
      if (known) known.push(platform);
      else map.set(name, [platform]);
    }
  }
  return map;
}

const NONE: readonly Platform[] = [];

/** The platforms that a program belongs to. macOS and Windows find a program whatever its case. */
export function ownersOf(program: string, platforms: readonly Platform[]): readonly Platform[] {
  return indexOf(platforms).owners.get(program.toLowerCase()) ?? NONE;
}

/** Whether some platform describes this program. */
export function isClaimed(program: string, platforms: readonly Platform[]): boolean {
  return ownersOf(program, platforms).length > 0;
}

/** The platforms with rules about where output goes, and these others, in the order of the list. */
export function redirecting(
  platforms: readonly Platform[],
  others: readonly Platform[],
): readonly Platform[] {
  const index = indexOf(platforms);
  if (others.length === 0) return index.redirecting;
  const wanted = new Set([...index.redirecting, ...others]);
  return platforms.filter((one) => wanted.has(one));
}

/** The platforms that have a mutation of this name. */
export function mutatedBy(field: string, platforms: readonly Platform[]): readonly Platform[] {
  return indexOf(platforms).mutations.get(field) ?? NONE;
}

/** The platforms that may answer at a host; more than these never do. */
export function servedAt(host: string, platforms: readonly Platform[]): readonly Platform[] {
  const { hosts, widelyServed, served } = indexOf(platforms);
  const own = hosts.get(host.toLowerCase()) ?? NONE;
  if (own.length === 0) return widelyServed;
  const wanted = new Set([...own, ...widelyServed]);
  return served.filter((one) => wanted.has(one));
}

export function platformOf(id: string, platforms: readonly Platform[]): Platform | undefined {
  return indexOf(platforms).ids.get(id);
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

function alternativesOf(word: string): Alternatives {
  const all = word.split('|');
  return {
    exact: new Set(all),
    globs: all.filter((one) => one.includes('*')),
    all,
    anything: all.includes('*'),
  };
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

function readyPrograms({ programs: names, programOptions, optionsWithValue = [] }: Platform): ReadyPrograms {
  const valued = new Set(optionsWithValue);
  const named = new Map<string, ReadyProgram>();
  for (const name of names) {
    const own = programOptions?.[name];
    const lower = name.toLowerCase();
    if (!named.has(lower)) named.set(lower, { name, valued: own ? new Set(own) : valued });
  }
  return { named, valued };
}
