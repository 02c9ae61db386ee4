const lists = new WeakMap<readonly string[], RegExp>();

/**
 * Whether a path with `/` matches one of a list of globs: `*`, `?`, `**`, `{a,b}`, `[abc]`. A glob without `/` matches a
 * name in any folder, one with `/` from the start of the path or below any folder. Letter case does not count. A list is
 * compiled once: it must not change.
 */
export function matchesSome(path: string, globs: readonly string[]): boolean {
  let pattern = lists.get(globs);
  if (!pattern) {
    pattern =
      globs.length === 0
        ? /$^/
        : new RegExp(globs.map((glob) => `(?:${compile(glob).source})`).join('|'), 'i');
    lists.set(globs, pattern);
  }
  return pattern.test(path.replace(/\\/g, '/'));
}

function compile(glob: string): RegExp {
  const anchored = glob.startsWith('/') || glob.startsWith('~');
  const source = translate(glob.slice(0, 1000).replace(/\\/g, '/').replace(/^\.\//, ''));
  try {
    return new RegExp(`${anchored ? '^' : '(?:^|/)'}${source}$`, 'i');
  } catch {
    return /$^/;
  }
}

function translate(glob: string): string {
  let out = '';
  let braces = 0;
  for (let at = 0; at < glob.length; at++) {
    const rest = glob.slice(at);
    const group = /^\[[^\]/]{1,80}\]/.exec(rest)?.[0];
    if (/^\*\*\//.test(rest)) {
      out += '(?:[^/]+/)*';
      at += 2;
    } else if (rest.startsWith('**')) {
      out += '.*';
      at += 1;
    } else if (glob[at] === '*') out += '[^/]*';
    else if (glob[at] === '?') out += '[^/]';
    else if (group) {
      out += group.replace('[!', '[^');
      at += group.length - 1;
    } else if (glob[at] === '{' && rest.includes('}')) {
      out += '(?:';
      braces++;
    } else if (glob[at] === '}' && braces > 0) {
      out += ')';
      braces--;
    } else if (glob[at] === ',' && braces > 0) out += '|';
    else out += (glob[at] ?? '').replace(/[.+^$()|[\]{}\\]/g, '\\$&');
  }
  return out + ')'.repeat(braces);
}
