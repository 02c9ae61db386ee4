/**
 * Where Windows keeps its own folders unless it was set up otherwise: what such a variable leads to is known by its
 * name. https://learn.microsoft.com/windows/deployment/usmt/usmt-recognized-environment-variables
 */
const folders: Readonly<Record<string, string>> = {
  userprofile: '~',
  home: '~',
  localappdata: '~\\AppData\\Local',
  appdata: '~\\AppData\\Roaming',
  programfiles: 'C:\\Program Files',
  'programfiles(x86)': 'C:\\Program Files (x86)',
  programw6432: 'C:\\Program Files',
  commonprogramfiles: 'C:\\Program Files\\Common Files',
  programdata: 'C:\\ProgramData',
  allusersprofile: 'C:\\ProgramData',
  public: 'C:\\Users\\Public',
  systemroot: 'C:\\Windows',
  windir: 'C:\\Windows',
  systemdrive: 'C:',
  comspec: 'C:\\Windows\\System32\\cmd.exe',
};

export function windowsFolder(name: string): string | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(folders, lower) ? folders[lower] : undefined;
}
