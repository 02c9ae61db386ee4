import type { Word } from '../model/call.ts';

interface Rooted {
  /** `/`, `~`, `~name`, `C:\` or `\\server\share\`. */
  readonly root: string;
  readonly rest: string;
  readonly separator: '/' | '\\';
}

/**
 * The absolute, normalised form of a path; `~/…` stays as it is written, because only the machine knows the home
 * folder. Understands POSIX, Windows drives and UNC shares. Undefined where the directory is not known.
 */
export function resolvePath(cwd: string | undefined, path: string): string | undefined {
  if (path === '') return undefined;
  const base = cwd === undefined ? undefined : rooted(cwd);
  const own = rooted(path.startsWith('//') && base?.separator === '\\' ? path.replaceAll('/', '\\') : path);
  if (own !== undefined) {
    // On Windows `\x` and `/x` lie on the drive of the current directory.
    if (own.root === '/' && base?.separator === '\\') return join(base, own.rest);
    return join(own, own.rest);
  }
  if (/^[A-Za-z]:/.test(path)) {
    // `C:x` lies in the current folder of its drive, which is known for one drive only.
    const same = base?.root.slice(0, 2).toLowerCase() === path.slice(0, 2).toLowerCase();
    return same && base ? join(base, `${base.rest}\\${path.slice(2)}`) : undefined;
  }
  return base === undefined ? undefined : join(base, `${base.rest}${base.separator}${path}`);
}

/** The last segment of a path; a trailing separator does not count. */
export function baseName(path: string): string {
  if (!/[/\\]/.test(path)) return path;
  const trimmed = trimEnd(path);
  return trimmed.slice(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1) || path;
}

/** Everything before the last segment: `.` for a bare name, the root for what lies in it. */
export function dirName(path: string): string {
  const trimmed = trimEnd(path);
  const at = Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\'));
  if (at < 0) return '.';
  if (at === 0) return trimmed.slice(0, 1);
  return /^[A-Za-z]:$/.test(trimmed.slice(0, at)) ? trimmed.slice(0, at + 1) : trimmed.slice(0, at);
}

function trimEnd(path: string): string {
  let end = path.length;
  while (end > 1 && (path[end - 1] === '/' || path[end - 1] === '\\')) end--;
  return path.slice(0, end);
}

function rooted(path: string): Rooted | undefined {
  if (path.startsWith('/')) return { root: '/', rest: path.slice(1), separator: '/' };
  if (path.includes('::') || path.startsWith('\\\\?')) return rootedPlainly(path);
  const drive = /^([A-Za-z]:)[\\/]/.exec(path);
  if (drive?.[1] !== undefined) return { root: `${drive[1]}\\`, rest: path.slice(3), separator: '\\' };
  const share = /^\\\\([^\\/]+)[\\/]+([^\\/]+)/.exec(path);
  if (share !== null) {
    return { root: `\\\\${share[1]}\\${share[2]}\\`, rest: path.slice(share[0].length), separator: '\\' };
  }
  if (path.startsWith('\\')) return { root: '/', rest: path.slice(1), separator: '\\' };
  const home = /^~[^/\\]*/.exec(path);
  if (home === null) return undefined;
  const rest = path.slice(home[0].length);
  return {
    root: home[0],
    rest: rest.startsWith('\\') ? rest.replaceAll('\\', '/') : rest,
    separator: '/',
  };
}

/**
 * Without what may stand before a path and changes nothing about where it leads: `\\?\`, and PowerShell's name of the provider.
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file, https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_path_syntax
 */
function rootedPlainly(path: string): Rooted | undefined {
  const plain = path
    .replace(/^(?:[\w.]+\\)?filesystem::/i, '')
    .replace(/^\\\\\?\\unc\\/i, '\\\\')
    .replace(/^\\\\\?\\(?=[A-Za-z]:)/, '');
  return plain === path ? undefined : rooted(plain);
}

/** Segments that a normalised path does not have. */
const UNTIDY = /(?:^|\/)\.{0,2}(?:\/|$)/;

function join(base: Rooted, rest: string): string {
  const home = base.root.startsWith('~');
  if (base.separator === '/' && !home && !UNTIDY.test(rest)) return base.root + rest;
  const segments: string[] = [];
  for (const segment of rest.split(base.separator === '/' ? '/' : /[\\/]/)) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else if (home) segments.push(segment);
  }
  const joined = segments.join(base.separator);
  if (!home) return base.root + joined;
  return joined === '' ? base.root : `${base.root}/${joined}`;
}

/** Whether a path is a folder’s, or that folder itself. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** The file that holds nothing and keeps nothing. */
export const isNowhere = (path: string): boolean => /^(\/dev\/null|nul)$/i.test(path);

/** A name for the file that `mktemp` made, of which a line knows no more than the variable it is in; undefined: it is none. */
export function temporaryFile({ text, certain, printedBy }: Word): string | undefined {
  const [made, ...others] = printedBy ?? [];
  return !certain &&
    made?.program === 'mktemp' &&
    others.length === 0 &&
    /^\$(?:\w+|\{\w+\}|\(mktemp[^()]*\))$/.test(text)
    ? `/tmp/mktemp/${made.place.start}`
    : undefined;
}

const ABSOLUTE = /^(\/|~|[A-Za-z]:[\\/]|\\\\)/;

/** Whether a path leads out of all these folders, in the spelling of any system; a relative one does not. */
export function isOutside(path: string, folders: readonly string[]): boolean {
  const plain = (one: string) => `${one.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
  return ABSOLUTE.test(path) && !folders.some((folder) => plain(path).startsWith(plain(folder)));
}
