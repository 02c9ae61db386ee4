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

/** Branches that others, or the person’s own days, build on. */
const BASE = /^(refs\/heads\/)?(main|master|trunk|develop|production|\*)$/;
/** Whether branches are left without the commits that they held: deleted, or moved elsewhere by force. */
function leavesCommits(call: CallView): boolean {
  const { args, positionals } = call;
  const [name = '', start] = positionals;
  switch (args.find((word) => /^(branch|update-ref|checkout|switch|fetch)$/.test(word))) {
    case 'update-ref':
      return /^refs\/heads\//.test(name) && start !== undefined && !call.has('-d');
    case 'checkout':
    case 'switch': {
      const at = args.findIndex((word) => /^(-[BC]|--force-create)$/.test(word) && word !== args[0]);
      const [branch = '', to] = args.slice(at + 1).filter((word) => !word.startsWith('-'));
      // Back to where the remote has it is how people begin anew.
      return at > 0 && BASE.test(branch) && to !== undefined && !to.endsWith(`/${branch}`);
    }
    case 'fetch':
      return positionals
        .slice(1)
        .some(
          (word) =>
            (word.startsWith('+') || call.has('-f', '--force')) && BASE.test(word.split(':')[1] ?? ''),
        );
    default:
      return (
        call.has('-D') ||
        (call.has('-f', '--force') && positionals.length > 0 && !call.has('-m', '--move', '-c', '--copy'))
      );
  }
}

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

/** A name that ends as files of code do; `v1.2` and `next.js` are as often branches. */
const isFile = (word: string) =>
  /^[\w./@-]+\.(tsx?|jsx|[cm]js|pyi?|rb|go|rs|java|kts?|swift|php|cs|cpp|hpp|[ch]|vue|svelte|exs?|scala|lua|sh|sql|tf|html?|s?css|less|json|ya?ml|toml|md|txt|ini|cfg|conf|xml|ipynb)$/.test(
    word,
  ) && !REMADE.test(word);

/** `git checkout` throws work away where it names paths: after `--`, `.`, or with `-f`. */
function discards(call: CallView): boolean {
  if (call.has('-b', '-B', '--orphan', '-p', '--patch', '--detach', '-d', '-t', '--track'))
    return call.has('-B', '-f', '--force') && call.has('-f', '--force');
  const separator = call.args.indexOf('--');
  if (separator >= 0 && remadeOnly(call)) return false;
  const [first = '', ...paths] = call.positionals;
  // `git checkout HEAD~2 src/a.ts`: after a commit come paths. A lone `a.ts` is one, too.
  if (separator < 0 && (paths.length > 0 ? !paths.every((path) => REMADE.test(path)) : isFile(first)))
    return true;
  return (
    call.has('-f', '--force', '--ours', '--theirs', '--pathspec-from-file') ||
    (separator >= 0 && separator < call.args.length - 1) ||
    call.positionals.some((word) => word === '.' || /^(:[/(]|\.\.?\/)|\w\/$/.test(word) || /[*?]/.test(word))
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
      stops: [
        'git checkout -- src/',
        'git checkout .',
        'git checkout HEAD -- .',
        'git checkout -f main',
        'git checkout HEAD~2 src/auth lib',
        'git checkout src/auth.ts',
        'git checkout src/',
      ],
      passes: [
        'git checkout -- package-lock.json',
        'git checkout -b fix-src',
        'git checkout --detach HEAD~2',
        'git checkout HEAD package-lock.json',
        'git checkout release/1.2.x',
      ],
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
      command: ['push|send-pack'],
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
        'git send-pack --force origin main',
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
      target: { positionals: true, skip: 1, refs: true },
      why: 'Deletes branches or tags on the remote.',
      instead: 'git ls-remote --heads origin',
      stops: ['git push origin --delete release', 'git push origin :release', 'git push --prune origin'],
      passes: ['git push origin release', 'git ls-remote --heads origin'],
    },
    {
      id: 'branch-delete',
      command: ['branch'],
      commands: [['update-ref'], ['checkout|switch|fetch']],
      when: (call) => leavesCommits(call) && call.has('-D'),
      does: { verb: 'delete', what: 'branch', undo: 'files', undoNote: REFLOG, loses: 'branches' },
      target: { positionals: true },
      why: 'Deletes a branch even where its commits are merged nowhere.',
      instead: 'git branch -d {target}',
      stops: ['git branch -D old-feature'],
      passes: ['git branch', 'git branch -d old-feature', 'git branch -a', 'git branch -m old new'],
    },
    {
      id: 'branch-move',
      command: ['branch'],
      commands: [['update-ref'], ['checkout|switch|fetch']],
      when: (call) => leavesCommits(call) && !call.has('-D'),
      does: { verb: 'overwrite', what: 'branch', undo: 'files', undoNote: REFLOG, loses: 'branches' },
      target: {
        positionals: true,
        says: [
          { words: /^(branch|update-ref|checkout|switch)/, thing: 'branch', names: 1 },
          { words: /^fetch \S+/, thing: 'branch', names: 3 },
        ],
      },
      why: 'Lets a branch begin elsewhere: no branch reaches the commits that only it had.',
      instead: 'git branch --list',
      stops: [
        'git branch -f main HEAD~10',
        'git update-ref refs/heads/main HEAD~5',
        'git switch -C main HEAD~20',
        "git fetch origin '+refs/heads/*:refs/heads/*'",
      ],
      passes: [
        'git update-ref refs/backup/main HEAD',
        'git checkout -B main origin/main',
        "git fetch origin '+refs/heads/*:refs/remotes/origin/*'",
        'git fetch origin main:main',
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
  ],
};
