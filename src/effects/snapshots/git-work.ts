import { dirname, join } from 'node:path';
import { readGitStatus, readStatus, type StatusEntry } from '../../host/git-command.ts';
import { isRebuilt } from '../../host/precious.ts';
import type { Keepable } from '../../model/snapshot.ts';
import { counted } from './files.ts';
import { type Keeper, type SnapshotKind, Unkeepable } from './kind.ts';
import { keepOne, type PathRecord } from './record.ts';
import {
  git,
  type Head,
  headOf,
  installPacks,
  keepObjects,
  mustGit,
  type Pack,
  type Repository,
  repositoryAt,
} from './repository.ts';
import { changesOf, inTurn, keepPresent, keepTrees, putBack } from './tree.ts';

type Wanted = Extract<Keepable, { kind: 'git-work' }>;

interface WorkData extends Repository {
  readonly head: Head;
  readonly work: readonly PathRecord[];
  /** The index, and what git remembers of a merge or a rebase that goes on. */
  readonly own: readonly PathRecord[];
  /** What stands in the index alone. */
  readonly packs: readonly Pack[];
  /** HEAD goes back whatever stands there: it undoes a restore. */
  readonly exact: boolean;
}

const OWN =
  'index MERGE_HEAD MERGE_MSG MERGE_MODE AUTO_MERGE CHERRY_PICK_HEAD REVERT_HEAD SQUASH_MSG ORIG_HEAD'.split(
    ' ',
  );

/** What no commit holds: changes, staged or not, and files that git does not track. */
export const gitWork: SnapshotKind<Wanted, WorkData> = {
  kind: 'git-work',

  async take({ cwd, ignored }, keeper) {
    const repository = await repositoryAt(cwd, keeper);
    const { top, gitDir } = repository;
    const status = await readGitStatus(top, ['--no-renames', ...(ignored ? ['--ignored=matching'] : [])]);
    if (status === undefined) throw new Unkeepable('git does not answer there');
    const entries = readStatus(status).filter((entry) => !isMadeAgain(entry));
    const [work, head, packs, own] = await Promise.all([
      workOf(top, entries, keeper),
      headOf(top),
      keepStaged(top, keeper),
      inTurn(OWN, (name) => keepOne(join(gitDir, name), keeper)),
    ]);
    return entries.length === 0 ? undefined : { ...repository, head, work, own, packs, exact: false };
  },

  describe: ({ work, head }) =>
    `${counted(work)} with uncommitted work${head.ref ? ` on ${shortRef(head.ref)}` : ''}`,

  async changes({ top, head, work, exact }) {
    const now = await headOf(top);
    const moves = now.commit !== head.commit && (await mayMove(top, head, exact));
    const branch = head.ref ? `branch ${shortRef(head.ref)}` : 'HEAD';
    return [...(await changesOf(work)), ...(moves ? [{ what: branch, change: 'is replaced' as const }] : [])];
  },

  async before({ top, gitDir, head, work, own, exact }, keeper) {
    const now = await headOf(top);
    const moved = (await mayMove(top, head, exact)) ? await between(top, now, head) : [];
    const known = new Set(work.map(({ path }) => path));
    const others = moved.map((name) => join(top, name)).filter((path) => !known.has(path));
    return {
      top,
      gitDir,
      head: now,
      work: [
        ...(await keepPresent(work, keeper)),
        ...(await inTurn(others, (path) => keepOne(path, keeper))),
      ],
      own: await inTurn(own, ({ path }) => keepOne(path, keeper)),
      packs: await keepStaged(top, keeper),
      exact: true,
    };
  },

  async restore({ top, head, work, own, packs, exact }, folder) {
    await installPacks(top, packs, folder);
    const now = await headOf(top);
    const stays = now.ref === head.ref && now.commit === head.commit;
    const aligned = stays || (await mayMove(top, head, exact));
    if (!stays && aligned) await moveHead(top, now, head, new Set(work.map(({ path }) => path)));
    await putBack(work, folder);
    if (aligned) {
      await putBack(own, folder);
      return [];
    }
    return [`The branch has gone on in ${top}, so the files are back and nothing is staged.`];
  },
};

