import type { CallView, Platform } from '../model/platform.ts';

const DEVICE = /(^|=)(\/dev\/(?!null|zero|u?random|tty|std)\w|\\\\\.\\PhysicalDrive)/i;
const line = ({ args }: CallView) => args.join(' ');
const device = ({ args }: CallView) => args.some((word) => DEVICE.test(word));

/** Programs that write to the disk that they are given, and the words by which they do. */
const WRITES: Readonly<Record<string, RegExp>> = {
  // https://man7.org/linux/man-pages/man8/badblocks.8.html
  badblocks: /(^|\s)-\w*w/,
  // https://man7.org/linux/man-pages/man8/debugfs.8.html
  debugfs: /(^|\s)-\w*w/,
  dcfldd: /(^|\s)of=/,
  dc3dd: /(^|\s)(wipe|hwipe|of|hof)=/,
  ddrescue: /(^|\s)(-\w*f|--force)/,
  nwipe: /^(?!.*--help)/,
  gdisk: /^(?!.*(^|\s)-l)/,
  cfdisk: /^/,
  cgdisk: /^/,
  mkdosfs: /^/,
  mkntfs: /^(?!.*(^|\s)(-\w*n\b|--no-action))/,
  newfs_hfs: /^(?!.*(^|\s)-N)/,
  newfs_apfs: /^(?!.*(^|\s)-N)/,
  newfs_msdos: /^(?!.*(^|\s)-N)/,
  bcachefs: /^format\b/,
  sg_format: /--(format|resize)|(^|\s)-F/,
  sg_sanitize: /--(overwrite|block|crypto)|(^|\s)-[OBC]/,
  'sedutil-cli': /--(revert\w*|PSIDrevert\w*|yesIREALLYwanttoERASEALLmydatausingthePSID)/i,
  'partclone.restore': /^/,
  'partclone.dd': /^/,
  partimage: /(^|\s)restore\b/,
  fsarchiver: /(^|\s)restfs\b/,
  ntfsresize: /(^|\s)(-s|--size)(?!.*(\s-n\b|--no-action))/,
  blkzone: /^reset\b/,
  gpt: /^(destroy|remove)\b/,
  tune2fs: /(^|\s)-O\s*\^/,
  'systemd-cryptenroll': /--wipe-slot/,
  'cryptsetup-reencrypt': /^/,
  veracrypt: /(^|\s)(-c|--create)\b/,
  'systemd-repart': /--(empty=(force|create)|factory-reset)/,
  ntfsclone: /(^|\s)(-O|--overwrite|-\w*r\w*\b.*-O)/,
};

/** The same, where what they are given needs no path: a name is enough. */
const NAMED: Readonly<Record<string, RegExp>> = {
  // https://man.freebsd.org/cgi/man.cgi?gpart(8), https://man.freebsd.org/cgi/man.cgi?geli(8)
  gpart: /^(destroy|delete|restore)\b/,
  geli: /^(kill|delkey|init)\b/,
  gmirror: /^(destroy|clear|remove)\b/,
  vdo: /^remove\b/,
  // https://flashrom.org/classic_cli_manpage.html
  flashrom: /(^|\s)(-\w*[wE]|--write|--erase)\b/,
  mtd: /(^|\s)(erase|write)\b/,
  vmkfstools: /(^|\s)(-U|--deletevirtualdisk|-w|--writezeros)\b/,
  tpm2_clear: /^/,
  lvm: /^(lv|vg|pv)(remove|reduce)\b/,
  stratis: /\b(destroy|remove)\b/,
  vgcfgrestore: /^(?!.*(--list|(^|\s)-l\b))/,
};

const spells = (call: CallView, table: Readonly<Record<string, RegExp>>) =>
  Object.hasOwn(table, call.program) && (table[call.program]?.test(line(call)) ?? false);

/** Tools for disks that few people have at hand, and what they write. */
export const diskTools: Platform = {
  id: 'disk-tools',
  ownMachine: true,
  title: 'Disk tools',
  docs: 'https://man7.org/linux/man-pages/',
  programs: [...new Set([...Object.keys(WRITES), ...Object.keys(NAMED)])],
  programOptions: { flashrom: ['-p', '--programmer', '-l', '--layout', '-i', '--image', '-c', '--chip'] },
  dryRun: ['--dry-run', '--no-action', '--test'],
  selfConfirm: ['-y', '--yes', '--force'],
  rules: [
    {
      id: 'disk-write',
      command: [],
      when: (call) => spells(call, NAMED) || (spells(call, WRITES) && device(call)),
      does: {
        verb: 'overwrite',
        what: 'disk',
        undo: 'none',
        undoNote: 'Nothing brings a disk’s content back',
      },
      target: { positionals: true },
      why: 'Writes over a disk, or takes it out of use with what is on it.',
      instead: 'lsblk',
      stops: [
        'badblocks -wsv /dev/sdb',
        "debugfs -w -R 'rm /etc/passwd' /dev/sda1",
        'dcfldd if=image.dd of=/dev/sdb',
        'gpart destroy -F ada1',
        'flashrom -p internal -w bios.rom',
      ],
      passes: [
        'badblocks -sv /dev/sdb',
        "debugfs -R 'ls /' /dev/sda1",
        'gdisk -l /dev/sda',
        'tune2fs -l /dev/sda1',
        'gpart show',
        'gpart undo ada1',
        'flashrom -p internal -r bios.rom',
      ],
    },
  ],
};
