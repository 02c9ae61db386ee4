const SPECIAL = /[.+^${}()|[\]\\]/g;
const compiled = new Map<string, RegExp>();

/** Whether a text holds `*` or `?`. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/**
 * Matches a whole text against a glob, ignoring case. `*` and `?` stop at `/`, `**` does not.
 * With `flat` there are no folders: `*` matches everything.
 */
export function matchesGlob(glob: string, text: string, flat = false): boolean {
  const key = `${flat ? 'flat' : 'path'} ${glob}`;
  let pattern = compiled.get(key);
  if (!pattern) {
    const source = glob
      .replace(/\*{2,}/g, '**')
      .replace(SPECIAL, '\\$&')
      .replace(/\*\*\/|\*\*|\*|\?/g, (found) => {
        if (found === '**/') return flat ? '.*' : '(?:.*/)?';
        if (found === '**') return '.*';
        if (found === '?') return flat ? '.' : '[^/]';
        return flat ? '.*' : '[^/]*';
      });
    pattern = new RegExp(`^${source}$`, 'is');
    if (compiled.size > 5000) compiled.clear();
    compiled.set(key, pattern);
  }
  return pattern.test(text);
}
