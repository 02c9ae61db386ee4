import type { CredentialKind, FoundCredential } from '../model/credential.ts';
import { kinds } from './kinds/index.ts';

interface Hit extends FoundCredential {
  readonly rank: number;
}

/** Longer texts are read up to here, in UTF-16 units. */
const CAP = 2_000_000;

// Most texts hold no keyword, and a short-lived process reads few texts: what a kind needs is made when it is wanted.
const patterns = new Map<CredentialKind, RegExp>();

function patternOf(kind: CredentialKind): RegExp {
  const { source, flags } = kind.pattern;
  const pattern = patterns.get(kind) ?? new RegExp(source, `${flags.replace(/[dg]/g, '')}dg`);
  patterns.set(kind, pattern);
  return pattern;
}

const words = [...new Set(kinds.flatMap(({ keywords }) => keywords))];

/** Keywords by what their first three characters come to: most places of most texts are passed by at one look. */
interface Beginnings {
  /** 1 where a keyword begins so. */
  readonly marks: Uint8Array;
  readonly words: readonly (readonly string[] | undefined)[];
}
let beginnings: Beginnings | undefined;
const SIZE = 4096;
const sumOf = (text: string, at: number): number =>
  ((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)) & (SIZE - 1);

function beginningsOf(): Beginnings {
  if (beginnings) return beginnings;
  const marks = new Uint8Array(SIZE);
  const made = new Array<readonly string[] | undefined>(SIZE).fill(undefined);
  for (const word of words.filter(isLong)) {
    const sum = sumOf(word, 0);
    marks[sum] = 1;
    made[sum] = [...(made[sum] ?? []), word];
  }
  beginnings = { marks, words: made };
  return beginnings;
}

const isLong = (word: string): boolean => word.length > 2;
/** The few that are no longer than two characters. */
const shortest = words.filter((word) => !isLong(word));

/** So many short texts are searched for one keyword after the other, which takes as long as making the table. */
const FIRST = 100;
const SHORT = 2000;
let searched = 0;

const wanted = new Map<string, readonly CredentialKind[]>();

/** The kinds to try where a keyword begins: its own, and those of shorter ones in it. */
function wantedBy(word: string): readonly CredentialKind[] {
  const known = wanted.get(word);
  if (known) return known;
  const found = kinds.filter(({ keywords }) => keywords.some((own) => word.startsWith(own)));
  wanted.set(word, found);
  return found;
}

/** All credentials in a text, in order, without overlap: a kind that says more wins over one that says less. */
export function findCredentials(text: string): readonly FoundCredential[] {
  const read = text.length > CAP ? text.slice(0, CAP) : text;
  const tried = kindsIn(read.toLowerCase());
  if (tried.size === 0) return NONE;
  const hits: Hit[] = [];
  for (const kind of kinds) {
    if (tried.has(kind)) for (const hit of matches(read, kind, patternOf(kind))) hits.push(hit);
  }
  if (hits.length === 0) return NONE;
  hits.sort((a, b) => a.rank - b.rank || a.start - b.start || b.end - a.end);
  return withoutOverlap(hits).map(({ rank: _, ...found }) => found);
}

const NONE: readonly FoundCredential[] = [];
const NO_WORDS: readonly string[] = [];

/** The kinds of which a keyword stands in a text. */
function kindsIn(lower: string): ReadonlySet<CredentialKind> {
  const tried = new Set<CredentialKind>();
  searched += 1;
  for (const word of searched <= FIRST && lower.length <= SHORT ? wordsIn(lower) : matchesIn(lower))
    for (const kind of wantedBy(word)) tried.add(kind);
  return tried;
}

const wordsIn = (lower: string): readonly string[] => words.filter((word) => lower.includes(word));

function matchesIn(lower: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of shortest) if (lower.includes(word)) found.add(word);
  const { marks, words: beginning } = beginningsOf();
  const end = lower.length - 2;
  let [first, second] = [lower.charCodeAt(0), lower.charCodeAt(1)];
  for (let at = 0; at < end; at += 1) {
    const third = lower.charCodeAt(at + 2);
    const sum = ((first * 31 + second) * 31 + third) & (SIZE - 1);
    first = second;
    second = third;
    if (marks[sum] === 0) continue;
    for (const word of beginning[sum] ?? NO_WORDS) if (lower.startsWith(word, at)) found.add(word);
  }
  return found;
}

/** Of hits in order of preference, those that no better one overlaps; in order of their places. */
function withoutOverlap(hits: readonly Hit[]): readonly Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits) {
    // The first of those kept that ends behind the hit's start is the only one that could overlap first.
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.end ?? 0) <= hit.start) low = middle + 1;
      else high = middle;
    }
    const next = kept[low];
    if (next === undefined || next.start >= hit.end) kept.splice(low, 0, hit);
  }
  return kept;
}

function* matches(text: string, kind: CredentialKind, pattern: RegExp): Generator<Hit> {
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0];
    const value = text.slice(start, end);
    if (value === '' || (kind.accepts && !kind.accepts(value))) continue;
    const { id, title, scope } = kind;
    yield { kind: id, title, scope, name: nameBefore(text, start), value, start, end, rank: rank(kind) };
  }
}

/** Lower is better: a vendor's own shape, then a vendor's unclear one, then a format, then a guess. */
function rank(kind: CredentialKind): number {
  if (kind.id.startsWith('generic-')) return 3;
  if (
    kind.id === 'jwt' ||
    kind.id === 'private-key' ||
    kind.id.endsWith('-url') ||
    kind.id.startsWith('http-')
  )
    return 2;
  return kind.scope === 'unknown' ? 1 : 0;
}

const NAME_BEFORE =
  /(?:\b(?:set|setx|setenv|ENV|export)\s{1,4}(?:-\w{1,4}\s{1,4}){0,2}([A-Za-z_]\w{0,80})\s{1,4}|([A-Za-z_][\w.-]{0,80})["'\]]{0,2}\s{0,4}(?::=|=>|=|:|,)\s{0,4})["'`]?(?:(?:Bearer|Basic|Token|FlyV1|token)\s{1,4})?$/;

/** More characters than what stands before a value can take up: the patterns look no further back. */
const LONGEST_URL = 160;
const LONGEST_NAME = 160;

/** The variable, key or header that stands before a value on its line; empty where there is none. */
function nameBefore(text: string, start: number): string {
  const near = text.slice(Math.max(0, start - 300), start);
  let before = near.slice(near.lastIndexOf('\n') + 1);
  // What stands before a URL's password is the URL; its name stands before that.
  if (before.includes('://', before.length - LONGEST_URL))
    before = before.replace(/[A-Za-z][\w+.-]{0,30}:\/\/[^\s"'`]{0,120}$/, '');
  const match = NAME_BEFORE.exec(before.slice(-LONGEST_NAME));
  return match?.[1] ?? match?.[2] ?? '';
}
