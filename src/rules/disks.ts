import type { CallView, Platform } from '../model/platform.ts';

const DISK = 'Nothing brings a disk’s content back';

/** Devices are disks and what lies on them, save those that hold nothing: terminals, sockets, chance, memory for a while. */
const DEVICE =
  /^(\/dev\/(?!(null|zero|full|u?random|tty\w*|pts|ptmx|pty\w*|std\w+|fd|shm|kmsg|log|tcp|udp|console|vcs\w*|snd|dsp|audio|video\d*|dri|input|uinput|fb\d*|net|lp\d*|usb|bus|hidraw\d*|cu\.\S*|serial\w*|i2c\S*|spidev\S*|gpio\w*|rtc\d*|watchdog\d*|mqueue|hugepages|kvm|fuse|n?st\d+|loop-control)(\/|$))\w|\\\\\.\\PhysicalDrive)/i;
const isDevice = (path: string | undefined) => path !== undefined && DEVICE.test(path);
const device = (call: CallView) => call.args.some(isDevice);
const line = (call: CallView) => call.args.join(' ');
/** `dd` names its operands `of=…`. */
const operand = (call: CallView, name: string) =>
  call.args.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);

const FORMATS =
  /^(mkfs(\..+)?|mke2fs|newfs|mkswap|mkudffs|mkexfatfs|mkreiserfs|wipefs|blkdiscard|sgdisk|sfdisk|parted|fdisk)$/;

/** Tools that change a disk, each with how it looks at one only (util-linux, parted and gptfdisk manual pages). */
const LOOKS: Readonly<Record<string, RegExp>> = {
  wipefs: /^(?!.*(^| )(-\w*[ao]|--all|--offset))/,
  sfdisk: /(^| )(-[dJlsVFT]|--(dump|json|list\S*|show-\S+|verify|backup-pt-sectors))( |$)/,
  fdisk: /(^| )(-[lsx]|--(list\S*|getsz))( |$)/,
  parted: /(^| )(-l|--list|print|unit \S+ print|align-check|help)( |$)/,
  // Whatever else stands beside it may write.
  sgdisk:
    /^((-[pivbDfELOVSF]\S*|--(print|info|verify|backup|display-alignment|list-types|version|first-\S*|end-\S*)\S*|[^-]\S*)( |$))+$/,
};
/** How these say that they only show what they would do. Elsewhere `-n` is a label or a size: `mkfs.vfat -n BOOT`. */
const REHEARSES: Readonly<Record<string, RegExp>> = {
  'mkfs.xfs': /(^| )-N( |$)/,
  newfs: /(^| )-N( |$)/,
  'mkfs.ntfs': /(^| )(-n|--no-action)( |$)/,
  mkfs: /^(?!.*\b(vfat|fat|msdos|exfat|btrfs|xfs|f2fs)\b).*(^| )-n( |$)/,
  mke2fs: /(^| )-n( |$)/,
  'mkfs.ext2': /(^| )-n( |$)/,
  'mkfs.ext3': /(^| )-n( |$)/,
  'mkfs.ext4': /(^| )-n( |$)/,
  wipefs: /(^| )(-\w*n\w*|--no-act)( |$)/,
  sfdisk: /(^| )(-\w*n\w*|--no-act)( |$)/,
};
const looksOnly = (call: CallView) =>
  LOOKS[call.program]?.test(line(call)) === true || REHEARSES[call.program]?.test(line(call)) === true;

const forcedTwice = ({ args }: CallView): boolean =>
  args.filter((arg) => /^(-f|--force)$/.test(arg)).length > 1 ||
  args.some((arg) => /^-[a-z]*f[a-z]*f/.test(arg));

