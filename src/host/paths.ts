import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

// What `homedir` gives too; but it need not be loaded for it.
export const home = (): string => (process.platform === 'win32' ? '' : process.env.HOME) || homedir();

/** The folder that holds Chaperone's own files of this user: `~/.chaperone`. */
export const chaperoneHome = (homeDirectory: string = home()): string => join(homeDirectory, '.chaperone');

/** An absolute path; `~` is the home folder, everything else stands below `cwd`. */
export function absolute(path: string, cwd: string, homeDirectory: string = home()): string {
  if (path === '~' || /^~[/\\]/.test(path)) return join(homeDirectory, path.slice(1));
  return resolve(cwd, path);
}

/** Whether `path` is `folder` or stands below it. Both absolute; symbolic links are not followed. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/** A path for people: relative to the workspace folder that holds it, else from `~`, else absolute; with `/`. */
export function shortPath(path: string, roots: readonly string[], homeDirectory: string = home()): string {
  const root = roots.find((one) => isInside(path, one));
  if (root !== undefined) return slashes(relative(root, path)) || '.';
  if (isInside(path, homeDirectory)) return slashes(join('~', relative(homeDirectory, path)));
  return slashes(path);
}

const slashes = (path: string) => path.replaceAll(sep, '/');
