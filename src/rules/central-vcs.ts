import type { Platform } from '../model/platform.ts';

const WORK = 'Work that was not committed does not come back';

/** Version control with a server: Subversion and Perforce. */
export const centralVcs: Platform = {
  id: 'central-vcs',
  title: 'Subversion and Perforce',
  docs: 'https://svnbook.red-bean.com/en/1.7/svn.ref.html',
  programs: ['svn', 'svnadmin', 'p4'],
  optionsWithValue:
    '-m --message -r --revision --username --password --depth -F --file -c --changelist -u -p -C -d'.split(
      ' ',
    ),
  programOptions: {
    svnadmin: ['-r', '--revision'],
    p4: ['-c', '-u', '-p', '-P', '-C', '-H', '-x'],
  },
  selfConfirm: ['--force', '-f', '-y', '--non-interactive'],
  dryRun: ['-n', '--dry-run'],
  steps: { p4: 'p4 opened', svn: 'svn status' },
  rules: [
    {
      id: 'discard',
      command: ['revert'],
      commands: [['cleanup'], ['clean'], ['sync']],
      when: (call) =>
        call.args.includes('revert') ||
        call.has('--remove-unversioned', '--remove-ignored') ||
        // https://help.perforce.com/helix-core/server-apps/cmdref/current/Content/CmdRef/p4_sync.html: `-f` writes over what was changed.
        (call.program === 'p4' && (call.args[0] === 'clean' || (call.args[0] === 'sync' && call.has('-f')))),
      does: { verb: 'delete', what: 'uncommitted work', undo: 'files', undoNote: WORK },
      target: { positionals: true, paths: true },
      why: 'Throws away changes that were not committed, or files that are not under version control.',
      instead: 'svn status',
      stops: ['svn revert -R .', 'svn cleanup --remove-unversioned', 'p4 revert //...', 'p4 sync -f //...'],
      passes: ['svn status', 'svn cleanup', 'p4 opened', 'svn diff', 'p4 revert -n //...', 'p4 sync'],
    },
    {
      id: 'remove',
      command: ['delete|del|remove|rm'],
      when: (call) =>
        call.program === 'svn' &&
        !call.has('--keep-local') &&
        (call.has('--force') || call.positionals.some((word) => word.includes('://'))),
      does: {
        verb: 'delete',
        what: 'files',
        undo: 'vendor',
        undoNote: 'An older revision on the server still has what was committed',
      },
      target: { positionals: true },
      why: 'Deletes files on the server at once, or here together with changes in them.',
      instead: 'svn list {target}',
      stops: ['svn delete https://svn.example.com/trunk -m cleanup', 'svn rm --force src'],
      passes: ['svn delete --keep-local a.txt', 'svn rm old.txt', 'svn list https://svn.example.com/trunk'],
    },
    {
      id: 'history',
      command: ['obliterate|archive'],
      commands: [
        ['setrevprop|rmtxns|rmlocks|load|recover'],
        ['propset|ps|propdel|pd'],
        ['client|workspace|depot|branch|label|user|group|stream'],
        ['admin', 'stop|restart'],
      ],
      when: (call) => {
        const [first = ''] = call.args;
        if (/^prop|^p[sd]$/.test(first)) return call.has('--revprop');
        if (first === 'obliterate' || first === 'archive') return call.program === 'p4' && call.has('-y');
        return call.program === 'svnadmin'
          ? /^(setrevprop|rmtxns|load)$/.test(first)
          : first === 'admin' || call.has('-d');
      },
      does: {
        verb: 'delete',
        what: 'history',
        undo: 'none',
        undoNote: 'The server keeps no older copy of it',
      },
      target: { positionals: true },
      why: 'Removes revisions, what is said about them, or a client or branch, from the server itself.',
      instead: 'p4 changes -m 5',
      stops: [
        'p4 obliterate -y //depot/old/...',
        'svn propset --revprop -r 1 svn:log x',
        'p4 client -d -f old',
        'p4 client -df old',
      ],
      passes: [
        'p4 obliterate //depot/old/...',
        'svn log',
        'p4 client -o',
        'svn propset svn:ignore node_modules .',
      ],
    },
  ],
};
