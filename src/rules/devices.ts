import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'What the device kept is gone unless somebody made a backup of it';
const line = ({ args }: CallView) => args.join(' ');

/** Words that erase a phone or a board, or put another system over it, by program. */
const ERASES: Readonly<Record<string, RegExp>> = {
  // https://android.googlesource.com/platform/system/core/+/refs/heads/main/fastboot/README.md
  fastboot:
    /(^| )(-w|erase|format(:\S+)?|wipe-super|delete-logical-partition|resize-logical-partition|(oem|flashing) (un)?lock\S*|set_active)( |$)/,
  adb: /^(-[sdet] ?\S* )*(reboot (recovery|bootloader|fastboot|edl) --wipe\S*|shell (recovery )?--wipe_data|shell (cmd )?(recovery|testharness) (wipe|enable)|shell .*\bMASTER_CLEAR\b|shell sm (partition|format|forget)|sideload-auto-reboot)/,
  // https://libimobiledevice.org/
  idevicerestore: /(^| )(-\w*e|--erase|-l|--latest)( |$)/,
  cfgutil: /(^| )(erase|restore)( |$)/,
  heimdall: /^flash /,
  // A router without its settings. https://openwrt.org/docs/techref/sysupgrade
  sysupgrade: /^(?!.*(^| )-[Tbl])(.* )?(-\w*[nF]|--force)( |$)/,
  firstboot: /^/,
  jffs2reset: /^/,
  odin4: /(^| )-[abcsue]( |$)/,
  // https://docs.espressif.com/projects/esptool/en/latest/espefuse/burn-efuse-cmd.html
  espefuse: /(^| )burn[-_]\w+/,
  'espefuse.py': /(^| )burn[-_]\w+/,
  // https://avrdudes.github.io/avrdude/: a wrong fuse, and the chip is out of reach.
  avrdude: /-U ?[lhe]?fuse:w:/,
};

/** Phones and boards on a cable. */
export const devices: Platform = {
  id: 'devices',
  title: 'Phones and boards',
  docs: 'https://source.android.com/docs/setup/reference/fastboot',
  programs: Object.keys(ERASES),
  optionsWithValue: ['-s', '-t', '-p', '--port', '-b', '--baud', '-c', '--chip', '-f', '--family'],
  selfConfirm: ['--force', '-y', '--yes', '--do-not-confirm'],
  rules: [
    {
      id: 'erase',
      command: [],
      when: (call) =>
        Object.hasOwn(ERASES, call.program) && (ERASES[call.program]?.test(line(call)) ?? false),
      does: { verb: 'delete', what: 'content of a device', undo: 'none', undoNote: NO_UNDO },
      target: {},
      why: 'Erases the device with what its user keeps on it, or burns what can never be set again.',
      instead: 'adb devices',
      stops: [
        'fastboot erase userdata',
        'fastboot -w',
        'fastboot oem unlock',
        'idevicerestore -e firmware.ipsw',
        'heimdall flash --RECOVERY recovery.img',
        'espefuse.py burn_efuse JTAG_DISABLE',
      ],
      passes: [
        'fastboot devices',
        'fastboot getvar all',
        'adb devices',
        'adb install app.apk',
        'espefuse.py summary',
        'avrdude -p m328p -c arduino -U flash:w:blink.hex:i',
      ],
    },
  ],
};
