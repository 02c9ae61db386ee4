import type { CallView, Platform } from '../model/platform.ts';

const WORK = 'Work that no commit holds does not come back (git documentation)';
const REFLOG =
  'The commits stay in the reflog of whoever has them, for 30 to 90 days (git-scm.com/docs/git-gc, 2026-11)';
const REMOTE = 'Only somebody who still has the old commits can push them back (git documentation)';

/** A `+` before a refspec forces it; a lone `:branch` deletes. */
const forcedRefspec = (call: CallView) => call.positionals.some((word) => /^\+./.test(word));
const deletedRefspec = (call: CallView) => call.positionals.slice(1).some((word) => /^:./.test(word));
/** A lease only lets commits go that were seen before; on a branch that others build on they are missed all the same. */
const SHARED =
  /^(\+|.*:)?(refs\/heads\/)?(main|master|trunk|develop|prod|production|staging|release\b.*|stable)$/i;
const forces = (call: CallView) =>
  call.has('-f', '--force', '--mirror') ||
  forcedRefspec(call) ||
  (call.has('--force-with-lease') && call.positionals.slice(1).some((word) => SHARED.test(word)));

/** `git checkout` throws work away where it names paths: after `--`, `.`, or with `-f`. */
function discards(call: CallView): boolean {
  if (call.has('-b', '-B', '--orphan', '-p', '--patch', '--detach', '-d', '-t', '--track'))
    return call.has('-B', '-f', '--force') && call.has('-f', '--force');
  const separator = call.args.indexOf('--');
  return (
    call.has('-f', '--force', '--ours', '--theirs') ||
    (separator >= 0 && separator < call.args.length - 1) ||
    call.positionals.some(
      (word) => word === '.' || word === ':/' || /^\.\.?\//.test(word) || /[*?]/.test(word),
    )
  );
}

