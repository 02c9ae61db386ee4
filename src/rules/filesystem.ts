import type { CallView, Platform } from '../model/platform.ts';

const GONE = 'Deleted files do not come back; git keeps what was committed';
const DISK = 'Nothing brings a disk’s content back';

const DEVICE = /^(\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|disk|rdisk|mapper\/|dm-|md|loop)|\\\\\.\\PhysicalDrive)/i;
const isDevice = (path: string | undefined) => path !== undefined && DEVICE.test(path);
/** What scripts hand to `rimraf` is nearly always made again; this is not. */
const NOT_BUILT =
  /^(~|\/(?!tmp\/)|[A-Za-z]:\\|\.{1,2}\/?$|\*+$|\.\/\*+$|(\.\/)?(src|\.git|app|apps|packages|migrations|prisma|data|db|uploads)(\/|$))/;
/** `find … -type d -empty -delete`: an empty folder holds nothing. An alternative beside it may. */
const findsEmptyFolders = ({ args }: CallView) => {
  const tests = args.slice(0, args.indexOf('-delete'));
  const folders = tests.some((word, at) => word === '-type' && tests[at + 1] === 'd');
  return (
    folders && tests.includes('-empty') && !args.some((word) => /^(!|-not|-o|-or|,|-exec(dir)?)$/.test(word))
  );
};
/** `dd` names its operands `of=…`. */
const operand = (call: CallView, name: string) =>
  call.args.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);

