import type { CallView, Platform } from '../model/platform.ts';

const DISK = 'Nothing brings a disk’s content back';
const line = ({ args }: CallView) => args.join(' ');
const forced = (call: CallView) => call.has('-f', '--force', '-y', '--yes', '-r', '--resizefs', '--fs');
const DEVICE = /(^|[\s=])\/dev\/(?!null|zero|u?random|tty|std)\w/;

/** Words that lose what a volume, a pool or a flash chip holds, by program. */
const LOSES: Readonly<Record<string, RegExp>> = {
  // https://man7.org/linux/man-pages/man8/mdadm.8.html
  mdadm: /--array-size/,
  // https://btrfs.readthedocs.io/en/latest/btrfs-rescue.html
  btrfs:
    // A size without a sign may be less than it is now. https://btrfs.readthedocs.io/en/latest/btrfs-filesystem.html
    /^(rescue (zero-log|clear-\S+)|fi\w* resize (\d+:)?(-|\d)|replace start .*-\w*f|check .*--(init-csum-tree|init-extent-tree))/,
  // https://openzfs.github.io/openzfs-docs/man/master/8/zpool-upgrade.8.html: an older system cannot read it any more.
  // `-f` takes disks that are in use, `-F` goes back to an older state.
  zpool: /^((create|replace|add|attach) (?!(.* )?-n )(.* )?-\w*f\b|clear (.* )?-\w*F\b|upgrade (?!-v)\S)/,
  zfs: /^(upgrade (?!-v)\S|release )/,
  // https://man7.org/linux/man-pages/man8/cryptsetup.8.html
  cryptsetup: /^(luksChangeKey|luksConvertKey|tcryptErase|convert)( |$)/,
  integritysetup: /^format( |$)/,
  veritysetup: /^format( |$)/,
  // https://man.archlinux.org/man/nvme-dsm.1.en, https://man.archlinux.org/man/nvme-zns-reset-zone.1.en
  nvme: /^(dsm (.* )?(-d|--ad)\b|zns (reset-zone|finish-zone|set-zone-desc)( |$)|\S+ (purge|drive-format|secure-erase)( |$))/,
  // https://man.archlinux.org/man/ndctl-create-namespace.1.en
  ndctl: /^(destroy-namespace|sanitize-dimm|create-namespace (.* )?(-\w*f|--force))( |$)/,
  // http://www.linux-mtd.infradead.org/doc/ubi.html
  // https://man7.org/linux/man-pages/man8/pvresize.8.html
  pvresize: /--setphysicalvolumesize/,
  ubirmvol: /./,
  ubiupdatevol: /./,
  // https://www.snapraid.it/manual: a disk that is empty by mistake is taken to be meant so.
  snapraid: /(^| )(-E|-Z|--force-empty|--force-zero)( |$)/,
  // https://docs.broadcom.com/doc/12352476
  storcli: /(^| )(del(ete)?|(start )?(erase|init)|clear|set factory\S*)( |$)/,
  storcli64: /(^| )(del(ete)?|(start )?(erase|init)|clear|set factory\S*)( |$)/,
  perccli: /(^| )(del(ete)?|(start )?(erase|init)|clear|set factory\S*)( |$)/,
  perccli64: /(^| )(del(ete)?|(start )?(erase|init)|clear|set factory\S*)( |$)/,
  megacli: /-(Cfg(Clr|LdDel|ForeignClear|Restore)|LDInit|PdClear|AdpFacDefSet|PDOffline)\b/i,
  MegaCli: /-(Cfg(Clr|LdDel|ForeignClear|Restore)|LDInit|PdClear|AdpFacDefSet|PDOffline)\b/i,
  MegaCli64: /-(Cfg(Clr|LdDel|ForeignClear|Restore)|LDInit|PdClear|AdpFacDefSet|PDOffline)\b/i,
  // https://support.hpe.com/hpesc/public/docDisplay?docId=c03909334
  hpssacli: /(^| )(delete|clearconfigdata|modify erase)( |$)/,
  ssacli: /(^| )(delete|clearconfigdata|modify erase)( |$)/,
  hpacucli: /(^| )(delete|clearconfigdata|modify erase)( |$)/,
  // https://www.ibm.com/docs/en/aix/7.3.0?topic=r-rmlv-command
  rmlv: /./,
  rmfs: /./,
  reducevg: /./,
};

/** The same of programs that are as often told a file: only with a device they lose one. */
const ON_DEVICE: Readonly<Record<string, RegExp>> = {
  sg_unmap: /./,
  sg_write_same: /./,
  sg_reset_wp: /./,
  sg_write_buffer: /./,
  'make-bcache': /./,
  ubiformat: /./,
  flashcp: /./,
  flash_erase: /./,
  flash_eraseall: /./,
  nandwrite: /./,
  mtd_debug: /^(erase|write)( |$)/,
  xfs_mdrestore: /./,
  xfs_copy: /./,
  e2image: /(^| )-\w*[ra]\w* .*\S+ \S+/,
  jfs_mkfs: /./,
  'mkfs.hfsplus': /./,
};

