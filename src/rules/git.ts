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

/** What tools write again: lockfiles, and folders that a build fills. */
const REMADE =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|(Cargo|poetry|uv|Pipfile|Gemfile|composer|Podfile|mix|pubspec)\.lock|go\.sum|node_modules|__pycache__|\.next|\.nuxt|\.turbo|\.pytest_cache|coverage|dist|build|out|target|[\w.-]*\.tsbuildinfo)\/?$/;
/** Whether it names paths, and nothing but such. */
const remadeOnly = ({ args, positionals }: CallView) => {
  const paths = args.includes('--') ? args.slice(args.indexOf('--') + 1) : positionals;
  return paths.length > 0 && paths.every((path) => REMADE.test(path));
};

/** Without force `git clean` refuses, unless the setting is off or it asks for each (git-scm.com/docs/git-clean). */
const cleans = (call: CallView) =>
  (call.has('-f', '--force', '-i', '--interactive') ||
    call.args.some((word) => /^clean\.requireForce=(false|no|off|0)$/i.test(word))) &&
  !call.has('-n', '--dry-run');

/** `git checkout` throws work away where it names paths: after `--`, `.`, or with `-f`. */
function discards(call: CallView): boolean {
  if (call.has('-b', '-B', '--orphan', '-p', '--patch', '--detach', '-d', '-t', '--track'))
    return call.has('-B', '-f', '--force') && call.has('-f', '--force');
  const separator = call.args.indexOf('--');
  if (separator >= 0 && remadeOnly(call)) return false;
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
      passes: [
        'git checkout -- package-lock.json',
        'git checkout -b fix-src',
        'git checkout --detach HEAD~2',
      ],
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
      when: (call) => (!call.has('-S', '--staged') || call.has('-W', '--worktree')) && !remadeOnly(call),
      does: { verb: 'delete', what: 'uncommitted work', undo: 'files', undoNote: WORK, loses: 'changes' },
      why: 'Puts the committed state over the files; changes in them are gone.',
      instead: 'git stash',
      stops: ['git restore .', 'git restore --source HEAD~3 src', 'git restore -SW src'],
      passes: ['git restore --staged .', 'git restore -S src/a.ts', 'git restore yarn.lock dist/'],
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
      when: (call) => cleans(call) && !call.has('-x', '-X') && !remadeOnly(call),
      does: { verb: 'delete', what: 'untracked files', undo: 'files', undoNote: WORK, loses: 'untracked' },
      why: 'Deletes files that git does not track.',
      instead: 'git clean -n',
      stops: ['git clean -fd', 'git clean --force -d src', 'git -c clean.requireForce=false clean -d'],
      passes: ['git clean -n', 'git clean -nfd', 'git clean -d', 'git clean -fd dist/'],
    },
    {
      id: 'clean-ignored',
      command: ['clean'],
      when: (call) => cleans(call) && call.has('-x', '-X'),
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
      commands: [['update-ref']],
      // `-f` moves a branch elsewhere, as `update-ref` does.
      when: (call) =>
        call.args.includes('update-ref')
          ? /^refs\/heads\//.test(call.positionals[0] ?? '') && call.positionals.length > 1 && !call.has('-d')
          : call.has('-D') ||
            (call.has('-f', '--force') &&
              call.positionals.length > 0 &&
              !call.has('-m', '--move', '-c', '--copy')),
      does: { verb: 'delete', what: 'branch', undo: 'files', undoNote: REFLOG, loses: 'branches' },
      target: { positionals: true },
      why: 'Deletes a branch even where its commits are merged nowhere.',
      instead: 'git branch -d {target}',
      stops: [
        'git branch -D old-feature',
        'git branch -f main HEAD~10',
        'git update-ref refs/heads/main HEAD~5',
      ],
      passes: [
        'git branch',
        'git branch -d old-feature',
        'git branch -a',
        'git branch -m old new',
        'git update-ref refs/backup/main HEAD',
      ],
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