export const filesystem: Platform = {
  id: 'filesystem',
  ownMachine: true,
  title: 'Files and disks',
  docs: 'https://www.gnu.org/software/coreutils/manual/coreutils.html',
  programs:
    'rm rimraf del-cli unlink srm shred truncate find fd fdfind rsync dd wipefs blkdiscard parted sgdisk fdisk sfdisk mkswap mkfs mkfs.ext4 mkfs.ext3 mkfs.ext2 mkfs.xfs mkfs.btrfs mkfs.vfat mkfs.ntfs mke2fs newfs hdparm cryptsetup zfs zpool btrfs lvremove vgremove pvremove diskutil tee mv ln chmod chown chgrp crontab trash-empty tar gtar bsdtar zip shutdown reboot halt poweroff'.split(
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
    crontab: ['-u'],
    tar: ['-f', '--file', '-C', '--directory', '--exclude', '-T', '-X'],
    shutdown: ['-h', '-r', '-P', '-t'],
    zfs: ['-o', '-t'],
  },
  rules: [
    {
      id: 'remove',
      command: [],
      when: (call) =>
        /^(rimraf|del-cli)$/.test(call.program)
          ? call.positionals.some((word) => NOT_BUILT.test(word))
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
      instead: 'ls -la data',
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
      instead: "find . -type f -name '*.db' -print",
      stops: ["find /srv/data -type f -name '*.db' -delete", 'find ~ -mtime +1 -delete'],
      passes: ["find . -type f -name '*.db' -print", 'find . -depth -type d -empty -delete'],
    },
    {
      id: 'mirror-delete',
      command: [],
      when: (call) =>
        call.program === 'rsync' &&
        call.args.some((word) => /^--(del|delete(-\w+)?|remove-source-files)$/.test(word)) &&
        !call.has('-n', '--dry-run'),
      does: { verb: 'delete', what: 'files', undo: 'none', undoNote: GONE },
      target: { positionals: true },
      why: 'Deletes at the destination whatever the source does not have.',
      instead: 'rsync -an --delete dist/ /srv/www/',
      stops: ['rsync -a --delete empty/ /srv/uploads/', 'rsync -az --delete ./ deploy@prod:/var/www/app/'],
      passes: ['rsync -an --delete dist/ /srv/www/', 'rsync -a dist/ /srv/www/'],
    },
    {
      id: 'disk-write',
      command: [],
      when: (call) =>
        (call.program === 'dd' && isDevice(operand(call, 'of'))) ||
        (call.program === 'tee' && call.positionals.some(isDevice)),
      redirect: (target) => isDevice(target),
      does: { verb: 'overwrite', what: 'disk', undo: 'none', undoNote: DISK },
      target: { positionals: true },
      why: 'Writes over a whole disk.',
      instead: 'lsblk',
      stops: [
        'dd if=/dev/zero of=/dev/sda bs=1M',
        'cat image.iso | sudo tee /dev/sdb',
        'cat image.iso > /dev/sdb',
      ],
      passes: [
        'dd if=/dev/zero of=test.img bs=1M count=10',
        'echo done > /dev/null',
        'cat image.iso | sha256sum',
        'lsblk',
      ],
    },
    {
      id: 'disk-format',
      command: [],
      when: (call) =>
        /^(mkfs(\..+)?|mke2fs|newfs|mkswap|wipefs|blkdiscard|sgdisk|sfdisk|parted|fdisk)$/.test(
          call.program,
        ) &&
        call.positionals.some(isDevice) &&
        !call.has('-n', '--no-act', '-l', '--list', '-p', '--print'),
      does: { verb: 'delete', what: 'disk', undo: 'none', undoNote: DISK },
      target: { positionals: true },
      why: 'Formats or repartitions a disk; what is on it is lost.',
      instead: 'lsblk',
      stops: ['mkfs.ext4 /dev/sdb1', 'sudo wipefs -a /dev/nvme0n1'],
      passes: ['lsblk', 'fdisk -l /dev/sda', 'mkfs.ext4 test.img'],
    },
    {
      id: 'volume-destroy',
      command: ['destroy|labelclear|rollback'],
      commands: [
        ['subvolume', 'delete'],
        ['eraseDisk|eraseVolume|zeroDisk|randomDisk|secureErase|reformat|partitionDisk'],
        ['apfs', 'deleteContainer|deleteVolume|eraseVolume'],
        ['erase|luksErase|luksFormat'],
      ],
      when: (call) =>
        ['zfs', 'zpool', 'btrfs', 'diskutil', 'cryptsetup'].includes(call.program) && !call.has('-n'),
      does: { verb: 'delete', what: 'disk volume', undo: 'none', undoNote: DISK },
      target: { positionals: true },
      why: 'Destroys a volume, a pool or a snapshot with everything on it.',
      instead: 'lsblk',
      stops: [
        'zfs destroy -r tank/data',
        'btrfs subvolume delete /mnt/@data',
        'diskutil eraseDisk APFS Data disk2',
        'zfs rollback -r tank/data@old',
      ],
      passes: ['zfs list', 'btrfs subvolume list /mnt', 'diskutil list', 'zfs destroy -n tank/data'],
    },
    {
      id: 'lvm-remove',
      command: [],
      when: (call) =>
        ['lvremove', 'vgremove', 'pvremove'].includes(call.program) && !call.has('-t', '--test'),
      does: { verb: 'delete', what: 'logical volume', undo: 'none', undoNote: DISK },
      target: { positionals: true },
      why: 'Removes a logical volume with everything on it.',
      instead: 'lvs',
      stops: ['lvremove -f vg0/data'],
      passes: ['lvs', 'lvremove --test vg0/data'],
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
      instead: 'ls -la data',
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
        (call.program === 'zip' && call.has('-m', '--move')),
      does: {
        verb: 'delete',
        what: 'files',
        undo: 'files',
        undoNote: 'They are in the archive, if it is whole',
      },
      target: { positionals: true, paths: true },
      why: 'Deletes the files once they are in the archive.',
      instead: 'tar -czf data.tgz data',
      stops: ['tar --remove-files -czf data.tgz data', 'zip -rm data.zip data'],
      passes: ['tar -czf data.tgz data', 'zip -r data.zip data', 'tar -xzf data.tgz -C fresh'],
    },
    {
      id: 'lock-out',
      command: [],
      when: (call) =>
        /^(chmod|chown|chgrp)$/.test(call.program) &&
        call.has('-R', '--recursive') &&
        (call.positionals.some((word) =>
          /^(\/|\/(etc|usr|var|bin|lib|home|srv|boot|opt)\/?.*|~\/?|\/Users\/?.*)$/.test(word),
        ) ||
          /^0*$/.test(call.positionals[0] ?? '-')),
      does: {
        verb: 'change',
        what: 'permissions',
        undo: 'none',
        undoNote: 'The old owners and modes are written down nowhere',
      },
      target: { positionals: true },
      why: 'Changes owners or modes of whole system folders; programs may stop working.',
      instead: 'ls -la /srv/app',
      stops: ['chmod -R 000 /srv/app', 'sudo chown -R nobody /var/lib/mysql'],
      passes: ['chmod +x scripts/run.sh', 'chmod -R u+w build'],
    },
    {
      id: 'schedule-remove',
      command: [],
      when: (call) => call.program === 'crontab' && call.has('-r'),
      does: { verb: 'delete', what: 'scheduled jobs', undo: 'none', undoNote: 'crontab keeps no copy' },
      why: 'Removes every scheduled job of the user.',
      instead: 'crontab -l',
      stops: ['crontab -r'],
      passes: ['crontab -l'],
    },
    {
      id: 'trash-empty',
      command: [],
      when: (call) => call.program === 'trash-empty',
      does: { verb: 'delete', what: 'wastebasket', undo: 'none', undoNote: GONE },
      why: 'Deletes for good what was in the wastebasket.',
      instead: 'trash-list',
      stops: ['trash-empty -f'],
      passes: ['trash-put build', 'trash-list'],
    },
    {
      id: 'power-off',
      command: [],
      when: (call) =>
        ['shutdown', 'reboot', 'halt', 'poweroff'].includes(call.program) &&
        !call.has('-c', '--show', '--help', '/a') &&
        !call.args.some((word) => /^\/a$/i.test(word)),
      does: { verb: 'stop', what: 'machine', undo: 'none', undoNote: 'What was not saved is lost' },
      why: 'Stops or restarts the machine.',
      instead: 'uptime',
      stops: ['sudo shutdown -h now', 'reboot'],
      passes: ['uptime', 'shutdown -c'],
    },
  ],
};
