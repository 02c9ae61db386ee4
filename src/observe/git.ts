import { readGit, readGitStatus, readStatus } from '../host/git-command.ts';
import type { Fact } from '../model/fact.ts';

/** Work that no commit holds. Undefined where there is no repository or git does not answer. */
export async function lookAtGit(cwd: string): Promise<Extract<Fact, { kind: 'git' }> | undefined> {
  const [status, branch] = await Promise.all([
    readGitStatus(cwd, []),
    readGit(cwd, ['symbolic-ref', '--short', '-q', 'HEAD']),
  ]);
  if (status === undefined) return undefined;
  const entries = readStatus(status);
  const untracked = entries.filter(({ code }) => code === '??').length;
  return { kind: 'git', cwd, changed: entries.length - untracked, untracked, branch: branch?.trim() ?? '' };
}