/** Words that take a volume or a disk away from what uses it. */
const STOPS: Readonly<Record<string, RegExp>> = {
  lvchange: /(^| )(-\w*a ?e?l?n|--activate[ =]e?l?n|--permission[ =]r\b|-p ?r\b)/,
  vgchange: /(^| )(-\w*a ?e?l?n|--activate[ =]e?l?n)/,
  vgexport: /./,
  // Only a disk that has failed, or a spare one. https://man7.org/linux/man-pages/man8/mdadm.8.html
  mdadm: /^\/dev\/md\S+ (.* )?-r( |$)/,
  losetup: /(^| )(-D|--detach-all)( |$)/,
  bioctl: /(^| )-d( |$)/,
  zpool: /^export( |$)/,
  zfs: /^unload-key( |$)/,
  cryptsetup: /^luksSuspend( |$)/,
  nvme: /^(detach-ns|disconnect(-all)?|subsystem-reset|reset|resv-(release|acquire))( |$)/,
  ndctl: /^disable-(region|namespace|dimm|bus)( |$)/,
  cxl: /^(destroy-region|disable-(region|memdev|port|bus))( |$)/,
  ubidetach: /./,
  sg_start: /--stop|(^| )0( |$)/,
};

const spells = (call: CallView, table: Readonly<Record<string, RegExp>>) =>
  Object.hasOwn(table, call.program) && (table[call.program]?.test(`${line(call)} `) ?? false);

/** A new size without a plus, with leave to shrink what is on it. */
function shrinks(call: CallView): boolean {
  const size = call.value('-L', '--size', '-l', '--extents') ?? '+';
  return call.program === 'lvresize' && /^\d/.test(size) && forced(call);
}

/** What the managers of volumes, arrays, pools and flash chips do besides what `disks` says of them. */
export const volumeManagers: Platform = {
  id: 'volume-managers',
  ownMachine: true,
  title: 'Volumes, arrays and flash',
  docs: 'https://man7.org/linux/man-pages/dir_section_8.html',
  programs: [
    ...new Set([...Object.keys(LOSES), ...Object.keys(ON_DEVICE), ...Object.keys(STOPS), 'lvresize']),
  ],
  programOptions: { lvresize: ['-L', '--size', '-l', '--extents'] },
  dryRun: ['--test', '--no-act'],
  selfConfirm: ['-y', '--yes', '-f', '--force'],
  rules: [
    {
      id: 'volume-lose',
      command: [],
      when: (call) =>
        spells(call, LOSES) || (spells(call, ON_DEVICE) && DEVICE.test(line(call))) || shrinks(call),
      does: { verb: 'delete', what: 'disk volume', undo: 'none', undoNote: DISK },
      target: {
        positionals: true,
        says: [
          { words: /^(fi\w* resize \S+|(rescue|replace) \S+)/, thing: 'disk volume', names: 1 },
          {
            words:
              /^(dsm|zns \S+|luks\w+|(create|destroy)-namespace|create|add|attach|clear|upgrade|release)(?= )/,
            thing: 'disk volume',
            names: 1,
          },
        ],
      },
      why: 'Loses what a volume, a pool or a chip holds, or how it can be read.',
      instead: 'lsblk',
      stops: [
        'mdadm --grow /dev/md0 --array-size 10G',
        'btrfs rescue zero-log /dev/sdb1',
        'btrfs filesystem resize -5g /mnt',
        'zpool create -f tank /dev/sdb /dev/sdc',
        'zpool replace -f tank sda sdb',
        'zpool clear -F tank',
        'zpool upgrade -a',
        'cryptsetup luksChangeKey /dev/sdb1',
        'nvme dsm /dev/nvme0n1 -d -s 0 -b 1000',
        'ndctl create-namespace -f -e namespace0.0 --mode=fsdax',
        'flashcp fw.bin /dev/mtd0',
        'mkfs.hfsplus /dev/sdb1',
        'sg_unmap --lba=0 --num=1000 /dev/sdb',
        'lvresize -r -L 10G vg0/data',
      ],
      passes: [
        'mdadm --detail /dev/md0',
        'btrfs replace status /mnt/data',
        'btrfs filesystem resize +5g /mnt',
        'btrfs filesystem resize max /mnt',
        'zpool clear tank',
        'zpool create tank /dev/sdb',
        'zpool upgrade',
        'zfs hold keep tank/data@monday',
        'cryptsetup luksDump /dev/sdb1',
        'nvme zns report-zones /dev/nvme0n1',
        'ndctl list -N',
        'mkfs.hfsplus test.img',
        'lvresize -r -L +10G vg0/data',
        'lvm lvs',
      ],
    },
    {
      id: 'volume-stop',
      command: [],
      when: (call) => spells(call, STOPS),
      does: {
        verb: 'stop',
        what: 'disk volume',
        undo: 'repeat',
        undoNote: 'It can be brought back the same way',
      },
      target: { positionals: true },
      why: 'Takes a volume, a pool or a disk away from what uses it.',
      instead: 'lsblk',
      stops: [
        'vgchange -an vg0',
        'mdadm /dev/md0 -r /dev/sdb1',
        'losetup -D',
        'lvchange -a n vg0/data',
        'zpool export tank',
        'nvme detach-ns /dev/nvme0 -n 1 -c 0',
        'nvme disconnect-all',
      ],
      passes: [
        'vgchange -ay vg0',
        'losetup -a',
        'zpool import tank',
        'nvme smart-log /dev/nvme0',
        'nvme reset-log /dev/x --help',
      ],
    },
  ],
};
