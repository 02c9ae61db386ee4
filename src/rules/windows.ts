import type { CallView, Platform } from '../model/platform.ts';

const GONE = 'Deleted files do not go to the Recycle Bin; git keeps what was committed';
const DISK = 'Nothing brings a disk’s content back';

/** Removing registry keys, aliases or variables is no loss of files; nor are drives that hold what is temporary. */
const DRIVE = /^(alias|env|function|variable|hklm|hkcu|registry|testdrive|temp)::?/i;
const paths = (call: CallView) => [call.value('-Path', '-LiteralPath') ?? '', ...call.positionals];

export const windows: Platform = {
  id: 'windows',
  ownMachine: true,
  title: 'Windows',
  docs: 'https://learn.microsoft.com/windows-server/administration/windows-commands/windows-commands',
  programs:
    'Remove-Item Clear-Content Clear-Item Clear-RecycleBin Clear-Disk Format-Volume Initialize-Disk Remove-Partition Resize-Partition Set-Partition Remove-ItemProperty Stop-Process Stop-Computer Restart-Computer Stop-Service Remove-Service Remove-LocalUser Remove-VM Remove-VHD Checkpoint-Computer Disable-ComputerRestore del erase rd rmdir sdelete sdelete64 mshta rundll32 format vssadmin wbadmin wmic diskpart bcdedit reg sc net taskkill fsutil cipher robocopy'.split(
      ' ',
    ),
  optionsWithValue:
    '-Path -LiteralPath -Filter -Include -Exclude -DriveLetter -FileSystem -NewFileSystemLabel -Number -DiskNumber -PartitionNumber -Name -Id -ErrorAction -WarningAction -Stream'.split(
      ' ',
    ),
  dryRun: ['-WhatIf', '/?'],
  selfConfirm: ['-Force', '-Confirm', '/q', '/Q', '/y', '/Y', '/f', '/F'],
  rules: [
    {
      id: 'remove-item',
      command: [],
      when: (call) => call.program === 'Remove-Item' && !paths(call).some((path) => DRIVE.test(path)),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: GONE },
      target: { options: ['-Path', '-LiteralPath'], positionals: true, paths: true },
      why: 'Deletes files and folders for good.',
      instead: 'git stash --include-untracked',
      stops: [
        { shell: 'powershell', command: 'Remove-Item -Recurse -Force C:\\Users\\me\\projects\\*' },
        { shell: 'powershell', command: 'ri -r -fo $HOME' },
        { shell: 'powershell', command: 'Get-ChildItem D:\\ -Recurse | Remove-Item -Force -Recurse' },
      ],
      passes: [
        { shell: 'powershell', command: 'Get-ChildItem -Recurse' },
        { shell: 'powershell', command: 'Remove-Item Alias:ls' },
        { shell: 'powershell', command: 'Remove-Item Env:DEBUG' },
        { shell: 'powershell', command: 'Remove-Item -Recurse -WhatIf C:\\data' },
      ],
    },
    {
      id: 'delete',
      command: [],
      when: (call) =>
        (/^(del|erase|rd|rmdir)$/i.test(call.program) &&
          (call.has('/s', '/S') || !/^r/i.test(call.program))) ||
        (/^sdelete(64)?$/i.test(call.program) && !call.has('-c', '-z')) ||
        (/^mshta$/i.test(call.program) && /\bDelete(File|Folder)\b/i.test(call.args.join(' '))) ||
        (/^rundll32$/i.test(call.program) && /\bDelNodeRunDLL32\b/i.test(call.args.join(' '))),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: GONE },
      target: { positionals: true, paths: true },
      why: 'Deletes files and folders for good.',
      instead: 'dir',
      stops: [
        { shell: 'cmd', command: 'rmdir /s /q d:\\' },
        { shell: 'cmd', command: 'del /f /s /q C:\\Users\\me\\projects\\*.*' },
        { shell: 'cmd', command: 'cmd /d /c "rd /s /q C:\\data"' },
      ],
      passes: [
        { shell: 'cmd', command: 'dir /s' },
        { shell: 'cmd', command: 'echo rd /s /q C:\\' },
        'rmdir build/empty',
      ],
    },
    {
      id: 'empty-content',
      command: [],
      when: (call) => /^Clear-(Content|Item)$/.test(call.program),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: GONE },
      target: { options: ['-Path', '-LiteralPath'], positionals: true, paths: true },
      why: 'Empties the file.',
      instead: 'git status',
      stops: [{ shell: 'powershell', command: 'Clear-Content C:\\data\\orders.csv' }],
      passes: [{ shell: 'powershell', command: 'Get-Content orders.csv' }],
    },
    {
      id: 'format',
      command: [],
      when: (call) =>
        /^(Format-Volume|Clear-Disk|Initialize-Disk|Remove-Partition|Resize-Partition|Remove-VHD)$/.test(
          call.program,
        ) ||
        (/^format$/i.test(call.program) && call.positionals.some((word) => /^[a-z]:$/i.test(word))) ||
        (/^diskpart$/i.test(call.program) && call.has('/s')),
      does: { verb: 'delete', what: 'disk', undo: 'none', undoNote: DISK },
      target: { options: ['-DriveLetter', '-Number', '-DiskNumber', '-Path'], positionals: true },
      why: 'Formats or clears a disk; what is on it is lost.',
      instead: 'Get-Volume',
      stops: [
        { shell: 'cmd', command: 'format D: /FS:NTFS /Q /Y' },
        { shell: 'powershell', command: 'Clear-Disk -Number 1 -RemoveData -Confirm:$false' },
        { shell: 'powershell', command: 'Format-Volume -DriveLetter D' },
        { shell: 'cmd', command: 'diskpart /s wipe.txt' },
      ],
      passes: [
        { shell: 'powershell', command: 'Get-Volume' },
        { shell: 'powershell', command: 'Get-Process | Format-Table' },
      ],
    },
    {
      id: 'shadow-copies',
      command: [],
      when: (call) =>
        (/^(vssadmin|wbadmin)$/i.test(call.program) && /^(delete|resize)$/i.test(call.args[0] ?? '')) ||
        (/^wmic$/i.test(call.program) && /\bshadowcopy\b.*\bdelete\b/i.test(call.args.join(' '))),
      does: {
        verb: 'delete',
        what: 'restore points',
        undo: 'none',
        undoNote: 'Deleted restore points are gone',
      },
      why: 'Deletes the restore points and backups of Windows.',
      instead: 'vssadmin list shadows',
      stops: [
        { shell: 'cmd', command: 'vssadmin delete shadows /all /quiet' },
        { shell: 'cmd', command: 'wmic shadowcopy delete' },
        { shell: 'cmd', command: 'wbadmin delete catalog -quiet' },
      ],
      passes: [{ shell: 'cmd', command: 'vssadmin list shadows' }],
    },
    {
      id: 'recycle-bin',
      command: [],
      when: (call) =>
        /^Clear-RecycleBin$/.test(call.program) ||
        (/^cipher$/i.test(call.program) && call.args.some((word) => /^\/w/i.test(word))),
      does: {
        verb: 'delete',
        what: 'the Recycle Bin or traces of deleted files',
        undo: 'none',
        undoNote: GONE,
      },
      why: 'Makes deleted files unrecoverable.',
      instead: '',
      stops: [{ shell: 'powershell', command: 'Clear-RecycleBin -Force' }],
      passes: [{ shell: 'powershell', command: 'Get-ChildItem' }],
    },
    {
      id: 'registry',
      command: [],
      when: (call) => /^reg$/i.test(call.program) && /^delete$/i.test(call.args[0] ?? ''),
      does: {
        verb: 'delete',
        what: 'registry key',
        undo: 'none',
        undoNote: 'Only an export of the key brings it back',
      },
      target: { positionals: true, skip: 1 },
      why: 'Deletes a registry key or value.',
      instead: '',
      stops: [{ shell: 'cmd', command: 'reg delete HKLM\\Software\\Example /f' }],
      passes: [{ shell: 'cmd', command: 'reg query HKCU\\Software\\Example' }],
    },
    {
      id: 'account-or-service',
      command: [],
      when: (call) =>
        (/^sc$/i.test(call.program) && /^(\\\\\S+ )?delete /i.test(call.args.join(' '))) ||
        (/^net$/i.test(call.program) &&
          /^(user|accounts|localgroup|group|share|computer)$/i.test(call.args[0] ?? '') &&
          call.args.some((word) => /^\/del(ete)?$/i.test(word))) ||
        /^Remove-(LocalUser|Service|VM)$/.test(call.program),
      does: {
        verb: 'delete',
        what: 'account or service',
        undo: 'none',
        undoNote: 'It would have to be made anew',
      },
      target: { options: ['-Name'], positionals: true },
      why: 'Deletes a user, a service or a share of this machine.',
      instead: 'net user',
      stops: [
        { shell: 'cmd', command: 'net user deploy /delete' },
        { shell: 'cmd', command: 'sc delete MyService' },
      ],
      passes: [
        { shell: 'cmd', command: 'net user' },
        { shell: 'cmd', command: 'net use Z: /delete' },
        { shell: 'cmd', command: 'sc query MyService' },
      ],
    },
    {
      id: 'mirror',
      command: [],
      when: (call) =>
        /^robocopy$/i.test(call.program) &&
        call.args.some((word) => /^\/(mir|purge)$/i.test(word)) &&
        !call.args.some((word) => /^\/l$/i.test(word)),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: GONE },
      target: { positionals: true, skip: 1, paths: true },
      why: 'Deletes at the destination whatever the source does not have.',
      instead: '{call} /L',
      stops: [{ shell: 'cmd', command: 'robocopy C:\\empty D:\\data /MIR' }],
      passes: [
        { shell: 'cmd', command: 'robocopy C:\\src D:\\copy /E' },
        { shell: 'cmd', command: 'robocopy C:\\src D:\\copy /MIR /L' },
      ],
    },
    {
      id: 'move-away',
      command: [],
      when: (call) =>
        /^robocopy$/i.test(call.program) &&
        call.args.some((word) => /^\/move?$/i.test(word)) &&
        !call.args.some((word) => /^\/l$/i.test(word)),
      does: { verb: 'delete', what: 'files', undo: 'files', undoNote: 'They are where they were moved to' },
      target: { positionals: true, paths: true },
      why: 'Deletes the files at the source once they are copied.',
      instead: '{call} /L',
      stops: [{ shell: 'cmd', command: 'robocopy D:\\data E:\\data /MOVE /E' }],
      passes: [{ shell: 'cmd', command: 'robocopy D:\\data E:\\data /E' }],
    },
    {
      id: 'stop-machine',
      command: [],
      when: (call) =>
        /^(Stop-Computer|Restart-Computer)$/.test(call.program) ||
        (/^bcdedit$/i.test(call.program) &&
          call.args.some((word) =>
            /^\/(delete|deletevalue|set|import|bootsequence|default|createstore)$/i.test(word),
          )),
      does: { verb: 'stop', what: 'machine', undo: 'none', undoNote: 'What was not saved is lost' },
      why: 'Stops, restarts or changes how the machine starts.',
      instead: 'Get-ComputerInfo',
      stops: [
        { shell: 'powershell', command: 'Restart-Computer -Force' },
        { shell: 'cmd', command: 'bcdedit /deletevalue {current} safeboot' },
      ],
      passes: [{ shell: 'powershell', command: 'Get-ComputerInfo' }],
    },
    {
      id: 'kill',
      command: [],
      when: (call) =>
        (/^taskkill$/i.test(call.program) &&
          call.args.some((word) => /^\/im$/i.test(word)) &&
          call.args.some((word) => /^\/f$/i.test(word))) ||
        // A filter alone fits whatever runs so. https://learn.microsoft.com/windows-server/administration/windows-commands/taskkill
        (/^taskkill$/i.test(call.program) &&
          call.args.some((word) => /^\/fi$/i.test(word)) &&
          !call.args.some((word) => /\b(imagename|pid|windowtitle)\s+eq\b/i.test(word))) ||
        (call.program === 'Stop-Process' &&
          ((call.has('-Name') && call.has('-Force')) ||
            call.fedBy().some((line) => /^(Get-Process|gps|ps)$/i.test(line)))),
      does: {
        verb: 'stop',
        what: 'every process of a name',
        undo: 'repeat',
        undoNote: 'It can be started again',
      },
      target: { options: ['-Name'], positionals: true },
      why: 'Ends every process with that name, also those of other projects.',
      instead: 'tasklist',
      stops: [{ shell: 'cmd', command: 'taskkill /F /IM node.exe /T' }],
      passes: [
        { shell: 'cmd', command: 'tasklist' },
        { shell: 'cmd', command: 'taskkill /PID 4711' },
      ],
    },
  ],
};
