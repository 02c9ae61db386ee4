/** PowerShell's own aliases of the cmdlets that change something or run code. Others stay as written. */
const aliases: Readonly<Record<string, string>> = {
  rm: 'Remove-Item',
  ri: 'Remove-Item',
  del: 'Remove-Item',
  erase: 'Remove-Item',
  rd: 'Remove-Item',
  rmdir: 'Remove-Item',
  rp: 'Remove-ItemProperty',
  rv: 'Remove-Variable',
  rnp: 'Rename-ItemProperty',
  mv: 'Move-Item',
  move: 'Move-Item',
  mi: 'Move-Item',
  cp: 'Copy-Item',
  copy: 'Copy-Item',
  cpi: 'Copy-Item',
  ren: 'Rename-Item',
  rni: 'Rename-Item',
  ni: 'New-Item',
  md: 'mkdir',
  clc: 'Clear-Content',
  cli: 'Clear-Item',
  clp: 'Clear-ItemProperty',
  si: 'Set-Item',
  sp: 'Set-ItemProperty',
  sc: 'Set-Content',
  ac: 'Add-Content',
  gc: 'Get-Content',
  cat: 'Get-Content',
  type: 'Get-Content',
  ls: 'Get-ChildItem',
  dir: 'Get-ChildItem',
  gci: 'Get-ChildItem',
  gi: 'Get-Item',
  echo: 'Write-Output',
  write: 'Write-Output',
  cd: 'Set-Location',
  chdir: 'Set-Location',
  sl: 'Set-Location',
  pushd: 'Push-Location',
  popd: 'Pop-Location',
  pwd: 'Get-Location',
  kill: 'Stop-Process',
  spps: 'Stop-Process',
  ps: 'Get-Process',
  gps: 'Get-Process',
  sasv: 'Start-Service',
  spsv: 'Stop-Service',
  start: 'Start-Process',
  saps: 'Start-Process',
  iex: 'Invoke-Expression',
  icm: 'Invoke-Command',
  ii: 'Invoke-Item',
  sajb: 'Start-Job',
  iwr: 'Invoke-WebRequest',
  irm: 'Invoke-RestMethod',
  foreach: 'ForEach-Object',
  '%': 'ForEach-Object',
  where: 'Where-Object',
  '?': 'Where-Object',
  tee: 'Tee-Object',
  select: 'Select-Object',
  sort: 'Sort-Object',
  sal: 'Set-Alias',
  nal: 'New-Alias',
};

/** Further cmdlets that change something, in their usual spelling. */
const others =
  `Clear-RecycleBin Clear-Disk Clear-EventLog Clear-History Format-Volume Initialize-Disk Remove-Partition
  Remove-VirtualDisk Remove-StoragePool Set-Partition Resize-Partition Stop-Computer Restart-Computer Restart-Service
  Remove-Service Remove-LocalUser Remove-LocalGroup Remove-VM Remove-VHD Remove-VMSnapshot Checkpoint-Computer
  Disable-ComputerRestore Disable-NetFirewallRule Remove-NetFirewallRule Set-NetFirewallProfile Remove-PSDrive
  Remove-Module Uninstall-Module Uninstall-Package Remove-SmbShare Set-Acl Set-ExecutionPolicy Invoke-Sqlcmd`.split(
    /\s+/,
  );

const cmdlets = new Map(
  [...new Set([...Object.values(aliases), ...others])].map((name) => [name.toLowerCase(), name]),
);

/** The cmdlet that a name stands for in its usual spelling; any other name as it is. Names ignore case. */
export function cmdletName(name: string): string {
  const lower = name.toLowerCase().replace(/^.*\\(?=[a-z]+-[a-z]+$)/, '');
  return (Object.hasOwn(aliases, lower) ? aliases[lower] : undefined) ?? cmdlets.get(lower) ?? name;
}

/** Parameters that may be cut short: `-r` is `-Recurse`. */
const parameters: Readonly<Record<string, readonly string[]>> = {
  'Remove-Item': [
    'Recurse',
    'Force',
    'Path',
    'LiteralPath',
    'Filter',
    'Include',
    'Exclude',
    'WhatIf',
    'Confirm',
    'Credential',
    'Stream',
  ],
  'Stop-Process': ['Id', 'Name', 'Force', 'PassThru', 'InputObject', 'WhatIf', 'Confirm'],
  'Start-Process': [
    'FilePath',
    'ArgumentList',
    'WorkingDirectory',
    'Verb',
    'Wait',
    'NoNewWindow',
    'WindowStyle',
    'PassThru',
  ],
  'Invoke-Expression': ['Command'],
};

export function parameterName(cmdlet: string, text: string): string {
  const [, name, value = ''] = /^-([A-Za-z]+)(:.*)?$/s.exec(text) ?? [];
  if (name === undefined) return text;
  const known = (parameters[cmdlet] ?? []).filter((it) => it.toLowerCase().startsWith(name.toLowerCase()));
  return known.length === 1 ? `-${known[0]}${value}` : text;
}
