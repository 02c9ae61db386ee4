import type { CallView, Platform } from '../model/platform.ts';

const line = ({ args }: CallView) => args.join(' ');
/** Where Windows and its programs stand, a drive as a whole, or everybody's home. */
const SYSTEM =
  /^("?)([A-Za-z]:[\\/]?|([A-Za-z]:|%SystemDrive%|\$env:SystemDrive)[\\/](Windows|Program Files[^\\/]*|ProgramData|Users|Boot|Recovery|EFI)|%(SystemRoot|WinDir|ProgramFiles|ProgramData|UserProfile)%|\$env:(SystemRoot|WinDir|ProgramFiles|ProgramData|UserProfile))(?![\w.])/i;

/** Windows beyond files and services: what it starts with, its network, its disks' state. */
export const windowsSystem: Platform = {
  id: 'windows-system',
  ownMachine: true,
  title: 'Windows system',
  docs: 'https://learn.microsoft.com/windows-server/administration/windows-commands/windows-commands',
  programs:
    'Move-Item Rename-Item move ren rename Set-Disk Disable-NetAdapter netsh bootrec bootsect reagentc winmgmt pnputil Disable-PnpDevice '.split(
      ' ',
    ),
  optionsWithValue: '-Path -LiteralPath -Destination -Number -Name -IsOffline -IsReadOnly'.split(' '),
  dryRun: ['-WhatIf', '/?'],
  selfConfirm: ['-Force', '-Confirm', '/y', '/Y', '/f', '/F'],
  rules: [
    {
      id: 'system-move',
      command: [],
      when: (call) => {
        if (!/^(Move-Item|Rename-Item|move|ren|rename)$/i.test(call.program)) return false;
        const given =
          call.value('-Path', '-LiteralPath') ?? call.positionals.find((word) => !/^[/-]\w$/.test(word));
        return (
          given !== undefined && SYSTEM.test(given) && !/[\\/](Users|Temp)[\\/][^\\/]+[\\/]/i.test(given)
        );
      },
      does: {
        verb: 'change',
        what: 'system files',
        undo: 'none',
        undoNote: 'They can be moved back as long as the system still runs',
      },
      target: { options: ['-Path', '-LiteralPath'], positionals: true },
      why: 'Moves files away that Windows or its programs work with.',
      instead: 'dir C:\\Windows',
      stops: [
        { shell: 'powershell', command: 'Move-Item C:\\Windows\\System32 D:\\x' },
        { shell: 'cmd', command: 'ren C:\\Windows\\System32 old' },
      ],
      passes: [
        { shell: 'powershell', command: 'Move-Item a.txt b.txt' },
        { shell: 'cmd', command: 'move C:\\Users\\me\\a.txt b.txt' },
      ],
    },
    {
      id: 'out-of-use',
      command: [],
      when: (call) =>
        (/^Set-Disk$/i.test(call.program) && /-Is(Offline|ReadOnly)(:|\s+)?(\$?true|1)/i.test(line(call))) ||
        (/^netsh$/i.test(call.program) &&
          /\binterface\b.*\b(disabled?|delete|reset)\b|\bint(erface)?\s+ip(v[46])?\s+reset\b/i.test(
            line(call),
          )) ||
        (/^bootrec$/i.test(call.program) && /\/(fixmbr|fixboot|rebuildbcd)/i.test(line(call))) ||
        (/^bootsect$/i.test(call.program) && /\/nt\d\d/i.test(line(call))) ||
        (/^reagentc$/i.test(call.program) && /\/disable/i.test(line(call))) ||
        (/^winmgmt$/i.test(call.program) && /\/(resetrepository|salvagerepository)/i.test(line(call))) ||
        (/^pnputil$/i.test(call.program) &&
          /\/(delete-driver|remove-device|disable-device)/i.test(line(call))) ||
        /^Disable-(NetAdapter|PnpDevice)$/i.test(call.program),
      does: {
        verb: 'change',
        what: 'disk, network or device',
        undo: 'none',
        undoNote: 'Whoever works from afar may not get in again to put it back',
      },
      why: 'Takes a disk, a network or a device out of use, or changes what the machine starts with.',
      instead: 'netsh interface show interface',
      stops: [
        { shell: 'powershell', command: 'Set-Disk -Number 1 -IsOffline $true' },
        { shell: 'cmd', command: 'netsh interface set interface Ethernet disable' },
        { shell: 'cmd', command: 'bootrec /fixmbr' },
        { shell: 'cmd', command: 'reagentc /disable' },
      ],
      passes: [
        { shell: 'powershell', command: 'Set-Disk -Number 1 -IsOffline $false' },
        { shell: 'cmd', command: 'netsh interface show interface' },
        { shell: 'cmd', command: 'reagentc /info' },
        { shell: 'cmd', command: 'bootrec /scanos' },
      ],
    },
  ],
};
