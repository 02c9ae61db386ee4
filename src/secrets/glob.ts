const cache = new Map<string, RegExp>();

/**
 * Whether a path with `/` matches a glob: `*`, `?`, `**`, `{a,b}`, `[abc]`. A glob without `/` matches a name in any
 * folder, one with `/` from the start of the path or below any folder. Letter case does not count.
 */
export function matchesGlob(path: string, glob: string): boolean {
  let pattern = cache.get(glob);
  if (!pattern) {
    pattern = compile(glob);
    if (cache.size < 2000) cache.set(glob, pattern);
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
