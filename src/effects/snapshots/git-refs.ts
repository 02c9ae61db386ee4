import type { Keepable, Restoring } from '../../model/snapshot.ts';
import type { Keeper, SnapshotKind } from './kind.ts';
import { git, headOf, installPacks, keepObjects, mustGit, type Pack, repositoryAt } from './repository.ts';

type Wanted = Extract<Keepable, { kind: 'git-refs' }>;

interface Ref {
  readonly name: string;
  /** Undefined: it was not there. */
  readonly id?: string;
}
interface Stash {
  readonly id: string;
  readonly message: string;
}

interface RefsData {
  readonly top: string;
  readonly refs: readonly Ref[];
  /** Newest first; undefined: they are left alone. */
  readonly stashes?: readonly Stash[];
  readonly packs: readonly Pack[];
  /** What was not there goes away again: it undoes a restore. */
  readonly exact: boolean;
}

/** Branches, tags and stashes, with the commits that nothing else holds. */
export const gitRefs: SnapshotKind<Wanted, RefsData> = {
  kind: 'git-refs',

  async take({ cwd, branches }, keeper) {
    const { top } = await repositoryAt(cwd, keeper);
    const all = await refsOf(top);
    const named = (name: string) =>
      branches === 'all'
        ? /^refs\/(heads|tags)\//.test(name)
        : branches.some((branch) => name === `refs/heads/${branch}` || name === `refs/remotes/${branch}`);
    const refs = all.filter(({ name }) => named(name));
    const stashes = branches === 'all' || branches.length === 0 ? await stashesOf(top) : undefined;
    if (refs.length + (stashes?.length ?? 0) === 0) return undefined;
    // Where everything is rewritten, nothing that is there now stays to build on.
    const staying = branches === 'all' ? [] : all.filter(({ name }) => !named(name) && name !== 'refs/stash');
    return await keep(top, refs, stashes, staying, keeper, false);
  },

  describe({ refs, stashes = [] }) {
    const branches = refs.filter(({ id }) => id !== undefined).map(({ name }) => shortName(name));
    const said = [
      ...(branches.length > 3 ? [`${branches.length} branches and tags`] : branches),
      ...(stashes.length > 0 ? [stashes.length === 1 ? '1 stash' : `${stashes.length} stashes`] : []),
    ];
    return said.join(', ');
  },

  async changes({ top, refs, stashes, exact }) {
    const now = new Map((await refsOf(top)).map(({ name, id }) => [name, id]));
    const changes = refs.flatMap(({ name, id }): readonly Restoring[] => {
      const present = now.get(name);
      if (present === id || (id === undefined && !exact)) return [];
      const change = id === undefined ? 'is removed' : present === undefined ? 'comes back' : 'is replaced';
      return [{ what: shortName(name), change }];
    });
    if (stashes === undefined) return changes;
    const target = stashesAfter(stashes, await stashesOf(top), exact);
    const same = JSON.stringify(target) === JSON.stringify(await stashesOf(top));
    return same ? changes : [...changes, { what: 'stashes', change: 'comes back' }];
  },

  async before({ top, refs, stashes }, keeper) {
    const all = await refsOf(top);
    const present = refs.map(({ name }) => all.find((one) => one.name === name) ?? { name });
    const apart = new Set(refs.map(({ name }) => name));
    const staying = all.filter(({ name }) => !apart.has(name) && name !== 'refs/stash');
    return await keep(top, present, stashes && (await stashesOf(top)), staying, keeper, true);
  },

  async restore({ top, refs, stashes, packs, exact }, folder) {
    await installPacks(top, packs, folder);
    const head = await headOf(top);
    const now = new Map((await refsOf(top)).map(({ name, id }) => [name, id]));
    for (const { name, id } of refs) {
      if (now.get(name) === id) continue;
      const why = ['-m', 'chaperone: restore'];
      if (id === undefined) {
        if (exact && name !== head.ref) await mustGit(top, ['update-ref', '-d', name]);
      } else if (name === head.ref) await mustGit(top, ['reset', '-q', '--keep', id]);
      else await mustGit(top, ['update-ref', ...why, name, id]);
    }
    if (stashes !== undefined) await putStashes(top, stashes, exact);
    return [];
  },
};

async function keep(
  top: string,
  refs: readonly Ref[],
  stashes: readonly Stash[] | undefined,
  staying: readonly Ref[],
  keeper: Keeper,
  exact: boolean,
): Promise<RefsData> {
  const wanted = [...refs, ...(stashes ?? [])].flatMap(({ id }) => id ?? []);
  const left = staying.flatMap(({ id }) => (id === undefined ? [] : [`^${id}`]));
  const packs = wanted.length === 0 ? [] : await keepObjects(top, [...wanted, ...left], keeper, ['--revs']);
  return { top, refs, packs, exact, ...(stashes ? { stashes } : {}) };
}

/** Every ref with what it points to, symbolic ones left out. */
async function refsOf(top: string): Promise<readonly Ref[]> {
  const said = await mustGit(top, ['for-each-ref', '--format=%(objectname) %(symref) %(refname)']);
  return said.split('\n').flatMap((line) => {
    const [id, symbolic, name] = line.split(' ');
    return id && name && symbolic === '' ? [{ name, id }] : [];
  });
}

/** Newest first. */
async function stashesOf(top: string): Promise<readonly Stash[]> {
  const said = (await git(top, ['stash', 'list', '-z', '--format=%H %gs'])) ?? '';
  return said
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => ({ id: line.slice(0, line.indexOf(' ')), message: line.slice(line.indexOf(' ') + 1) }));
}

/** The kept stashes, below those that came since. */
function stashesAfter(kept: readonly Stash[], present: readonly Stash[], exact: boolean): readonly Stash[] {
  const ids = new Set(kept.map(({ id }) => id));
  return exact ? kept : [...present.filter(({ id }) => !ids.has(id)), ...kept];
}

async function putStashes(top: string, kept: readonly Stash[], exact: boolean): Promise<void> {
  const present = await stashesOf(top);
  const target = stashesAfter(kept, present, exact);
  if (JSON.stringify(target) === JSON.stringify(present)) return;
  if (present.length > 0) await mustGit(top, ['stash', 'clear']);
  for (const { id, message } of target.toReversed())
    await mustGit(top, ['stash', 'store', '-q', '-m', message, id]);
}

const shortName = (ref: string) =>
  ref
    .replace(/^refs\/heads\//, 'branch ')
    .replace(/^refs\/tags\//, 'tag ')
    .replace(/^refs\/remotes\//, 'remote branch ');
