import type { GuardedFiles } from '../model/guarded.ts';
import { matchesSome } from './glob.ts';

/** Lists of globs made ready once: braces spelled out, names without a folder found in any, and the folders above them. */
interface Ready {
  readonly files: readonly string[];
  readonly folders: readonly string[];
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
    made = {
      files: spelled.map(placed),
      folders: [...new Set(folders)]
        .filter((one) => one !== '~' && one !== '' && !/^\*+$/.test(one))
        .map(placed),
    };
    ready.set(globs, made);
  }
  return made;
}

const everything = new WeakMap<readonly GuardedFiles[], readonly string[]>();

/** The guarded files that a path is among; most are among none, which one look at all of them tells. */
export function guardsOf(
  path: string,
  whole: boolean,
  guarded: readonly GuardedFiles[],
): readonly GuardedFiles[] {
  let all = everything.get(guarded);
  if (!all) {
    all = guarded.flatMap(({ globs }) => globs);
    everything.set(guarded, all);
  }
  return isAmong(path, all) || (whole && holds(path, all))
    ? guarded.filter(({ globs }) => isAmong(path, globs) || (whole && holds(path, globs)))
    : [];
}

const shapesOf = (path: string) =>
  [path.replaceAll('\\', '/'), homeRelative(path)].filter((shape) => shape !== undefined);

/** Globs of files: `~/…` from any home folder, `/…` absolute, everything else below any folder. */
export function isAmong(path: string, globs: readonly string[]): boolean {
  const { files } = readyFor(globs);
  return shapesOf(path).some((shape) => matchesSome(files, shape));
}

/** Whether a folder holds one of the files: removing or moving it takes them along. The root holds all. */
function holds(folder: string, globs: readonly string[]): boolean {
  const { folders } = readyFor(globs);
  return shapesOf(folder)
    .map((shape) => shape.replace(/\/(\*+)?$/, ''))
    .some((shape) => shape === '' || matchesSome(folders, shape));
}

export function isBelow(path: string, globs: readonly string[], roots: readonly string[]): boolean {
  const plain = path.replaceAll('\\', '/');
  const relative = roots
    .filter((root) => plain.startsWith(`${root.replaceAll('\\', '/')}/`))
    .map((root) => plain.slice(root.length + 1));
  const { files } = readyFor(globs);
  return [...relative, plain].some((shape) => matchesSome(files, shape));
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