export const git: Platform = {
  id: 'git',
  ownMachine: true,
  title: 'Git',
  docs: 'https://git-scm.com/docs',
  programs: ['git'],
  optionsWithValue:
    '-C -c --git-dir --work-tree --namespace -m --message -s --source --pathspec-from-file -o --push-option --receive-pack'.split(
      ' ',
    ),
  away: ['--git-dir', '--work-tree', 'GIT_DIR', 'GIT_WORK_TREE'],
  selfConfirm: ['-f', '--force'],
  dryRun: ['-n', '--dry-run'],
  rules: [
    {
      id: 'discard-all',
      command: ['reset'],
      when: (call) => call.has('--hard', '--merge') && !call.has('--keep'),
      does: { verb: 'delete', what: 'uncommitted work', undo: 'files', undoNote: WORK, loses: 'changes' },
      why: 'Throws away every change that no commit holds.',
      instead: 'git stash',
      stops: [
        'git reset --hard',
        'git -C ../api reset --hard HEAD~1',
        'git fetch && git reset --hard origin/main',
      ],
      passes: ['git reset --soft HEAD~1', 'git reset README.md', 'git reset'],
    },
    {
      id: 'discard-paths',
      command: ['checkout'],
      when: discards,
      does: { verb: 'delete', what: 'uncommitted work', undo: 'files', undoNote: WORK, loses: 'changes' },
      why: 'Puts the committed state over the files; changes in them are gone.',
      instead: 'git stash',
      stops: ['git checkout -- src/', 'git checkout .', 'git checkout HEAD -- .', 'git checkout -f main'],
      passes: ['git checkout main', 'git checkout -b fix-src', 'git checkout --detach HEAD~2'],
    },
    {
      id: 'discard-plumbing',
      command: ['read-tree'],
      commands: [['checkout-index'], ['submodule', 'update']],
      when: (call) => (call.has('--reset') && call.has('-u')) || call.has('-f', '--force'),
      does: { verb: 'delete', what: 'uncommitted work', undo: 'files', undoNote: WORK, loses: 'changes' },
      why: 'Puts the committed state over the files; changes in them are gone.',
      instead: 'git stash',
      stops: [
        'git read-tree -u --reset HEAD~1',
        'git checkout-index -a -f',
        'git submodule update --init --force',
      ],
      passes: ['git read-tree HEAD', 'git submodule update --init --recursive'],
    },
    {
      id: 'restore',
      command: ['restore'],
      when: (call) => !call.has('-S', '--staged') || call.has('-W', '--worktree'),
      does: { verb: 'delete', what: 'uncommitted work', undo: 'files', undoNote: WORK, loses: 'changes' },
      why: 'Puts the committed state over the files; changes in them are gone.',
      instead: 'git stash',
      stops: ['git restore .', 'git restore --source HEAD~3 src', 'git restore -SW src'],
      passes: ['git restore --staged .', 'git restore -S src/a.ts'],
    },
    {
      id: 'switch-discard',
      command: ['switch'],
      when: (call) => call.has('-f', '--force', '--discard-changes'),
      does: { verb: 'delete', what: 'uncommitted work', undo: 'files', undoNote: WORK, loses: 'changes' },
      why: 'Switches the branch and throws away changes that no commit holds.',
      instead: 'git stash',
      stops: ['git switch --discard-changes main', 'git switch -f main'],
      passes: ['git switch main', 'git switch -c fix'],
    },
    {
      id: 'clean',
      command: ['clean'],
      when: (call) => call.has('-f', '--force') && !call.has('-x', '-X') && !call.has('-n', '--dry-run'),
      does: { verb: 'delete', what: 'untracked files', undo: 'files', undoNote: WORK, loses: 'untracked' },
      why: 'Deletes files that git does not track.',
      instead: 'git clean -n',
      stops: ['git clean -fd', 'git clean --force -d src'],
      passes: ['git clean -n', 'git clean -nfd'],
    },
    {
      id: 'clean-ignored',
      command: ['clean'],
      when: (call) => call.has('-f', '--force') && call.has('-x', '-X') && !call.has('-n', '--dry-run'),
      does: {
        verb: 'delete',
        what: 'untracked and ignored files',
        undo: 'files',
        undoNote: WORK,
        loses: 'ignored',
      },
      why: 'Deletes files that git does not track, and those that it ignores, such as .env.',
      instead: 'git clean -n',
      stops: ['git clean -xdf', 'git clean -fX'],
      passes: ['git clean --dry-run -xf', 'git clean -nX'],
    },
    {
      id: 'stash-drop',
      command: ['stash', 'drop|clear'],
      does: {
        verb: 'delete',
        what: 'stashed work',
        undo: 'files',
        undoNote: 'A dropped stash is hard to find again (git documentation)',
        loses: 'stashes',
      },
      target: { positionals: true },
      why: 'Throws stashed work away.',
      instead: 'git stash list',
      stops: ['git stash drop', 'git stash clear'],
      passes: ['git stash list', 'git stash', 'git stash pop', 'git stash show -p'],
    },
    {
      id: 'force-push',
      command: ['push'],
      when: forces,
      does: { verb: 'overwrite', what: 'remote branch', undo: 'vendor', undoNote: REMOTE },
      target: { positionals: true, skip: 1 },
      why: 'Replaces commits on the remote; what others pushed there can be lost.',
      instead: 'git push',
      stops: [
        'git push --force origin main',
        'git push -f',
        'git push origin +HEAD:main',
        'git push --force --tags',
        'git push --mirror backup',
        'git push --no-verify --force origin main',
      ],
      passes: [
        'git push',
        'git push -u origin feature',
        'git push --follow-tags',
        'git push --force --dry-run',
      ],
    },
    {
      id: 'remote-branch-delete',
      command: ['push'],
      when: (call) => call.has('-d', '--delete', '--prune') || deletedRefspec(call),
      does: { verb: 'delete', what: 'remote branch', undo: 'vendor', undoNote: REMOTE },
      target: { positionals: true, skip: 1 },
      why: 'Deletes branches or tags on the remote.',
      instead: 'git ls-remote --heads origin',
      stops: ['git push origin --delete release', 'git push origin :release', 'git push --prune origin'],
      passes: ['git push origin release', 'git ls-remote --heads origin'],
    },
    {
      id: 'branch-delete',
      command: ['branch'],
      when: (call) => call.has('-D') || (call.has('-d', '--delete') && call.has('-f', '--force')),
      does: { verb: 'delete', what: 'branch', undo: 'files', undoNote: REFLOG, loses: 'branches' },
      target: { positionals: true },
      why: 'Deletes a branch even where its commits are merged nowhere.',
      instead: 'git branch -d old-feature',
      stops: ['git branch -D old-feature'],
      passes: ['git branch', 'git branch -d old-feature', 'git branch -a'],
    },
    {
      id: 'history-rewrite',
      command: ['filter-branch|filter-repo'],
      when: (call) => !call.has('--analyze'),
      does: {
        verb: 'overwrite',
        what: 'history',
        undo: 'files',
        undoNote: 'Only another clone has the old history',
        loses: 'history',
      },
      why: 'Rewrites every commit of the repository.',
      instead: 'git filter-repo --analyze',
      stops: [
        'git filter-repo --path secrets --invert-paths --force',
        'git filter-branch --tree-filter "rm -f x" HEAD',
      ],
      passes: ['git filter-repo --analyze', 'git log --stat'],
    },
    {
      id: 'reflog-expire',
      command: ['reflog', 'expire|delete'],
      commands: [['update-ref']],
      when: (call) =>
        call.has('--expire=now', '--expire', '--expire-unreachable', '--all', '-d') ||
        call.args.includes('delete'),
      does: {
        verb: 'delete',
        what: 'reflog',
        undo: 'none',
        undoNote: 'Without the reflog lost commits cannot be found again',
      },
      why: 'Deletes the record that lost commits are found by.',
      instead: 'git reflog',
      stops: ['git reflog expire --expire=now --all', 'git update-ref -d refs/heads/main'],
      passes: ['git reflog', 'git reflog show main'],
    },
    {
      id: 'prune',
      command: ['gc'],
      commands: [['prune']],
      when: (call) =>
        call.value('--prune') === 'now' || call.value('--prune') === 'all' || call.args[0] === 'prune',
      does: {
        verb: 'delete',
        what: 'unreachable commits',
        undo: 'none',
        undoNote: 'Pruned objects are gone',
      },
      why: 'Deletes commits that no branch reaches.',
      instead: 'git gc',
      stops: ['git gc --prune=now', 'git prune'],
      passes: ['git gc', 'git remote prune origin', 'git fetch --prune'],
    },
    {
      id: 'remove-files',
      command: ['rm'],
      when: (call) => !call.has('--cached') && call.has('-f', '--force'),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: WORK },
      target: { positionals: true, paths: true },
      why: 'Deletes files even where they hold changes that no commit has.',
      instead: 'git rm -r --cached .',
      stops: ['git rm -rf .', 'git rm -f src/a.ts'],
      passes: ['git rm -r --cached .', 'git rm old.ts'],
    },
    {
      id: 'worktree-remove',
      command: ['worktree', 'remove'],
      commands: [['submodule', 'deinit']],
      when: (call) => call.has('-f', '--force'),
      does: { verb: 'delete', what: 'working tree', undo: 'files', undoNote: WORK },
      target: { positionals: true, paths: true },
      why: 'Removes a working tree together with changes that no commit holds.',
      instead: 'git worktree list',
      stops: ['git worktree remove --force ../hotfix', 'git submodule deinit -f --all'],
      passes: ['git worktree list', 'git worktree remove ../hotfix', 'git submodule status'],
    },
  ],
};
