import type { CredentialKind, FoundCredential } from '../model/credential.ts';
import { kinds } from './kinds/index.ts';

interface Hit extends FoundCredential {
  readonly rank: number;
}

/** Longer texts are read up to here, in UTF-16 units. */
const CAP = 2_000_000;

const patterns = kinds.map((kind) => ({
  kind,
  pattern: new RegExp(kind.pattern.source, `${kind.pattern.flags.replace(/[dg]/g, '')}dg`),
}));

/** Finds any keyword of any kind at once: most texts hold none. */
const KEYWORD = new RegExp(
  [...new Set(kinds.flatMap(({ keywords }) => keywords))]
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|'),
);

/** All credentials in a text, in order, without overlap: a kind that says more wins over one that says less. */
export function findCredentials(text: string): readonly FoundCredential[] {
  const read = text.length > CAP ? text.slice(0, CAP) : text;
  const lower = read.toLowerCase();
  if (!KEYWORD.test(lower)) return [];
  const hits: Hit[] = [];
  for (const { kind, pattern } of patterns) {
    if (kind.keywords.some((word) => lower.includes(word))) hits.push(...matches(read, kind, pattern));
  }
  hits.sort((a, b) => a.rank - b.rank || a.start - b.start || b.end - a.end);
  const kept: Hit[] = [];
  for (const hit of hits) {
    if (!kept.some((other) => hit.start < other.end && other.start < hit.end)) kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start).map(({ rank: _, ...found }) => found);
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

/** The variable, key or header that stands before a value on its line; empty where there is none. */
function nameBefore(text: string, start: number): string {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 300);
  // What stands before a URL's password is the URL; its name stands before that.
  const before = text.slice(from, start).replace(/[A-Za-z][\w+.-]{0,30}:\/\/[^\s"'`]{0,120}$/, '');
  const match = NAME_BEFORE.exec(before);
  return match?.[1] ?? match?.[2] ?? '';
}
