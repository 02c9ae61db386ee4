import { matchesByStates } from './glob-states.ts';

const SPECIAL = /[.+^${}()|[\]\\]/g;
const paths = new Map<string, RegExp | 'wild'>();
const flats = new Map<string, RegExp | 'wild'>();
const lists = new WeakMap<readonly string[], { readonly tame: RegExp; readonly wild: readonly string[] }>();

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
    list = { tame: tameOf(globs.filter((glob) => !isWild(glob))), wild: globs.filter(isWild) };
    lists.set(globs, list);
  }
  return list.tame.test(text) || list.wild.some((glob) => matchesByStates(glob, text, false));
}

/** One pattern for a list. What is found below any folder comes once behind the folders, not with folders each. */
function tameOf(globs: readonly string[]): RegExp {
  const anywhere = globs
    .filter((glob) => glob.startsWith('**/'))
    .map((glob) => sourceOf(glob.slice(3), false));
  const placed = globs.filter((glob) => !glob.startsWith('**/')).map((glob) => sourceOf(glob, false));
  const sources = [...placed, ...(anywhere.length > 0 ? [`(?:.*/)?(?:${anywhere.join('|')})`] : [])];
  return sources.length === 0 ? /(?!)/ : new RegExp(`^(?:${sources.join('|')})$`, 'is');
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
