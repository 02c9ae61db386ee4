import type { CallView, Platform } from '../model/platform.ts';

const GONE = 'Deleted files do not come back; git keeps what was committed';

/** What scripts hand to `rimraf` is nearly always made again; this is not. */
const NOT_BUILT =
  /^(~|\/(?!tmp\/)|[A-Za-z]:\\|(\.\.\/)+([\w*-]+\/?)?$|(\.\.\/)+\*\*|\.{1,2}$|\.\/$|\*+$|\.\/\*+$|(\.\/)?(src|\.git|app|apps|packages|migrations|prisma|data|db|uploads)(\/|$))/;
/** What ends the work of the whole machine (man7.org/linux/man-pages/man1/systemctl.1.html). */
const ENDS = /^(poweroff|halt|reboot|soft-reboot|kexec|rescue|emergency|exit)$/;
/** Where a mirror loses nothing: below `/tmp`, or in a folder that is built again. */
const MADE_AGAIN =
  /^(\/private)?\/tmp\/(?!\.\.)\w|^(\.\/)?([\w.-]+\/)*(dist|build|out|public|_site|target|coverage)(\/(?!.*\.\.)[\w./-]*)?$/;
/** Whether rsync deletes what the other side does not have, or what it has sent. */
const mirrors = (call: CallView) =>
  call.program === 'rsync' &&
  !MADE_AGAIN.test(call.positionals.at(-1) ?? '') &&
  call.args.some((word) => /^--(del|delete(-[\w-]+)?|remove-source-files)$/.test(word)) &&
  !call.has('-n', '--dry-run');
