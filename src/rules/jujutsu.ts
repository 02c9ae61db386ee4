import type { Platform } from '../model/platform.ts';

const LOG = 'jj keeps the state before every operation: jj undo, jj op restore (Jujutsu documentation)';

export const jujutsu: Platform = {
  id: 'jujutsu',
  title: 'Jujutsu',
  docs: 'https://docs.jj-vcs.dev/latest/cli-reference/',
  programs: ['jj'],
  optionsWithValue:
    '-R --repository --at-operation --at-op --config --config-file --color -r --revision --revisions -m --message -f --from -t --to -i --into -d --destination -b --bookmark --branch --remote --expire --change -s --source --limit -T --template'.split(
      ' ',
    ),
  directory: ['-R', '--repository'],
  dryRun: ['--dry-run'],
  rules: [
    {
      id: 'history-gone',
      command: ['op|operation', 'abandon'],
      commands: [['util', 'gc']],
      when: (call) => !call.args.includes('gc') || call.value('--expire') !== undefined,
      does: {
        verb: 'delete',
        what: 'operation log',
        undo: 'none',
        undoNote: 'Without the operation log jj cannot undo',
      },
      target: { positionals: true },
      why: 'Deletes the record by which jj undoes; what only it reached is gone.',
      instead: 'jj op log',
      stops: ['jj op abandon ..@-', 'jj util gc --expire=now', 'jj operation abandon root()..abc'],
      passes: ['jj op log', 'jj util gc', 'jj undo', 'jj op show'],
    },
    {
      id: 'push-over',
      command: ['git', 'push'],
      when: (call) =>
        call.has('--deleted', '--all', '--tracked', '--allow-backwards', '--force') ||
        call.value('-b', '--bookmark') === 'glob:*',
      does: {
        verb: 'overwrite',
        what: 'remote branches',
        undo: 'vendor',
        undoNote: 'Only somebody who still has the old commits can push them back',
      },
      target: { options: ['-b', '--bookmark', '--remote'] },
      why: 'Moves or deletes branches on the remote, even backwards.',
      instead: 'jj git push --dry-run --all',
      stops: ['jj git push --deleted', 'jj git push --all --remote origin'],
      passes: [
        'jj git push -b feature',
        'jj git push --change @',
        'jj git fetch',
        'jj git push --deleted --dry-run',
      ],
    },
    {
      id: 'work-aside',
      command: ['abandon|restore|revert'],
      commands: [
        ['op|operation', 'restore|undo|revert'],
        ['bookmark|b|branch', 'delete|forget|d|f'],
        ['workspace', 'forget'],
      ],
      does: { verb: 'delete', what: 'changes', undo: 'repeat', undoNote: LOG },
      target: { positionals: true, options: ['-r'] },
      why: 'Takes changes or bookmarks away; jj undo brings them back.',
      instead: 'jj log',
      stops: ['jj abandon @-', 'jj restore src/', 'jj bookmark delete feature', 'jj op restore abc123'],
      passes: ['jj log', 'jj new', 'jj describe -m "abandon the old way"', 'jj bookmark list'],
    },
  ],
};
