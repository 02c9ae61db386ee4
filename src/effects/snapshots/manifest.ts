import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../host/hash.ts';
import type { Keepable, Snapshot } from '../../model/snapshot.ts';

/** What one kind kept. `data` is that kind's own. */
export interface Part {
  readonly kind: Keepable['kind'];
  readonly data: unknown;
}

/** A snapshot's `manifest.json`: small, because lists read many of them. */
export interface Manifest extends Snapshot {
  readonly version: 1;
  /** SHA-256 (hex) of all that it holds: equal where nothing changed between two. */
  readonly sum: string;
  /** The snapshot whose restoring this one undoes. */
  readonly undoes?: string;
}

export const MANIFEST = 'manifest.json';
export const PARTS = 'parts.json';
const ID = /^\d{8}T\d{9}Z-[0-9a-f]{6}$/;

/** Ids of whole snapshots, newest first: a folder gets its name only once it is whole. */
export async function idsIn(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch(() => []);
  return names
    .filter((name) => ID.test(name))
    .sort()
    .reverse();
}

/** When a snapshot was taken, in milliseconds since 1970, by its id: `20261121T131504123Z-0a1b2c`. */
export function timeOf(id: string): number {
  const [, y, m, d, h, min, s, ms] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(id) ?? [];
  return Date.parse(`${y}-${m}-${d}T${h}:${min}:${s}.${ms}Z`);
}

export const newId = (now: number, random: string): string =>
  `${new Date(now).toISOString().replace(/[-:.]/g, '')}-${random}`;

/** Undefined where there is none that this version understands. */
export async function readManifest(directory: string, id: string): Promise<Manifest | undefined> {
  if (!ID.test(id)) return undefined;
  try {
    const value: unknown = JSON.parse(await readFile(join(directory, id, MANIFEST), 'utf8'));
    return isManifest(value) && value.id === id ? value : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return (
    fields.version === 1 &&
    ['id', 'at', 'agent', 'agentTitle', 'text', 'holds', 'sum'].every(
      (name) => typeof fields[name] === 'string',
    ) &&
    ['files', 'bytes'].every((name) => typeof fields[name] === 'number')
  );
}

/** What the kinds kept. Throws an `Error` with a plain sentence where it cannot be read. */
export async function readParts(directory: string, id: string): Promise<readonly Part[]> {
  const value: unknown = await readFile(join(directory, id, PARTS), 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  if (!Array.isArray(value)) throw new Error('This snapshot is damaged: what it holds cannot be read.');
  return value as readonly Part[];
}

/** Names what was kept, whatever the names of its contents. */
export function sumOf(parts: readonly Part[]): string {
  const text = JSON.stringify(parts, (key, value: unknown) => {
    if (key === 'content') return undefined;
    return key === 'name' && typeof value === 'string' ? value.replace(/^\d+-/, '') : value;
  });
  return sha256(text);
}

/**
 * Each thing that was kept by itself: a file, a folder, and what else a kind remembers. The paths by which files were
 * asked for are no part of it.
 */
export function itemsOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap(({ kind, data }) =>
    Object.entries(data ?? {}).flatMap(([key, value]: [string, unknown]) => {
      if (key === 'roots') return [];
      if (Array.isArray(value) && key !== 'packs')
        return value.map((one) => sumOf([{ kind: 'files', data: one }]));
      return [sumOf([{ kind, data: { [key]: value } }])];
    }),
  );
}

/** What others than the kinds need to know of it. */
export function snapshotOf(manifest: Manifest): Snapshot {
  const { id, at, agent, agentTitle, cwd, text, files, bytes, holds } = manifest;
  return { id, at, agent, agentTitle, cwd, text, files, bytes, holds };
}
