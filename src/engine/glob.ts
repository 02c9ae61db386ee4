const SPECIAL = /[.+^${}()|[\]\\]/g;
const paths = new Map<string, RegExp>();
const flats = new Map<string, RegExp>();
const lists = new WeakMap<readonly string[], RegExp>();

/** Whether a text holds `*` or `?`. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/**
 * Matches a whole text against a glob, ignoring case. `*` and `?` stop at `/`, `**` does not.
 * With `flat` there are no folders: `*` matches everything.
 */
export function matchesGlob(glob: string, text: string, flat = false): boolean {
  const compiled = flat ? flats : paths;
  let pattern = compiled.get(glob);
  if (!pattern) {
    pattern = new RegExp(`^${sourceOf(glob, flat)}$`, 'is');
    if (compiled.size > 5000) compiled.clear();
    compiled.set(glob, pattern);
  }
  return pattern.test(text);
}

/** Whether one of a list of globs matches, with folders. A list is compiled once: it must not change. */
export function matchesSome(globs: readonly string[], text: string): boolean {
  let pattern = lists.get(globs);
  if (!pattern) {
    pattern =
      globs.length === 0
        ? /$^/
        : new RegExp(`^(?:${globs.map((glob) => sourceOf(glob, false)).join('|')})$`, 'is');
    lists.set(globs, pattern);
  }
  return pattern.test(text);
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
