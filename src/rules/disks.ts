import type { CallView, Platform } from '../model/platform.ts';

const DISK = 'Nothing brings a disk’s content back';

const DEVICE = /^(\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|disk|rdisk|mapper\/|dm-|md|loop)|\\\\\.\\PhysicalDrive)/i;
const isDevice = (path: string | undefined) => path !== undefined && DEVICE.test(path);
const device = (call: CallView) => call.args.some(isDevice);
const line = (call: CallView) => call.args.join(' ');
/** `dd` names its operands `of=…`. */
const operand = (call: CallView, name: string) =>
  call.args.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);

/** Tools that change a disk, each with how it looks at one only (util-linux, parted and gptfdisk manual pages). */
const LOOKS: Readonly<Record<string, RegExp>> = {
  wipefs: /^(?!.*(^| )(-\w*[ao]|--all|--offset))/,
  sfdisk: /(^| )(-[dJlsVFT]|--(dump|json|list\S*|show-\S+|verify|backup-pt-sectors))( |$)/,
  fdisk: /(^| )(-[lsx]|--(list\S*|getsz))( |$)/,
  parted: /(^| )(-l|--list|print|unit \S+ print|align-check|help)( |$)/,
  sgdisk: /(^| )(-[pivbDfEL]\S*|--(print|info|verify|backup|display-alignment|list-types)\S*)( |$)/,
};
const looksOnly = (call: CallView) =>
  call.has('-n', '--no-act', '-l', '--list', '-p', '--print') ||
  LOOKS[call.program]?.test(line(call)) === true;

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
    'dd tee cp install wipefs blkdiscard parted sgdisk fdisk sfdisk mkswap mkfs mkfs.ext4 mkfs.ext3 mkfs.ext2 mkfs.xfs mkfs.btrfs mkfs.vfat mkfs.ntfs mke2fs newfs hdparm nvme mdadm dmsetup cryptsetup zfs zpool btrfs lvremove vgremove pvremove pvcreate lvreduce lvresize lvconvert vgreduce resize2fs fsck e2fsck fsck.ext4 xfs_repair diskutil wipe scrub'.split(
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
      ],
      passes: [
        'cp image.iso backup.iso',
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
        !looksOnly(call),
      does: { verb: 'delete', what: 'disk', undo: 'none', undoNote: DISK },
      target: { positionals: true },
      why: 'Formats or repartitions a disk; what is on it is lost.',
      instead: 'lsblk',
      stops: ['mkfs.ext4 /dev/sdb1', 'sudo wipefs -a /dev/nvme0n1'],
      passes: [
        'lsblk',
        'fdisk -l /dev/sda',
        'mkfs.ext4 test.img',
        'wipefs /dev/sdb',
        'sfdisk --dump /dev/sda',
        'parted /dev/sda print',
        'sgdisk --backup=table.bin /dev/sda',
      ],
    },
    {
      id: 'volume-destroy',
      command: ['destroy|labelclear|rollback|split|offline|detach'],
      commands: [
        ['subvolume', 'delete'],
        ['eraseDisk|eraseVolume|zeroDisk|randomDisk|secureErase|reformat|partitionDisk'],
        ['apfs', 'deleteContainer|deleteVolume|eraseVolume'],
        ['erase|luksErase|luksFormat|luksKillSlot|luksRemoveKey|luksHeaderRestore|reencrypt'],
        ['remove|import'],
        ['receive|recv'],
        ['device', 'remove|delete'],
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
        (call.program === 'nvme' && /^(format|sanitize|delete-ns|write-zeroes)\b/.test(line(call))) ||
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
