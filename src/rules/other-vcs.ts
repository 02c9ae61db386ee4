import type { CallView, Platform } from '../model/platform.ts';

const WORK = 'Work that was not committed does not come back';

const line = ({ args }: CallView) => args.join(' ');

/** What throws work away for good, by program. Each has other commands by which nothing is lost. */
const LOSES: Readonly<Record<string, RegExp>> = {
  // `revert`, `clean` without these, and `purge` before `purge obliterate` can be undone.
  // https://fossil-scm.org/home/help/clean, https://fossil-scm.org/home/help/purge
  fossil:
    /^(clean\b.*(\s-x\b|--verily|--disable-undo)|(purge obliterate|shun|scrub)\b(?!.*--list)|reconstruct)/,
  // https://www.breezy-vcs.org/
  bzr: /^(revert\b.*--no-backup|clean-tree\b.*--force|push\b.*--overwrite|shelve\b.*--destroy|remove-branch)/,
  brz: /^(revert\b.*--no-backup|clean-tree\b.*--force|push\b.*--overwrite|shelve\b.*--destroy|remove-branch|rmbranch)/,
  // `darcs unrevert` takes a `revert` back. http://darcs.net/manual
  darcs: /^(obliterate|unpull)/,
  // https://pijul.org/manual/reference/reset.html
  pijul: /^(reset|unrecord\b.*--reset|channel delete)/,
  // `update -C` keeps what it writes over as `.#file.revision`. https://manpages.ubuntu.com/manpages/xenial/man1/cvs.1.html
  cvs: /(^|\s)(admin\s.*-o|rtag\s.*-\w*d)/,
  // https://gerrit.googlesource.com/git-repo/+/HEAD/man/repo-sync.1
  repo: /^(sync\b.*(--force-sync|--force-remove-dirty|--force-checkout)|abandon\b|forall\b.*\breset --hard)/,
  gclient:
    /^(revert|sync\b.*(\s-[fRD]\b|--force|--reset|--delete_unversioned_trees)|recurse\b.*reset --hard)/,
  // https://learn.microsoft.com/azure/devops/repos/tfvc/destroy-command-team-foundation-version-control
  tf: /^(destroy\b|(undo|get)\b.*(\/recursive|\/all|\/overwrite|\/force|\s-recursive))/,
  cm: /^(undo(change)?\b.*(\s-r\b|--recursive|\s\.)|(repository|rep|changeset|branch|workspace) (delete|rm))/,
  // https://gameoftrees.org/got.1.html
  got: /^(revert|histedit|branch\b.*\s-d)/,
  // https://git-annex.branchable.com/git-annex-drop
  'git-annex': /^(drop|dropunused|uninit)\b.*--force/,
  // https://dvc.org/doc/command-reference/checkout
  dvc: /^(checkout\b.*(-f\b|--force)|exp remove\b.*(-A\b|--all))/,
};

/** Version control that few people use, and tools that keep many repositories at once. */
export const otherVcs: Platform = {
  id: 'other-vcs',
  ownMachine: true,
  title: 'Other version control',
  docs: 'https://fossil-scm.org/home/help',
  programs: Object.keys(LOSES),
  dryRun: ['--dry-run', '--preview'],
  selfConfirm: ['-f', '--force', '-y', '--yes', '/noprompt'],
  rules: [
    {
      id: 'discard',
      command: [],
      // With others `-n` is a number, or something else.
      when: (call) =>
        !(/^(fossil|cvs|darcs)$/.test(call.program) && call.has('-n')) &&
        Object.hasOwn(LOSES, call.program) &&
        (LOSES[call.program]?.test(line(call)) ?? false),
      does: { verb: 'delete', what: 'uncommitted work or history', undo: 'none', undoNote: WORK },
      target: { positionals: true },
      why: 'Throws away work or history that the tool keeps no copy of.',
      instead: 'fossil status',
      stops: [
        'fossil clean -x',
        'bzr revert --no-backup',
        'darcs obliterate --last 3 -a',
        'cvs admin -o1.3:: a.c',
        'repo sync --force-sync',
        'tf destroy $/Acme/old',
        'dvc checkout --force',
      ],
      passes: [
        'fossil clean --dry-run',
        'fossil revert',
        'bzr revert a.py',
        'darcs log',
        'darcs revert -a',
        'cvs update -d',
        'cvs update -C',
        'repo sync -j8',
        'tf history a.cs',
        'dvc checkout',
      ],
    },
  ],
};
