import type { GuardedFiles } from '../../model/guarded.ts';
import { matchesSome } from '../globs/glob.ts';
import { globsMeet } from '../globs/globs-meet.ts';

/** Lists of globs made ready once: braces spelled out, names without a folder found in any, and the folders above them. */
interface Ready {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Every glob finds its files below any folder. */
  readonly anywhere: boolean;
}
const ready = new WeakMap<readonly string[], Ready>();

function readyFor(globs: readonly string[]): Ready {
  let made = ready.get(globs);
  if (!made) {
    const placed = (glob: string) => (/^([~/]|\*\*\/)/.test(glob) ? glob : `**/${glob}`);
    const spelled = globs.flatMap((glob) => braces(glob));
    const folders = spelled.flatMap((glob) => {
      const parts = glob.split('/');
      return parts.slice(0, -1).map((_, at) => parts.slice(0, at + 1).join('/'));
    });
    const files = spelled.map(placed);
    made = {
      files,
      anywhere: files.every((glob) => glob.startsWith('**/')),
      folders: [...new Set(folders)]
        .filter((one) => one !== '~' && one !== '' && !/^\*+$/.test(one))
        .map(placed),
    };
    ready.set(globs, made);
  }
  return made;
}

/** All globs of a list, and what was said of paths: a line names the same ones again and again. */
interface Whole {
  readonly globs: readonly string[];
  readonly said: Map<string, readonly GuardedFiles[]>;
  /** The last one that is too long to be remembered with the others. */
  last: { readonly key: string; readonly found: readonly GuardedFiles[] } | undefined;
}
const everything = new WeakMap<readonly GuardedFiles[], Whole>();
const MOST = 4000;
const LONGEST = 200;
const NONE: readonly GuardedFiles[] = [];

/** The guarded files that a path is among; most are among none, which one look at all of them tells. */
export function guardsOf(
  path: string,
  whole: boolean,
  guarded: readonly GuardedFiles[],
): readonly GuardedFiles[] {
  let all = everything.get(guarded);
  if (!all) {
    all = { globs: guarded.flatMap(({ globs }) => globs), said: new Map(), last: undefined };
    everything.set(guarded, all);
  }
  const key = whole ? `${path}\0` : path;
  const known = key === all.last?.key ? all.last.found : all.said.get(key);
  if (known) return known;
  const found =
    isAmong(path, all.globs) || (whole && holds(path, all.globs))
      ? guarded.filter(({ globs }) => isAmong(path, globs) || (whole && holds(path, globs)))
      : NONE;
  if (all.said.size >= MOST) all.said.clear();
  if (path.length <= LONGEST) all.said.set(key, found);
  else all.last = { key, found };
  return found;
}

const shapesOf = (path: string) =>
  [path.replaceAll('\\', '/'), homeRelative(path)].filter((shape) => shape !== undefined);

/** Globs of files: `~/…` from any home folder, `/…` absolute, everything else below any folder. */
export function isAmong(path: string, globs: readonly string[]): boolean {
  const { files } = readyFor(globs);
  const shapes = shapesOf(path);
  if (shapes.some((shape) => matchesSome(files, shape))) return true;
  // What the shell makes of a glob is not known here: it may be one of them.
  return STARRED.test(path) && shapes.some((shape) => files.some((glob) => globsMeet(glob, shape)));
}

/** Stars in a path that names a hidden folder or file, or that leave the file’s own name spelled out. */
const STARRED = /[*?[].*\/[^*?[/]+$|(?:^|[\\/])\.[^.\\/].*[*?[]|(?:^|[\\/])\.[*?[]/;

/** Whether a folder holds one of the files: removing or moving it takes them along. The root holds all. */
function holds(folder: string, globs: readonly string[]): boolean {
  const { folders } = readyFor(globs);
  return shapesOf(folder)
    .map((shape) => shape.replace(/\/(\*+)?$/, ''))
    .some((shape) => shape === '' || matchesSome(folders, shape));
}

export function isBelow(path: string, globs: readonly string[], roots: readonly string[]): boolean {
  const plain = path.replaceAll('\\', '/');
  const { files, anywhere } = readyFor(globs);
  if (matchesSome(files, plain)) return true;
  // What is found below any folder was found already.
  if (anywhere) return false;
  return roots
    .filter((root) => plain.startsWith(`${root.replaceAll('\\', '/')}/`))
    .some((root) => matchesSome(files, plain.slice(root.length + 1)));
}

function homeRelative(path: string): string | undefined {
  const home =
    /^(?:\/home\/[^/]+|\/Users\/[^/]+|\/root|[A-Za-z]:[\\/]Users[\\/][^\\/]+|\$\{?HOME\}?|%USERPROFILE%|\$env:USERPROFILE|~\w*)(?=[\\/]|$)/i.exec(
      path,
    );
  return home ? `~${path.slice(home[0].length).replaceAll('\\', '/')}` : undefined;
}

/** `{a,b}` spelled out. */
export function braces(glob: string, depth = 0): readonly string[] {
  const found = /\{([^{}]*)\}/.exec(glob);
  if (!found || depth > 3) return [glob];
  return (found[1] ?? '').split(',', 20).flatMap((part) =>
    braces(
      glob.replace(found[0], () => part),
      depth + 1,
    ),
  );
}
