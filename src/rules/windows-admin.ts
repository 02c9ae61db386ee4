import type { CallView, Platform } from '../model/platform.ts';

const LOGS = 'Cleared logs do not come back';
const line = (call: CallView) => call.args.join(' ');
/** Programs that are `cmd` words; the rest are PowerShell’s. */
const runs = (call: CallView, program: RegExp, words: RegExp) =>
  program.test(call.program) && words.test(line(call));

/** Switched to `$true`, or to nothing, which means the same. */
const DISABLES = /-Disable\w+(?:\s+|:)?(?:\$?true|1)\b|-Disable\w+\s*$/i;
/** Services that others depend on. */
const DATA_SERVICE =
  /\b(mssql\w*|sqlserver\w*|sqlagent\w*|postgres\S*|mysql\w*|mariadb\w*|mongodb\w*|redis\w*|w3svc|iisadmin|docker|msexchange\w*|ntds|dns|lanman\w*|wuauserv|windefend|mpssvc|vss|termservice|sshd)\b/i;

/** Windows’ own tools for protection, services, accounts, logs and how the machine starts. */
const everyService = (call: CallView) =>
  call.fedBy().some((from) => /^(Get-Service|gsv)\s*$/i.test(from)) || call.positionals.includes('*');

export const windowsAdmin: Platform = {
  id: 'windows-admin',
  title: 'Windows administration',
  docs: 'https://learn.microsoft.com/windows-server/administration/windows-commands/windows-commands',
  programs:
    'wevtutil netsh schtasks manage-bde wsl dism certutil takeown icacls fsutil bcdedit forfiles net sc wmic diskpart Set-MpPreference Set-NetFirewallProfile Stop-Service Suspend-Service Set-Service Disable-ComputerRestore Clear-EventLog Remove-EventLog Limit-EventLog Disable-BitLocker Set-ExecutionPolicy Remove-Item Remove-ItemProperty Remove-WmiObject Remove-CimInstance mountvol subst'.split(
      ' ',
    ),
  optionsWithValue: '-Name -Path -LogName -Drive -MountPoint -Namespace -Class -DisplayName'.split(' '),
  dryRun: ['-WhatIf'],
  selfConfirm: ['-Force', '-Confirm', '/f', '/F', '/q', '/Q', '/y', '/Y'],
  rules: [
    {
      id: 'event-logs',
      command: [],
      when: (call) =>
        /^(Clear|Remove)-EventLog$/i.test(call.program) ||
        runs(call, /^wevtutil$/i, /^(cl|clear-log)\b/i) ||
        runs(call, /^fsutil$/i, /\busn\s+deletejournal\b/i),
      does: { verb: 'delete', what: 'event log', undo: 'none', undoNote: LOGS },
      target: { options: ['-LogName'], positionals: true },
      why: 'Clears a log of the system; what happened cannot be looked up any more.',
      instead: 'wevtutil gli System',
      stops: [
        { shell: 'cmd', command: 'wevtutil cl System' },
        { shell: 'powershell', command: 'Clear-EventLog -LogName Application' },
      ],
      passes: [
        { shell: 'cmd', command: 'wevtutil qe System /c:5' },
        { shell: 'powershell', command: 'Get-EventLog -LogName System -Newest 5' },
      ],
    },
    {
      id: 'protection-off',
      command: [],
      when: (call) =>
        (/^Set-MpPreference$/i.test(call.program) && DISABLES.test(line(call))) ||
        (/^Set-NetFirewallProfile$/i.test(call.program) &&
          /-Enabled[:\s]+(\$?false|0)\b/i.test(line(call))) ||
        /^(Disable-ComputerRestore|Disable-BitLocker)$/i.test(call.program) ||
        runs(
          call,
          /^netsh$/i,
          /\badvfirewall\s+(reset|import|set\s+\w+\s+state\s+off|firewall\s+delete\s+rule\s+(name=)?"?all\b)|\bfirewall\s+set\s+opmode\s+(mode=)?disable/i,
        ) ||
        runs(call, /^manage-bde$/i, /(^|\s)-(off|protectors\s+-(delete|disable))\b/i),
      does: {
        verb: 'change',
        what: 'protection',
        undo: 'none',
        undoNote:
          'It can be turned on again; what happened meanwhile stays, and restore points or firewall rules are gone',
      },
      why: 'Turns off what guards the machine: its firewall, virus scanner, disk encryption or restore points.',
      instead: 'netsh advfirewall show allprofiles',
      stops: [
        { shell: 'cmd', command: 'netsh advfirewall set allprofiles state off' },
        { shell: 'powershell', command: 'Set-MpPreference -DisableRealtimeMonitoring $true' },
        { shell: 'powershell', command: 'Set-NetFirewallProfile -All -Enabled False' },
      ],
      passes: [
        { shell: 'cmd', command: 'netsh advfirewall show allprofiles' },
        { shell: 'powershell', command: 'Get-MpPreference' },
        { shell: 'powershell', command: 'Set-NetFirewallProfile -All -Enabled True' },
      ],
    },
    {
      id: 'service-stop',
      command: [],
      when: (call) =>
        (/^(Stop|Suspend)-Service$/i.test(call.program) &&
          (DATA_SERVICE.test(line(call)) || call.has('-Force') || everyService(call))) ||
        (/^Set-Service$/i.test(call.program) &&
          /-(StartupType|Status)[:\s]+(Disabled|Stopped)/i.test(line(call))) ||
        (runs(call, /^net$/i, /^stop\s/i) && DATA_SERVICE.test(line(call))) ||
        runs(call, /^sc$/i, /^(\\\\\S+\s+)?stop\s/i) ||
        runs(call, /^sc$/i, /\bconfig\s+\S+\s+start=\s*disabled/i),
      does: { verb: 'stop', what: 'service', undo: 'repeat', undoNote: 'It can be started again' },
      target: {
        options: ['-Name'],
        positionals: true,
        says: [{ words: /^(\\\\\S+ )?(config|stop|pause)/, thing: 'service', names: 1 }],
      },
      why: 'Stops a service of the machine or all of them, or keeps it from starting.',
      instead: 'sc query',
      stops: [
        { shell: 'powershell', command: 'Stop-Service -Name MSSQLSERVER -Force' },
        { shell: 'cmd', command: 'net stop MSSQLSERVER' },
        { shell: 'cmd', command: 'sc stop W32Time' },
        { shell: 'powershell', command: 'Get-Service | Stop-Service' },
      ],
      passes: [
        { shell: 'powershell', command: 'Restart-Service w3svc' },
        { shell: 'powershell', command: 'Get-Service MyDev | Stop-Service' },
        { shell: 'cmd', command: 'net start' },
        { shell: 'cmd', command: 'sc query MSSQLSERVER' },
      ],
    },
    {
      id: 'registry-remove',
      command: [],
      when: (call) =>
        /^Remove-Item(Property)?$/i.test(call.program) &&
        call.args.some((word) => /^(hklm|hkcu|hkcr|hku|registry):/i.test(word)),
      does: {
        verb: 'delete',
        what: 'registry key',
        undo: 'none',
        undoNote: 'Only an export of the key brings it back',
      },
      target: { options: ['-Path'], positionals: true },
      why: 'Deletes a registry key or value.',
      instead: '',
      stops: [
        { shell: 'powershell', command: 'Remove-Item HKLM:\\Software\\Example -Recurse' },
        { shell: 'powershell', command: 'Remove-ItemProperty -Path HKCU:\\Software\\Example -Name Key' },
      ],
      passes: [{ shell: 'powershell', command: 'Get-ItemProperty HKCU:\\Software\\Example' }],
    },
    {
      id: 'machine-part',
      command: [],
      when: (call) =>
        runs(call, /^schtasks$/i, /(^|\s)\/delete\b/i) ||
        runs(call, /^wsl$/i, /(^|\s)--unregister\b/i) ||
        runs(call, /^certutil$/i, /(^|\s)-(delstore|delkey|deletepolicyserver|deleterow)\b/i) ||
        runs(
          call,
          /^dism$/i,
          /\/(disable-feature|remove-package|remove-provisionedappxpackage|cleanup-image.*resetbase)/i,
        ) ||
        runs(
          call,
          /^wmic$/i,
          /^(?!.*\bshadowcopy\b).*(\bcall\s+(uninstall|delete|terminate)\b|\bdelete\b)/i,
        ) ||
        runs(call, /^fsutil$/i, /\b(setzerodata|reparsepoint\s+delete|volume\s+dismount)\b/i) ||
        runs(call, /^mountvol$/i, /\s\/d\b/i) ||
        (/^diskpart$/i.test(call.program) &&
          call.input !== undefined &&
          /\b(clean|format|delete)\b/i.test(call.input)) ||
        /^Remove-(WmiObject|CimInstance)$/i.test(call.program),
      does: {
        verb: 'delete',
        what: 'part of Windows',
        undo: 'none',
        undoNote:
          'It would have to be made or installed anew; an unregistered WSL distribution is gone with its files',
      },
      target: { positionals: true },
      why: 'Removes a task, a feature, a program, a volume or a Linux distribution with everything in it.',
      instead: 'wsl --list',
      stops: [
        { shell: 'cmd', command: 'schtasks /delete /tn Backup /f' },
        { shell: 'cmd', command: 'certutil -delstore My acme' },
        { shell: 'powershell', command: 'wsl --unregister Ubuntu' },
        { shell: 'cmd', command: 'wmic product where name="App" call uninstall' },
      ],
      passes: [
        { shell: 'cmd', command: 'schtasks /query' },
        { shell: 'cmd', command: 'certutil -hashfile a.zip SHA256' },
        { shell: 'powershell', command: 'wsl --list --verbose' },
        { shell: 'cmd', command: 'wmic product get name' },
      ],
    },
    {
      id: 'permissions',
      command: [],
      when: (call) =>
        (/^(takeown|icacls)$/i.test(call.program) &&
          call.args.some((word) =>
            /^["']?([a-z]:\\?|[a-z]:\\(windows|program files|users|programdata)\b.*)$/i.test(word),
          ) &&
          call.args.some((word) => /^\/(r|t|reset|grant.*|deny.*)$/i.test(word))) ||
        // Nobody can read what lies below any more.
        (/^icacls$/i.test(call.program) &&
          call.args.some((word) => /^\/(deny|reset|inheritance:r)$/i.test(word)) &&
          call.args.some((word) => /^["']?[a-z]:\\/i.test(word)) &&
          call.args.some((word) => /^\/t$/i.test(word))),
      does: {
        verb: 'change',
        what: 'permissions',
        undo: 'none',
        undoNote: 'The old owners and rights are written down nowhere',
      },
      target: { positionals: true },
      why: 'Changes owners or rights of whole system folders; Windows may stop working.',
      instead: 'icacls {target}',
      stops: [
        { shell: 'cmd', command: 'takeown /f C:\\Windows /r /d y' },
        { shell: 'cmd', command: 'icacls C:\\Windows /grant Everyone:F /t' },
        { shell: 'cmd', command: 'icacls D:\\Data /deny Everyone:F /t' },
      ],
      passes: [{ shell: 'cmd', command: 'icacls C:\\Windows' }],
    },
  ],
};
