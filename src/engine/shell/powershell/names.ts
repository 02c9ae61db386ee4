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
  gcm: 'Get-Command',
  gc: 'Get-Content',
  cat: 'Get-Content',
  type: 'Get-Content',
  ls: 'Get-ChildItem',
  dir: 'Get-ChildItem',
  gci: 'Get-ChildItem',
  gi: 'Get-Item',
  rvpa: 'Resolve-Path',
  cvpa: 'Convert-Path',
  gl: 'Get-Location',
  gu: 'Get-Unique',
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
  Remove-Module Join-Path Resolve-Path Convert-Path New-TemporaryFile Get-Unique Out-String Uninstall-Module Uninstall-Package Remove-SmbShare Set-Acl Set-ExecutionPolicy Invoke-Sqlcmd`.split(
    /\s+/,
  );

const cmdlets = new Map(
  [...new Set([...Object.values(aliases), ...others])].map((name) => [name.toLowerCase(), name]),
);

/** The cmdlet that a name stands for in its usual spelling; any other name as it is. Names ignore case. */
export function cmdletName(name: string): string {
  const lower = name.toLowerCase().replace(/^.*\\(?=[a-z]+-[a-z]+$)/, '');
  const known = (Object.hasOwn(aliases, lower) ? aliases[lower] : undefined) ?? cmdlets.get(lower);
  return known ?? usualSpelling(name);
}

/**
 * A cmdlet's name as it is usually written: its verb and its noun begin with a capital, whatever case they were given in.
 * https://learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands
 */
function usualSpelling(name: string): string {
  const [, verb = '', noun = ''] =
    /^(remove|clear|reset|uninstall|unregister|disable|revoke|stop|suspend|restart|set|get|test|find|show|measure|invoke|new|add|format|limit|initialize|delete|drop)-([a-z]\w*)$/i.exec(
      name,
    ) ?? [];
  const usual = /^[A-Z][a-z]+$/.test(verb) && /^[A-Z]/.test(noun);
  return noun === '' || usual
    ? name
    : `${verb.charAt(0).toUpperCase()}${verb.slice(1).toLowerCase()}-${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
}

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_language_keywords */
export const keywords = new Set(
  'if elseif else while for foreach switch function filter workflow try catch finally do until param begin process end in trap class enum data using exit break continue dynamicparam configuration'.split(
    ' ',
  ),
);

/** Statements whose block may stand on a line of its own. */
export const awaitingBlock =
  /^(?:if|elseif|else|foreach|while|for|switch|function|filter|try|catch|finally|do|trap)$/i;
