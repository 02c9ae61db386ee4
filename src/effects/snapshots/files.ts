import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { globTest } from '../../host/glob-test.ts';
import { absolute, isInside } from '../../host/paths.ts';
import { isInstalled } from '../../host/precious.ts';
import type { Keepable } from '../../model/snapshot.ts';
import type { Keeper, SnapshotKind } from './kind.ts';
import type { PathRecord } from './record.ts';
import { changesOf, keepPresent, keepTrees, putBack } from './tree.ts';

type Wanted = Extract<Keepable, { kind: 'files' }>;

interface FilesData {
  /** Absolute, as they were named. */
  readonly roots: readonly string[];
  readonly records: readonly PathRecord[];
}

/** Files and folders by their paths. */
export const files: SnapshotKind<Wanted, FilesData> = {
  kind: 'files',

  async take({ paths }, keeper) {
    const named = paths.map((path) => absolute(path, '/', keeper.homeDirectory));
    const roots = (await Promise.all(named.map((path) => matching(path, keeper)))).flat();
    const real = await Promise.all(roots.map(realPlaces));
    const distinct = [...new Set(real.flat())];
    // What stands in another one's folder comes with it.
    const outer = distinct.filter((path) => !distinct.some((one) => one !== path && isInside(path, one)));
    const records = await keepTrees(outer, keeper);
    return records.length === 0 ? undefined : { roots: named, records };
  },

  describe: ({ records }) => `${counted(records)}${placeOf(records)}`,
  changes: ({ records }) => changesOf(records),
  before: async ({ roots, records }, keeper) => ({ roots, records: await keepPresent(records, keeper) }),

  async restore({ records }, folder) {
    await putBack(records, folder);
    return [];
  },
};

/** “1 file”, “12 files”. */
export function counted(records: readonly PathRecord[]): string {
  const count = records.filter(({ type }) => type === 'file' || type === 'link').length;
  return count === 1 ? '1 file' : `${count} files`;
}

function placeOf(records: readonly PathRecord[]): string {
  const paths = records.map(({ path }) => path);
  const [first] = paths.toSorted((a, b) => a.length - b.length);
  if (first === undefined) return '';
  const alone = paths.every((path) => isInside(path, first));
  if (records.length === 1) return `, ${basename(first)}`;
  return ` in ${basename(alone ? first : dirname(first))}`;
}

/** A path with its folder's links followed. Where it is a link to a file itself, that file too: it may be emptied through it. */
async function realPlaces(path: string): Promise<readonly string[]> {
  const parent = await realpath(dirname(path)).catch(() => dirname(path));
  const own = join(parent, basename(path));
  const link = await lstat(own).catch(() => undefined);
  if (!link?.isSymbolicLink()) return [own];
  const target = await stat(own).catch(() => undefined);
  return target?.isFile() ? [own, await realpath(own)] : [own];
}

/** What a glob stands for now. Case is not minded: too much is better than too little. */
async function matching(path: string, keeper: Keeper): Promise<readonly string[]> {
  const [top = '', ...segments] = path.split(sep);
  let found: readonly string[] = [top === '' ? sep : `${top}${sep}`];
  for (const segment of segments.filter((one) => one !== '')) {
    if (segment === '**') found = (await Promise.all(found.map((one) => foldersBelow(one, keeper)))).flat();
    else if (/[*?[]/.test(segment)) {
      // Shells know more patterns than this; such a one stands for everything there.
      const fits = globTest(/[()|{}\\^~#]/.test(segment) ? '*' : segment.toLowerCase());
      const below = await Promise.all(found.map(namesIn));
      // A name may hold brackets itself.
      found = below.flat().filter((one) => basename(one) === segment || fits(basename(one).toLowerCase()));
    } else found = found.map((one) => join(one, segment));
  }
  return found;
}

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(() => [])).map((name) => join(folder, name));

async function foldersBelow(folder: string, keeper: Keeper): Promise<readonly string[]> {
  keeper.left();
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory() && !isInstalled(entry.name))
      .map(({ name }) => foldersBelow(join(folder, name), keeper)),
  );
  return [folder, ...below.flat()];
}
