import type { Platform } from '../model/platform.ts';

const WORK = 'Work that no commit holds does not come back (Mercurial documentation)';

export const mercurial: Platform = {
  id: 'mercurial',
  title: 'Mercurial',
  docs: 'https://www.mercurial-scm.org/help/commands',
  programs: ['hg', 'chg', 'sl'],
  optionsWithValue:
    '-R --repository --cwd --config -m --message -r --rev -u --user -d --date -b --branch -B --bookmark -X --exclude -I --include -n --name -t --tool -l --logfile -s --source --dest'.split(
      ' ',
    ),
  directory: ['--cwd', '-R'],
  selfConfirm: ['-y', '--noninteractive', '-f', '--force'],
  dryRun: ['-n', '--dry-run', '-p', '--print'],
  twins: ['hg', 'sl'],
  rules: [
    {
      id: 'discard',
      command: ['update|up|checkout|co|goto|merge|revert'],
      when: (call) =>
        (call.has('-C', '--clean') ||
          (call.args.includes('revert') && call.has('--no-backup', '-a', '--all'))) &&
        !call.has('--abort'),
      does: { verb: 'delete', what: 'uncommitted work', undo: 'files', undoNote: WORK },
      why: 'Puts the committed state over the files; changes in them are gone.',
      instead: 'hg shelve',
      stops: ['hg update -C', 'hg up --clean default', 'hg revert --all --no-backup', 'sl goto -C main'],
      passes: ['hg update default', 'hg revert src/a.py --dry-run', 'hg shelve', 'hg status'],
    },
    {
      id: 'purge',
      command: ['purge|clean'],
      does: { verb: 'delete', what: 'untracked files', undo: 'none', undoNote: WORK },
      target: { positionals: true },
      why: 'Deletes files that Mercurial does not track; with --all also those that it ignores.',
      instead: 'hg purge --print',
      stops: ['hg purge', 'hg purge --all', 'hg --config extensions.purge= purge'],
      passes: ['hg purge --print', 'hg status --unknown'],
    },
    {
      id: 'strip',
      command: ['strip|debugstrip|rollback|prune|hide|histedit|metaedit'],
      when: (call) => !call.args.includes('histedit') || call.has('--commands'),
      does: {
        verb: 'delete',
        what: 'commits',
        undo: 'vendor',
        undoNote:
          'A bundle is left in .hg/strip-backup unless --no-backup is given (Mercurial documentation)',
      },
      target: { positionals: true, options: ['-r', '--rev'] },
      why: 'Takes commits out of the repository.',
      instead: 'hg log',
      stops: ['hg strip 42', 'hg strip -r tip --no-backup', 'hg rollback', 'hg prune -r 12'],
      passes: ['hg log -r 42', 'hg backout 42', 'hg commit -m "strip whitespace"'],
    },
    {
      id: 'shelf-delete',
      command: ['shelve'],
      when: (call) => call.has('-d', '--delete', '--cleanup'),
      does: { verb: 'delete', what: 'shelved work', undo: 'none', undoNote: WORK },
      target: { positionals: true },
      why: 'Throws shelved work away.',
      instead: 'hg shelve --list',
      stops: ['hg shelve --delete fix', 'hg shelve --cleanup'],
      passes: ['hg shelve --list', 'hg unshelve', 'hg shelve'],
    },
    {
      id: 'push-force',
      command: ['push'],
      when: (call) => call.has('-f', '--force', '--delete'),
      does: {
        verb: 'overwrite',
        what: 'remote branch',
        undo: 'vendor',
        undoNote: 'Only a clone with the old state can mend it',
      },
      target: { positionals: true },
      why: 'Pushes new heads over what others have, or deletes a bookmark there.',
      instead: 'hg outgoing',
      stops: ['hg push -f', 'hg push --force default', 'sl push --delete old'],
      passes: ['hg push', 'hg outgoing', 'hg push -r tip'],
    },
    {
      id: 'remove-files',
      command: ['remove|rm'],
      when: (call) => call.has('-f', '--force'),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: WORK },
      target: { positionals: true, paths: true },
      why: 'Deletes files even where they hold changes that no commit has.',
      instead: 'hg status',
      stops: ['hg remove -f src/a.py', 'hg rm --force .'],
      passes: ['hg remove old.py', 'hg forget a.py'],
    },
  ],
};