/** `rsync -a --delete dist/ site/`: one folder onto another that is named below this one or the home folder. */
const staysHere = ({ positionals: [from = '', to = '', ...more], args }: CallView) =>
  more.length === 0 &&
  /^(?!\/|.*(:|\.\.|\$|`))[\w./~-]*\w[\w./~-]*$/.test(to) &&
  !from.includes(':') &&
  !args.some((word) =>
    /^--(remove-source-files|delete-excluded|files-from|partial-dir|backup-dir|copy-dest)/.test(word),
  );
/** `find … -type d -empty -delete`: an empty folder holds nothing. An alternative beside it may. */
const findsEmptyFolders = ({ args }: CallView) => {
  const tests = args.slice(0, args.indexOf('-delete'));
  const folders = tests.some((word, at) => word === '-type' && tests[at + 1] === 'd');
  return (
    folders &&
    tests.includes('-empty') &&
    !args.some(
      (word, at) =>
        /^(-o|-or|,|-exec(dir)?)$/.test(word) ||
        (/^(!|-not)$/.test(word) && !/^-i?(name|path|wholename)$/.test(args[at + 1] ?? '')),
    )
  );
};

/** A folder of one program or site, whose owner is set as it is put there. */
const ONE_FOLDER = /^\/(opt|srv|home|Users|var\/www)\/[\w.@-]+\/[\w.@-][\w.@/-]*$/;

/** A mode that nobody can read by, or that everybody can write by, on what the system or its users' keys need. */
function closesOrOpens({ args, positionals }: CallView): boolean {
  // `-x` is a mode that looks like an option.
  const taken = args.find((word) => /^-[rwxXst]+$/.test(word));
  const [mode = '', ...paths] = taken === undefined ? positionals : [taken, ...positionals];
  return (
    (/^(a|u|ugo|a[a-z]*)?-\w*x/.test(mode) &&
      paths.some((path) => /^\/(usr\/)?(local\/)?s?bin\//.test(path))) ||
    // Without it nobody becomes root any more.
    (/^(ug?|a)?-\w*s/.test(mode) &&
      paths.some((path) => /\/bin\/(sudo|su|passwd|mount|umount)$/.test(path))) ||
    (/^(0?000|0?[0-7]?77[67]|0?666|(a|ugo)?-rwx|a=|o\+\w*w\w*|a\+\w*w\w*)$/.test(mode) &&
      paths.some((path) =>
        /^(\/|\/(etc|boot|usr|s?bin|lib(64)?)(\/.*)?|\/var(\/(lib|log))?|(~|\/root|\/home\/[^/]+)(\/\.ssh(\/.*)?)?)\/?$/.test(
          path,
        ),
      ))
  );
}

export const filesystem: Platform = {
  id: 'filesystem',
  ownMachine: true,
  title: 'Files',
  docs: 'https://www.gnu.org/software/coreutils/manual/coreutils.html',
  programs:
    'rm rimraf del-cli shx unlink srm shred truncate find fd fdfind rsync unison mv ln chmod chown chgrp chattr tar gtar bsdtar zip 7z 7za 7zz shutdown reboot halt poweroff systemctl'.split(
      ' ',
    ),
  programOptions: {
    shred: ['-n', '--iterations', '-s', '--size', '--random-source'],
    truncate: ['-s', '--size', '-r', '--reference'],
    ln: ['-t', '--target-directory', '-S', '--suffix'],
    mv: ['-t', '--target-directory', '-S', '--suffix'],
    find: '-name -iname -path -ipath -wholename -regex -iregex -type -mtime -mmin -atime -amin -ctime -cmin -size -newer -maxdepth -mindepth -user -group -perm -printf -fstype -links -inum'.split(
      ' ',
    ),
    rsync:
      '-e --rsh -f --filter --exclude --include --exclude-from --include-from --backup-dir --log-file'.split(
        ' ',
      ),
    tar: ['-f', '--file', '-C', '--directory', '--exclude', '-T', '-X'],
    shutdown: ['-h', '-r', '-P', '-t'],
    systemctl: ['-H', '--host', '-M', '--machine', '-t', '--type', '-p', '--property'],
  },
  // unison knows no rehearsal.
  steps: { unison: '' },
  rules: [
    {
      id: 'remove',
      command: [],
      when: (call) =>
        /^(rimraf|del-cli|shx)$/.test(call.program)
          ? (call.program !== 'shx' || call.positionals[0] === 'rm') &&
            call.positionals.some((word) => NOT_BUILT.test(word))
          : ['rm', 'unlink', 'srm'].includes(call.program) && call.args.length > 0,
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: GONE },
      target: { positionals: true, paths: true },
      why: 'Deletes files and folders. There is no wastebasket on the command line.',
      instead: 'git stash --include-untracked',
      stops: [
        'rm -rf ~/projects',
        'rm -rf /srv/uploads',
        'cd /srv/app && rm -rf data',
        'sudo rm -fr /var/lib/postgresql',
        'rm -rf "$BUILD_DIR"/*',
        'ls | xargs rm -rf',
        'rm -rf .git && git init',
        'npx rimraf /srv/uploads',
        'npx shx rm -rf ../data',
      ],
      passes: [
        'ls -la src',
        'git rm --cached a.txt',
        'rm --help',
        'echo rm -rf /',
        'grep -n "rm -rf" scripts/clean.sh',
      ],
    },
    {
      id: 'shred',
      command: [],
      when: (call) =>
        call.program === 'shred' ||
        (call.program === 'truncate' && /^[0<]/.test(call.value('-s', '--size') ?? '')),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: 'Overwritten bytes do not come back' },
      target: { positionals: true, paths: true },
      why: 'Overwrites or empties the files.',
      instead: 'ls -la {target}',
      stops: ['shred -u -z ~/.ssh/id_ed25519', 'truncate -s 0 /srv/app/app.db'],
      passes: ['truncate -s 10M sparse.img', 'sha256sum data.db'],
    },
    {
      id: 'find-delete',
      command: [],
      when: (call) => call.program === 'find' && call.args.includes('-delete') && !findsEmptyFolders(call),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: GONE },
      target: { positionals: true, paths: true, names: ['-name', '-iname'] },
      why: 'Deletes every file that the search finds.',
      instead: 'find {target} -type f',
      stops: ["find /srv/data -type f -name '*.db' -delete", 'find ~ -mtime +1 -delete'],
      passes: ["find . -type f -name '*.db' -print", 'find . -depth -type d -empty -delete'],
    },
    {
      id: 'mirror-delete',
      command: [],
      when: (call) =>
        (call.program === 'unison' &&
          call.args.some((word) => /^-?-(force|prefer)\b/.test(word)) &&
          call.has('-batch')) ||
        (mirrors(call) && !staysHere(call)),
      does: { verb: 'delete', what: 'files', undo: 'none', undoNote: GONE },
      target: { positionals: true },
      why: 'Deletes at the destination whatever the source does not have.',
      instead: '{call} --dry-run',
      stops: [
        'rsync -a --delete empty/ /srv/uploads/',
        'rsync -az --delete ./ deploy@prod:/var/www/app/',
        'unison a ssh://web1//srv -batch -force a',
      ],
      passes: [
        'rsync -an --delete dist/ /srv/www/',
        'unison a ssh://web1//srv',
        'rsync -a dist/ /srv/www/',
        'rsync -a --delete dist/ /tmp/dist/',
        'rsync -a --delete assets/ build/assets/',
      ],
    },
    {
      id: 'mirror-here',
      command: [],
      when: (call) => mirrors(call) && staysHere(call),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: GONE },
      target: { positionals: true, skip: 1, paths: true },
      why: 'Deletes in the destination whatever the source does not have.',
      instead: '{call} --dry-run',
      stops: ['rsync -a --delete content/ site/', 'rsync -a --delete empty/ ~/notes/'],
      passes: ['rsync -a content/ site/', 'rsync -a --delete content/ build/', 'rsync -an --delete a/ b/'],
    },
    {
      id: 'to-null',
      command: [],
      when: (call) =>
        (call.program === 'mv' && call.positionals.at(-1) === '/dev/null') ||
        (call.program === 'ln' && call.has('-f', '--force') && call.positionals[0] === '/dev/null'),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: GONE },
      target: { positionals: true, paths: true },
      why: 'Sends the file to /dev/null: its content is lost.',
      instead: '',
      stops: ['mv data/app.db /dev/null', 'ln -sf /dev/null data/app.db'],
      passes: ['ln -s ../data data-link', 'mv a.txt b.txt'],
    },
    {
      id: 'system-move',
      command: [],
      when: (call) =>
        call.program === 'mv' &&
        call.positionals
          .slice(0, -1)
          .some((word) => /^\/((etc|usr|bin|sbin|lib|lib64|boot|var\/(lib|www|log))(\/|$)|$)/.test(word)),
      does: {
        verb: 'change',
        what: 'system files',
        undo: 'none',
        undoNote: 'They can be moved back as long as the system still runs',
      },
      target: { positionals: true },
      why: 'Moves files away that the system or a service works with.',
      instead: 'ls -la /etc',
      stops: ['sudo mv /etc/nginx /tmp', 'mv /var/lib/mysql /mnt/old'],
      passes: ['mv a.txt b.txt', 'mv /tmp/x ./x', 'mv src/a.ts src/b.ts'],
    },
    {
      id: 'archive-remove',
      command: [],
      when: (call) =>
        (/tar$/.test(call.program) && call.has('--remove-files')) ||
        (call.program === 'zip' &&
          (call.has('-m', '--move') || (call.has('-d', '--delete') && call.positionals.includes('*')))) ||
        (/^7z/.test(call.program) &&
          ((call.args[0] === 'd' && call.positionals.includes('*')) || call.args.includes('-sdel'))),
      does: {
        verb: 'delete',
        what: 'files',
        undo: 'files',
        undoNote: 'They are in the archive, if it is whole',
      },
      target: { positionals: true, paths: true },
      why: 'Deletes the files once they are in the archive, or everything that the archive holds.',
      instead: 'tar -czf data.tgz data',
      stops: ['tar --remove-files -czf data.tgz data', 'zip -rm data.zip data', "zip -d data.zip '*'"],
      passes: [
        'tar -czf data.tgz data',
        'zip -r data.zip data',
        "zip -d app.zip '__MACOSX/*'",
        'tar -xzf data.tgz -C fresh',
      ],
    },
    {
      id: 'lock-out',
      command: [],
      when: (call) =>
        /^(chmod|chown|chgrp|chattr)$/.test(call.program) &&
        (call.has('-R', '--recursive')
          ? call.positionals.some(
              (word) =>
                /^(\/|\/(etc|usr|var|bin|lib|home|srv|boot|opt)\/?.*|~\/?|\/Users\/?.*)$/.test(word) &&
                !(ONE_FOLDER.test(word) && !/^0*$|^[0-7]?77[67]$/.test(call.positionals[0] ?? '')),
            ) || /^0*$/.test(call.positionals[0] ?? '-')
          : call.program === 'chmod' && closesOrOpens(call)),
      does: {
        verb: 'change',
        what: 'permissions',
        undo: 'none',
        undoNote: 'The old owners and modes are written down nowhere',
      },
      target: { positionals: true },
      why: 'Changes owners or modes of whole system folders; programs may stop working.',
      instead: 'ls -la {target}',
      stops: [
        'chmod -R 000 /srv/app',
        'sudo chown -R nobody /var/lib/mysql',
        'chmod 000 /etc/shadow',
        'chattr -R +i /srv',
        'chmod a-x /usr/bin/sudo',
      ],
      passes: [
        'chmod +x scripts/run.sh',
        'chmod -R u+w build',
        'chmod 644 /etc/nginx/conf.d/app.conf',
        'chmod 000 secret.txt',
      ],
    },
    {
      id: 'power-off',
      command: [],
      when: (call) =>
        (['shutdown', 'reboot', 'halt', 'poweroff'].includes(call.program) ||
          (call.program === 'systemctl' && ENDS.test(call.positionals[0] ?? ''))) &&
        !call.has('-c', '--show', '--help') &&
        // Windows: taken back, or asked how it is used.
        !call.args.some((word) => /^[/-][a?]$/i.test(word)),
      does: { verb: 'stop', what: 'machine', undo: 'none', undoNote: 'What was not saved is lost' },
      why: 'Stops or restarts the machine.',
      instead: 'uptime',
      stops: ['sudo shutdown -h now', 'reboot', 'systemctl poweroff'],
      passes: ['uptime', 'shutdown -c', 'systemctl status poweroff.target'],
    },
  ],
};
