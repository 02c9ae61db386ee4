import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, lstat, mkdtemp, readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSnapshots, type Snapshots } from '../../../../src/effects/snapshots/snapshots.ts';
import type { Keepable, Kept } from '../../../../src/model/snapshot.ts';

/** A folder to damage, and a place for copies of it. */
export interface Lab {
  readonly work: string;
  readonly directory: string;
  readonly snapshots: Snapshots;
  keep(...keep: readonly Keepable[]): Promise<Kept>;
  /** The id of a copy that must have come about. */
  kept(...keep: readonly Keepable[]): Promise<string>;
  close(): Promise<void>;
}

export async function openLab(limits: Parameters<typeof createSnapshots>[0]['limits'] = {}): Promise<Lab> {
  const base = await realpath(await mkdtemp(join(tmpdir(), 'snapshots-')));
  const work = join(base, 'work');
  const directory = join(base, 'kept');
  execFileSync('mkdir', [work]);
  const snapshots = createSnapshots({ directory, homeDirectory: base, now: Date.now, limits });
  const keep = (...wanted: readonly Keepable[]) =>
    snapshots.take({ keep: wanted, agent: 'test', agentTitle: 'Test', cwd: work, text: 'rm -rf src' });
  return {
    work,
    directory,
    snapshots,
    keep,
    async kept(...wanted) {
      const kept = await keep(...wanted);
      if (!kept.kept || !kept.snapshot) throw new Error(`Not kept: ${JSON.stringify(kept)}`);
      return kept.snapshot.id;
    },
    async close() {
      await unlock(base);
      await rm(base, { recursive: true, force: true });
    },
  };
}

async function unlock(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await unlock(join(folder, entry.name));
}

/** Everything that can be told of a tree: kinds, modes, times in milliseconds, links, contents. */
export async function picture(folder: string, options: { readonly git?: true } = {}): Promise<string> {
  const lines: string[] = [];
  const visit = async (path: string, name: string): Promise<void> => {
    const stats = await lstat(path);
    const mode = (stats.mode & 0o7777).toString(8);
    const time = stats.isDirectory() && options.git ? '' : Math.floor(stats.mtimeMs);
    if (stats.isSymbolicLink()) lines.push(`${name} -> ${await readlink(path)} ${time}`);
    else if (stats.isDirectory()) {
      const names = (await readdir(path)).sort();
      // Git knows no empty folders.
      if (names.length > 0 || !options.git) lines.push(`${name}/ ${mode} ${time}`);
      for (const inner of names)
        if (!(options.git && inner === '.git')) await visit(join(path, inner), `${name}/${inner}`);
    } else {
      const hash = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      lines.push(`${name} ${mode} ${options.git ? '' : time} ${hash}`);
    }
  };
  await visit(folder, '.');
  return lines.join('\n');
}

/** What git says of a repository: where it stands, what is staged and changed, every ref and stash. */
export function gitPicture(work: string): string {
  return [
    ['symbolic-ref', '-q', 'HEAD'],
    ['rev-parse', 'HEAD'],
    ['status', '--porcelain', '--ignored', '--untracked-files=all'],
    ['diff'],
    ['diff', '--cached'],
    ['for-each-ref'],
    ['stash', 'list'],
    ['log', '--all', '--format=%H %s'],
  ]
    .map((args) => said(work, ...args))
    .join('\n---\n');
}

function said(work: string, ...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd: work, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return 'fails';
  }
}
