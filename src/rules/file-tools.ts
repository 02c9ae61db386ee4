import type { CallView, Platform } from '../model/platform.ts';

const GONE = 'Deleted files do not come back; git keeps what was committed';
const line = ({ args }: CallView) => args.join(' ');

/** Tools that find files and delete or overwrite them, and the words by which they do. */
const LOSES: Readonly<Record<string, RegExp>> = {
  // https://github.com/adrianlopezroche/fdupes, https://codeberg.org/jbruchon/jdupes
  fdupes: /(^| )(-\w*d|--delete)/,
  jdupes: /(^| )(-\w*[dL]|--delete|--link-hard)/,
  // The script that a search writes. https://rmlint.readthedocs.io/en/master/rmlint.1.html
  'rmlint.sh': /^(?!(.* )?-\w*n)/,
  // https://rdfind.pauldreik.se/rdfind.1.html
  rdfind: /^(?!.*-(dryrun|n) true).*-(deleteduplicates|makesymlinks|makehardlinks) true/,
  // https://qarmin.github.io/czkawka/
  czkawka_cli: /(^| )(-D|--delete-method|-F|--delete-folders|--delete-files)( |$)/,
  // https://manpages.debian.org/bookworm/rename/rename.1p.en.html
  rename: /^(?!.*(^| )(-\w*n|--no-?act|--nono))(.* )?(-\w*f|--force)( |$)/,
  prename: /^(?!.*(^| )(-\w*n|--no-?act|--nono))(.* )?(-\w*f|--force)( |$)/,
  'file-rename': /^(?!.*(^| )(-\w*n|--no-?act|--nono))(.* )?(-\w*f|--force)( |$)/,
  mmv: /^(?!.*(^| )-\w*n)(.* )?-\w*d/,
  // https://manpages.debian.org/bookworm/tmpreaper/tmpreaper.8.en.html, https://linux.die.net/man/8/tmpwatch
  tmpreaper: /^(?!.*(^| )(-\w*t|--test))/,
  tmpwatch: /^(?!.*(^| )(-\w*t|--test))/,
  // https://exiftool.org/exiftool_pod.html: without it the original is kept beside the new file.
  exiftool: /(^| )-(overwrite_original\w*|delete_original!?)( |$)/,
  // https://man7.org/linux/man-pages/man1/fallocate.1.html: these take bytes out of a file.
  fallocate: /(^| )(-[pczd]|--punch-hole|--collapse-range|--zero-range)( |$)/,
  // https://github.com/andreafrancia/trash-cli
  'trash-rm': /./,
  // https://docs.bleachbit.org/doc/command-line-interface.html
  bleachbit: /(^| )(-c|--clean|-s|--shred|--wipe-free-space|-w)( |$)/,
};
/** The word behind which the paths stand: a pattern, an age. */
const FIRST = /^(rename|prename|file-rename|tmpreaper|tmpwatch|mmv)$/;

/** Tools that delete or rename many files at once. */
export const fileTools: Platform = {
  id: 'file-tools',
  ownMachine: true,
  title: 'Tools for many files',
  docs: 'https://man7.org/linux/man-pages/dir_section_1.html',
  programs: [...Object.keys(LOSES), 'trash-empty', 'gio'],
  programOptions: {
    exiftool: ['-o', '-ext', '-if', '-@', '-w', '-tagsFromFile', '-d', '-c'],
    tmpreaper: ['--protect', '--runtime', '--mtime-dir'],
    tmpwatch: ['-x', '-X', '-U', '--exclude', '--exclude-pattern', '--exclude-user'],
    fallocate: ['-o', '--offset', '-l', '--length'],
    rdfind: ['-minsize', '-checksum', '-outputname', '-deleteduplicates', '-makesymlinks', '-makehardlinks'],
  },
  dryRun: ['-dryrun', '--dry-run', '--no-act', '--test', '--preview'],
  selfConfirm: ['-N', '--noprompt', '-f', '--force'],
  rules: [
    {
      id: 'many',
      command: [],
      when: (call) => !FIRST.test(call.program) && (LOSES[call.program]?.test(line(call)) ?? false),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: GONE },
      target: { positionals: true, paths: true },
      why: 'Deletes or overwrites every file that it finds fit.',
      instead: 'ls -la {target}',
      stops: [
        'fdupes -rdN ~/Pictures',
        'rdfind -deleteduplicates true /srv/music',
        'exiftool -all= -overwrite_original -r ~/Photos',
      ],
      passes: [
        'fdupes -r ~/Pictures',
        'rdfind -dryrun true -deleteduplicates true /srv/music',
        'exiftool photo.jpg',
        'jdupes -r /srv/media',
      ],
    },
    {
      id: 'many-fitting',
      command: ['*'],
      when: (call) => FIRST.test(call.program) && (LOSES[call.program]?.test(line(call)) ?? false),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: GONE },
      target: { positionals: true, paths: true },
      why: 'Deletes the files that fit, or renames them over others.',
      instead: 'ls -la {target}',
      stops: [
        'tmpreaper 7d /srv/share',
        "rename -f 's/.*/x/' /srv/data/*",
        "mmv -d '/srv/*.txt' '/srv/all.txt'",
      ],
      passes: [
        'tmpreaper --test 7d /srv/share',
        "rename -n 's/a/b/' /srv/data/*",
        "rename 's/a/b/' /srv/data/*",
      ],
    },
    {
      id: 'trash-empty',
      command: [],
      when: (call) =>
        call.program === 'trash-empty' ||
        (call.program === 'gio' && call.args[0] === 'trash' && call.has('--empty')),
      does: { verb: 'delete', what: 'wastebasket', undo: 'none', undoNote: GONE },
      why: 'Deletes for good what was in the wastebasket.',
      instead: 'trash-list',
      stops: ['trash-empty -f', 'gio trash --empty'],
      passes: ['trash-put build', 'trash-list', 'gio trash notes.txt'],
    },
  ],
};