/** Disks, their partitions, volumes, pools and arrays. */
export const disks: Platform = {
  id: 'disks',
  ownMachine: true,
  title: 'Disks',
  docs: 'https://man7.org/linux/man-pages/',
  programs:
    'dd tee cp install wipefs blkdiscard parted sgdisk fdisk sfdisk mkswap mkfs mkfs.ext4 mkfs.ext3 mkfs.ext2 mkfs.xfs mkfs.btrfs mkfs.vfat mkfs.ntfs mkfs.f2fs mkfs.exfat mkfs.fat mkfs.msdos mkfs.jfs mkfs.reiserfs mkfs.nilfs2 mkfs.minix mkfs.ocfs2 mkfs.gfs2 mkfs.udf mkfs.bcachefs mkudffs mkexfatfs mkreiserfs tar mke2fs newfs hdparm nvme mdadm dmsetup cryptsetup zfs zpool btrfs lvremove vgremove pvremove pvcreate lvreduce lvresize lvconvert vgreduce resize2fs fsck e2fsck fsck.ext4 xfs_repair diskutil wipe scrub'.split(
      ' ',
    ),
  programOptions: {
    zfs: ['-o', '-t'],
    cp: ['-t', '--target-directory', '-S', '--suffix'],
    install: '-m --mode -o --owner -g --group -t --target-directory -S --suffix'.split(' '),
    lvresize: ['-L', '--size', '-l', '--extents'],
    wipe: ['-q', '-Q'],
  },
  dryRun: ['--test', '--no-act', '--simulate'],
  selfConfirm: ['-y', '--yes', '--force'],
  rules: [
    {
      id: 'disk-write',
      command: [],
      when: (call) =>
        (call.program === 'dd' && isDevice(operand(call, 'of'))) ||
        (call.program === 'tee' && call.positionals.some(isDevice)) ||
        (call.program === 'tar' &&
          /^-?\w*c/.test(call.args[0] ?? '') &&
          call.args.slice(0, 3).some(isDevice)) ||
        (/^(cp|install)$/.test(call.program) && isDevice(call.positionals.at(-1))),
      redirect: (target) => isDevice(target),
      does: { verb: 'overwrite', what: 'disk', undo: 'none', undoNote: DISK },
      target: { positionals: true },
      why: 'Writes over a whole disk.',
      instead: 'lsblk',
      stops: [
        'dd if=/dev/zero of=/dev/sda bs=1M',
        'cat image.iso | sudo tee /dev/sdb',
        'cat image.iso > /dev/sdb',
        'cp image.iso /dev/sdb',
        'cat firmware.bin > /dev/mtd0',
        'tar cf /dev/sda home',
      ],
      passes: [
        'cp image.iso backup.iso',
        'dd if=/dev/zero of=test.img bs=1M count=10',
        'echo done > /dev/null',
        'echo -e "AT" > /dev/ttyUSB0',
        'cat image.iso | sha256sum',
        'lsblk',
      ],
    },
    {
      id: 'disk-format',
      command: [],
      when: (call) => FORMATS.test(call.program) && call.positionals.some(isDevice) && !looksOnly(call),
      does: { verb: 'delete', what: 'disk', undo: 'none', undoNote: DISK },
      target: { positionals: true },
      why: 'Formats or repartitions a disk; what is on it is lost.',
      instead: 'lsblk',
      stops: [
        'mkfs.vfat -n BOOT /dev/sda1',
        'blkdiscard -p 1M /dev/sdb',
        'mkfs.ext4 /dev/sdb1',
        'mkfs.f2fs /dev/vg0/data',
        'sudo wipefs -a /dev/nvme0n1',
      ],
      passes: [
        'lsblk',
        'fdisk -l /dev/sda',
        'mkfs.ext4 test.img',
        'mkfs.xfs -N /dev/sda1',
        'wipefs /dev/sdb',
        'sfdisk --dump /dev/sda',
        'parted /dev/sda print',
        'sgdisk --backup=table.bin /dev/sda',
        'sgdisk -i 1 /dev/sda',
      ],
    },
    {
      id: 'volume-destroy',
      command: ['destroy|labelclear|rollback|split|offline|detach'],
      commands: [
        // btrfs takes any beginning of a word that is not two words’. https://btrfs.readthedocs.io/en/latest/btrfs.html
        ['sub|subv|subvol|subvolume', 'del|delete'],
        ['cs|corestorage|coreStorage|appleRAID|ar', 'delete|deleteVolume|deleteLVG'],
        ['eraseDisk|eraseVolume|zeroDisk|randomDisk|secureErase|reformat|partitionDisk'],
        ['apfs', 'deleteContainer|deleteVolume|eraseVolume|deleteSnapshot'],
        ['erase|luksErase|luksFormat|luksKillSlot|luksRemoveKey|luksHeaderRestore|reencrypt'],
        ['remove|import'],
        ['receive|recv'],
        ['dev|device', 'remove|rem|delete|del'],
        ['check'],
      ],
      when: (call) =>
        ['zfs', 'zpool', 'btrfs', 'diskutil', 'cryptsetup'].includes(call.program) &&
        !call.has('-n') &&
        // Only with these they lose something.
        (!/^(receive|recv)$/.test(call.args[0] ?? '') || call.has('-F')) &&
        (call.args[0] !== 'check' || call.has('--repair')) &&
        (call.args[0] !== 'import' || (call.program === 'zpool' && call.has('-F', '-X'))) &&
        (!/^(remove|split|offline|detach)$/.test(call.args[0] ?? '') || call.program === 'zpool'),
      does: { verb: 'delete', what: 'disk volume', undo: 'none', undoNote: DISK },
      target: { positionals: true },
      why: 'Destroys a volume, a pool or a snapshot with everything on it.',
      instead: 'lsblk',
      stops: [
        'zfs destroy -r tank/data',
        'btrfs subvolume delete /mnt/@data',
        'diskutil eraseDisk APFS Data disk2',
        'zfs rollback -r tank/data@old',
        'zfs receive -F tank/data',
        'btrfs check --repair /dev/sdb',
        'cryptsetup luksKillSlot /dev/sdb 1',
        'zpool remove tank sdb',
        'zpool import -F tank',
      ],
      passes: [
        'zpool import tank',
        'zfs receive tank/copy',
        'btrfs check /dev/sdb',
        'cryptsetup luksDump /dev/sdb',
        'zfs list',
        'btrfs subvolume list /mnt',
        'diskutil list',
        'zfs destroy -n tank/data',
      ],
    },
    {
      id: 'lvm-remove',
      command: [],
      when: (call) =>
        (['lvremove', 'vgremove', 'pvremove'].includes(call.program) ||
          // Forced twice it takes a disk that belongs to a volume group.
          (call.program === 'pvcreate' && forcedTwice(call)) ||
          (call.program === 'lvresize' && /^-/.test(call.value('-L', '--size', '-l', '--extents') ?? '')) ||
          (call.program === 'lvconvert' && call.has('--merge', '--mergesnapshot'))) &&
        !call.has('-t', '--test'),
      does: { verb: 'delete', what: 'logical volume', undo: 'none', undoNote: DISK },
      target: { positionals: true },
      why: 'Removes a logical volume, makes it smaller, or takes it back to an old state.',
      instead: 'lvs',
      stops: [
        'lvremove -f vg0/data',
        'pvcreate -ff -y /dev/sdb',
        'lvresize -L -20G vg0/data',
        'lvconvert --merge vg0/snap',
      ],
      passes: [
        'lvs',
        'pvcreate /dev/sdb',
        'lvremove --test vg0/data',
        'lvresize -L +20G vg0/data',
        'lvcreate -s -n snap vg0/data',
      ],
    },
    {
      id: 'disk-erase',
      command: [],
      when: (call) =>
        (call.program === 'hdparm' &&
          /--(security-erase|trim-sector-ranges|write-sector)/.test(line(call))) ||
        (call.program === 'nvme' && /^(format|sanitize|delete-ns|write-zeroes)( |$)/.test(line(call))) ||
        (call.program === 'mdadm' &&
          call.has('--zero-superblock', '--stop', '-S', '--remove', '--fail', '--create', '-C')) ||
        // The file system is made smaller, or repaired without anybody looking.
        (call.program === 'resize2fs' && (call.has('-M') || call.positionals.length > 1)) ||
        (/^(e2fsck|fsck(\..+)?)$/.test(call.program) && call.has('-y') && device(call)) ||
        (call.program === 'xfs_repair' && call.has('-L')) ||
        (call.program === 'dmsetup' && /^(remove|remove_all|wipe_table)\b/.test(line(call))) ||
        /^(vgreduce|lvreduce)$/.test(call.program) ||
        (/^(wipe|scrub)$/.test(call.program) &&
          call.positionals.length > 0 &&
          (device(call) || call.has('-r', '-f', '-rf'))),
      does: { verb: 'delete', what: 'disk', undo: 'none', undoNote: DISK },
      target: { positionals: true },
      why: 'Erases a disk, or takes an array of disks apart.',
      instead: 'lsblk',
      stops: [
        'hdparm --user-master u --security-erase p /dev/sda',
        'nvme format /dev/nvme0n1',
        'mdadm --zero-superblock /dev/sdb',
        'lvreduce -L 1G vg0/data',
        'mdadm --create /dev/md0 --level=0 --raid-devices=2 /dev/sdb /dev/sdc',
        'resize2fs /dev/vg0/data 5G',
        'xfs_repair -L /dev/sdb1',
      ],
      passes: [
        'resize2fs /dev/vg0/data',
        'e2fsck -n /dev/sda1',
        'xfs_repair -n /dev/sdb1',
        'hdparm -I /dev/sda',
        'nvme list',
        'mdadm --detail /dev/md0',
        'dmsetup ls',
      ],
    },
  ],
};
