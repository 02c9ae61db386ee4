import { type Signs, shows, signsOf } from './glob-signs.ts';
import { matchesByStates } from './glob-states.ts';

const SPECIAL = /[.+^${}()|[\]\\]/g;
const paths = new Map<string, RegExp | 'wild'>();
const flats = new Map<string, RegExp | 'wild'>();
const lists = new WeakMap<readonly string[], Ready>();

/** A list made ready: most paths are told apart by their last segment, without trying a pattern. */
interface Ready {
  /** By the last segment in lower case. */
  readonly named: ReadonlyMap<string, RegExp>;
  /** Of what lies below a folder whose name starts with a dot. */
  readonly dotted: RegExp | undefined;
  readonly others: RegExp | undefined;
  /** What a text must hold for `others` to be tried at all. */
  readonly signs: Signs;
  readonly wild: readonly string[];
}

/** Whether a text holds `*` or `?`. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/**
 * Matches a whole text against a glob, ignoring case. `*` and `?` stop at `/`, `**` does not.
 * With `flat` there are no folders: `*` matches everything.
 */
export function matchesGlob(glob: string, text: string, flat = false): boolean {
  if (text.length > LONGEST) return matchesByStates(glob, text, flat);
  const compiled = flat ? flats : paths;
  let pattern = compiled.get(glob);
  if (!pattern) {
    pattern = isWild(glob) ? 'wild' : new RegExp(`^${sourceOf(glob, flat)}$`, 'is');
    if (compiled.size > 5000) compiled.clear();
    compiled.set(glob, pattern);
  }
  return pattern === 'wild' ? matchesByStates(glob, text, flat) : pattern.test(text);
}

/** Whether one of a list of globs matches, with folders. A list is compiled once: it must not change. */
export function matchesSome(globs: readonly string[], text: string): boolean {
  if (text.length > LONGEST) return globs.some((glob) => matchesByStates(glob, text, false));
  let list = lists.get(globs);
  if (!list) {
    list = readyOf(globs);
    lists.set(globs, list);
  }
  const { named, dotted, others, signs, wild } = list;
  return (
    (named.size > 0 && named.get(text.slice(text.lastIndexOf('/') + 1).toLowerCase())?.test(text) === true) ||
    (dotted !== undefined && (text.startsWith('.') || text.includes('/.')) && dotted.test(text)) ||
    (others !== undefined && shows(signs, text) && others.test(text)) ||
    wild.some((glob) => matchesByStates(glob, text, false))
  );
}

const PLAIN_NAME = /^[\w .-]+$/;

function readyOf(globs: readonly string[]): Ready {
  const named = new Map<string, string[]>();
  const dotted: string[] = [];
  const others: string[] = [];
  for (const glob of globs) {
    const name = glob.slice(glob.lastIndexOf('/') + 1).toLowerCase();
    if (isWild(glob)) continue;
    if (PLAIN_NAME.test(name)) {
      const known = named.get(name);
      if (known) known.push(glob);
      else named.set(name, [glob]);
    } else if (glob.startsWith('**/.')) dotted.push(glob);
    else others.push(glob);
  }
  const some = (list: readonly string[]) => (list.length === 0 ? undefined : tameOf(list));
  return {
    named: new Map([...named].map(([name, list]) => [name, tameOf(list)])),
    dotted: some(dotted),
    others: some(others),
    signs: signsOf(others),
    wild: globs.filter(isWild),
  };
}

/** One pattern for a list. What is found below any folder comes once behind the folders, not with folders each. */
function tameOf(globs: readonly string[]): RegExp {
  const anywhere = globs
    .filter((glob) => glob.startsWith('**/'))
    .map((glob) => sourceOf(glob.slice(3), false));
  const placed = globs.filter((glob) => !glob.startsWith('**/')).map((glob) => sourceOf(glob, false));
  const sources = [...placed, ...(anywhere.length > 0 ? [`(?:.*/)?(?:${anywhere.join('|')})`] : [])];
  return new RegExp(`^(?:${sources.join('|')})$`, 'is');
}

/** Characters up to which a regular expression with a few stars is quick whatever it is given. */
const LONGEST = 1000;

/** So many stars that a regular expression could try for minutes. */
function isWild(glob: string): boolean {
  return (glob.match(/\*+/g) ?? []).length > 3;
}

function sourceOf(glob: string, flat: boolean): string {
  return glob
    .replace(/\*{2,}/g, '**')
    .replace(SPECIAL, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (found) => {
      if (found === '**/') return flat ? '.*' : '(?:.*/)?';
      if (found === '**') return '.*';
      if (found === '?') return flat ? '.' : '[^/]';
      return flat ? '.*' : '[^/]*';
    });
}
