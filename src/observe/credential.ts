import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextCapped } from '../host/files.ts';
import { shortPath } from '../host/paths.ts';
import type { FoundCredential } from '../model/credential.ts';
import type { Fact } from '../model/fact.ts';
import { HOME_FILES, likelyFiles } from './credential-files.ts';
import { FILE_CAP } from './file.ts';

type Found = Extract<Fact, { kind: 'credential' }>['found'][number];

export interface CredentialPorts {
  findCredentials(text: string): readonly FoundCredential[];
  fingerprint(value: string): string;
}

/** A value in a file by its fingerprint; the value itself is not kept. */
interface Kept {
  readonly fingerprint: string;
  readonly variable: string;
  readonly line: number;
  readonly scope: string;
}

export interface CredentialIndex {
  find(
    fingerprint: string,
    variable: string | undefined,
    roots: readonly string[],
    homeDirectory: string,
  ): Promise<Found[]>;
}

const TIME_CAP = 900;
const FOUND_CAP = 20;

/** Knows where credentials lie. Reads a file again only after it changed. */
export function createCredentialIndex({ findCredentials, fingerprint }: CredentialPorts): CredentialIndex {
  const known = new Map<string, { readonly stamp: string; readonly kept: readonly Kept[] }>();

  return {
    async find(wanted, variable, roots, homeDirectory) {
      const until = performance.now() + TIME_CAP;
      const found: Found[] = [];
      const look = async (path: string) => {
        for (const kept of await inFile(path)) {
          const fits = wanted === '' ? kept.variable === variable : kept.fingerprint === wanted;
          if (!fits || found.length >= FOUND_CAP) continue;
          const { variable: name, line, scope } = kept;
          found.push({ file: shortPath(path, roots, homeDirectory), variable: name, line, scope });
        }
      };
      for (const root of roots) for await (const path of likelyFiles(root, until)) await look(path);
      for (const file of HOME_FILES) if (performance.now() < until) await look(join(homeDirectory, file));
      return found;
    },
  };

  async function inFile(path: string): Promise<readonly Kept[]> {
    const seen = await stat(path).catch(() => undefined);
    if (!seen?.isFile()) return [];
    const stamp = `${seen.mtimeMs} ${seen.size} ${seen.ino}`;
    const before = known.get(path);
    if (before?.stamp === stamp) return before.kept;
    const read = await readTextCapped(path, FILE_CAP);
    const kept = read.state === 'text' ? keep(read.text) : [];
    if (known.size > 10_000) known.clear();
    known.set(path, { stamp, kept });
    return kept;
  }

  function keep(text: string): readonly Kept[] {
    const starts = lineStarts(text);
    const credentials = findCredentials(text);
    const kept = credentials.map(({ value, name, start, scope }) => ({
      fingerprint: fingerprint(value),
      variable: name,
      line: lineAt(starts, start),
      scope: scope as string,
    }));
    const taken = new Set(credentials.map(({ start }) => start));
    for (const { variable, value, start } of assignments(text)) {
      if (!taken.has(start))
        kept.push({
          fingerprint: fingerprint(value),
          variable,
          line: lineAt(starts, start),
          scope: 'unknown',
        });
    }
    return kept;
  }
}

const ASSIGNMENT =
  /(?:^|[\s{,;"'])["']?([A-Za-z_][\w.-]{0,80})["']?[ \t]{0,4}[=:][ \t]{0,4}["']?([^\s"'`,;${}()<>]{8,400})/gm;
const ASSIGNMENTS_CAP = 2000;

/** Values beside a name, of whatever kind: a credential may lie here under a name that says nothing. */
function* assignments(text: string): Generator<{ variable: string; value: string; start: number }> {
  let count = 0;
  for (const match of text.matchAll(ASSIGNMENT)) {
    if (++count > ASSIGNMENTS_CAP) return;
    const [whole, variable = '', value = ''] = match;
    yield { variable, value, start: match.index + whole.length - value.length };
  }
  // A file such as ~/.vault-token holds nothing but the value.
  const only = text.trim();
  if (count === 0 && only.length >= 16 && only.length <= 400 && !/\s/.test(only)) {
    yield { variable: '', value: only, start: text.indexOf(only) };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** 1-based. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
