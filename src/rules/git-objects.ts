import type { Platform } from '../model/platform.ts';

const WORK = 'Work that no commit holds does not come back (git documentation)';

/** What git keeps behind the branches: history as a whole, the record of lost commits, the objects themselves, other trees. */
export const gitObjects: Platform = {
  id: 'git-objects',
  ownMachine: true,
  title: 'Git',
  docs: 'https://git-scm.com/docs',
  programs: ['git'],
  optionsWithValue: ['-C', '-c', '--git-dir', '--work-tree', '--namespace'],
  away: ['--git-dir', '--work-tree', 'GIT_DIR', 'GIT_WORK_TREE'],
  selfConfirm: ['-f', '--force'],
  dryRun: ['-n', '--dry-run'],
  rules: [
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
    {
      id: 'history-rewrite',
      command: ['filter-branch|filter-repo'],
      commands: [['lfs', 'migrate', 'import|export']],
      when: (call) => !call.has('--analyze', '--no-rewrite'),
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
        'git lfs migrate import --everything --include="*.psd"',
        'git-filter-repo --strip-blobs-bigger-than 10M --force',
        'java -jar bfg.jar --delete-files id_rsa shop.git',
        'python3 git-filter-repo.py --invert-paths --path secrets.txt',
      ],
      passes: [
        'git filter-repo --analyze',
        'java -jar bfg.jar --help',
        'git lfs migrate info --everything',
        'git log --stat',
      ],
    },
    {
      id: 'reflog-expire',
      command: ['reflog', 'expire|delete'],
      commands: [['update-ref'], ['symbolic-ref']],
      when: (call) =>
        call.has('--expire=now', '--expire', '--expire-unreachable', '--all', '-d', '--delete') ||
        (call.has('--stdin') && (call.input === undefined || /^delete /m.test(call.input))) ||
        call.args.includes('delete'),
      does: {
        verb: 'delete',
        what: 'reflog',
        undo: 'none',
        undoNote: 'Without the reflog lost commits cannot be found again',
      },
      target: { says: [{ words: /^(update-ref|symbolic-ref)/, thing: 'ref', names: 1 }] },
      why: 'Deletes a ref, or the record that lost commits are found by.',
      instead: 'git reflog',
      stops: [
        'git reflog expire --expire=now --all',
        'git update-ref -d refs/heads/main',
        "git for-each-ref --format='delete %(refname)' refs/tags | git update-ref --stdin",
      ],
      passes: [
        'git reflog',
        'git reflog show main',
        'echo "create refs/heads/a HEAD" | git update-ref --stdin',
      ],
    },
    {
      id: 'prune',
      command: ['gc'],
      commands: [['prune'], ['annex', 'drop|dropunused|uninit|forget']],
      when: (call) =>
        call.value('--prune') === 'now' ||
        call.value('--prune') === 'all' ||
        call.args[0] === 'prune' ||
        (call.args.includes('annex') && call.has('--force')),
      does: {
        verb: 'delete',
        what: 'unreachable commits',
        undo: 'none',
        undoNote: 'Pruned objects are gone',
      },
      why: 'Deletes commits that no branch reaches.',
      instead: 'git gc',
      stops: ['git gc --prune=now', 'git prune', 'git annex drop --force --all'],
      passes: ['git annex drop big.bin', 'git gc', 'git remote prune origin', 'git fetch --prune'],
    },
  ],
};