const shortRef = (ref: string) => ref.replace(/^refs\/heads\//, '');

/** What git ignores because a build or an install makes it. */
const isMadeAgain = ({ code, path }: StatusEntry) => code === '!!' && path.split('/').some(isRebuilt);

async function workOf(
  top: string,
  entries: readonly StatusEntry[],
  keeper: Keeper,
): Promise<readonly PathRecord[]> {
  const whole = entries.filter(({ code }) => /^(\?\?|!!)$/.test(code));
  const changed = entries.filter((entry) => !whole.includes(entry));
  const untracked = await keepTrees(
    whole.map(({ path }) => join(top, path)),
    keeper,
  );
  const records = await inTurn(changed, ({ path }) => keepOne(join(top, path), keeper));
  const links = new Set(
    [...untracked, ...records].flatMap(({ type, path }) => (type === 'link' ? [path] : [])),
  );
  const isBehind = (path: string): boolean =>
    path.length > top.length && (links.has(dirname(path)) || isBehind(dirname(path)));
  return [
    ...records.filter(
      ({ type, path }) =>
        // A submodule is a folder that git minds only by its commit.
        type !== 'folder' &&
        // Behind a link in the place of its folder stands another file.
        !isBehind(path),
    ),
    ...untracked,
  ];
}

/** What is staged stands in the repository's objects, which git clears away in time. */
async function keepStaged(top: string, keeper: Keeper): Promise<readonly Pack[]> {
  const [staged, unmerged] = await Promise.all([
    git(top, ['diff', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff']),
    git(top, ['ls-files', '-u', '-z']),
  ]);
  const ids = [
    // ":100644 100644 <before> <after> M"; 160000 is a submodule's commit, which is not here.
    ...[...(staged ?? '').matchAll(/:\d+ (?!160000|000000)\d+ [0-9a-f]+ ([0-9a-f]+) /g)].map(([, id]) => id),
    ...[...(unmerged ?? '').matchAll(/(?:^|\0)(?!160000)\d+ ([0-9a-f]+) /g)].map(([, id]) => id),
  ];
  const known = [...new Set(ids)].filter((id) => id !== undefined && !/^0+$/.test(id));
  return await keepObjects(top, known as string[], keeper);
}

/** Whether HEAD can go back to where it stood without losing a commit from a branch. */
async function mayMove(top: string, { ref, commit }: Head, exact: boolean): Promise<boolean> {
  if (commit === undefined) return false;
  if ((await git(top, ['cat-file', '-e', `${commit}^{commit}`])) === undefined) return false;
  if (exact || ref === undefined) return true;
  const tip = (await git(top, ['rev-parse', '-q', '--verify', ref]))?.trim();
  return tip === undefined || (await git(top, ['merge-base', '--is-ancestor', tip, commit])) !== undefined;
}

/** Files that differ between two commits, relative to the top. */
async function between(top: string, now: Head, then: Head): Promise<readonly string[]> {
  if (now.commit === undefined || then.commit === undefined || now.commit === then.commit) return [];
  const said = await mustGit(top, ['diff', '--name-only', '-z', '--no-renames', now.commit, then.commit]);
  return said.split('\0').filter((name) => name !== '');
}

/** Puts HEAD, its branch and the committed files back to where they stood, save those that are put back themselves. */
async function moveHead(top: string, now: Head, then: Head, apart: ReadonlySet<string>): Promise<void> {
  const { commit = '', ref } = then;
  const names = (await between(top, now, then)).filter((name) => !apart.has(join(top, name)));
  const there = new Set(
    (await mustGit(top, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])).split('\0'),
  );
  const back = names.filter((name) => there.has(name));
  const gone = names.filter((name) => !there.has(name));
  if (back.length > 0) {
    const spec = [
      '--literal-pathspecs',
      'checkout',
      '-q',
      commit,
      '--pathspec-from-file=-',
      '--pathspec-file-nul',
    ];
    await mustGit(top, spec, back.join('\0'));
  }
  await putBack(
    gone.map((name) => ({ type: 'absent', path: join(top, name) })),
    top,
  );
  const why = ['-m', 'chaperone: restore'];
  if (ref === undefined) await mustGit(top, ['update-ref', '--no-deref', ...why, 'HEAD', commit]);
  else {
    await mustGit(top, ['update-ref', ...why, ref, commit]);
    await mustGit(top, ['symbolic-ref', ...why, 'HEAD', ref]);
  }
}
