import { globMatcher } from './glob-states.ts';

/** A list made ready: what can be looked up is, the rest is tried by one pattern for names and one for paths. */
interface Ready {
  /** Lower case, of a file in any folder. */
  readonly names: ReadonlySet<string>;
  /** Ends of names behind any beginning: `.tfstate.backup`. */
  readonly ends: ReadonlySet<string>;
  readonly name: RegExp | undefined;
  readonly path: RegExp | undefined;
  /** Globs of which a regular expression could be slow: each is matched in time proportional to glob and text. */
  readonly wild: readonly { readonly ofPath: boolean; matches(text: string): boolean }[];
}

const lists = new WeakMap<readonly string[], Ready>();

/**
 * Whether a path with `/` matches one of a list of globs: `*`, `?`, `**`, `{a,b}`, `[abc]`. A glob without `/` matches a
 * name in any folder, one with `/` from the start of the path or below any folder. Letter case does not count. A list is
 * compiled once: it must not change.
 */
export function matchesSome(path: string, globs: readonly string[]): boolean {
  if (globs.length === 0) return false;
  let ready = lists.get(globs);
  if (!ready) {
    ready = readyOf(globs);
    lists.set(globs, ready);
  }
  const plain = path.includes('\\') ? path.replaceAll('\\', '/') : path;
  const name = plain.slice(plain.lastIndexOf('/') + 1).toLowerCase();
  return (
    ready.names.has(name) ||
    endsIn(name, ready.ends) ||
    ready.name?.test(name) === true ||
    ready.path?.test(plain) === true ||
    ready.wild.some(({ ofPath, matches }) => matches(ofPath ? plain : name))
  );
}

function endsIn(name: string, ends: ReadonlySet<string>): boolean {
  if (ends.size === 0) return false;
  for (let at = name.indexOf('.'); at >= 0; at = name.indexOf('.', at + 1))
    if (ends.has(name.slice(at))) return true;
  return false;
}

const NAME = /^[\w.-]+$/;
const END = /^\*\.[\w.-]+$/;

function readyOf(globs: readonly string[]): Ready {
  const tidy = globs.map((glob) => glob.slice(0, 1000).replace(/\\/g, '/').replace(/^\.\//, ''));
  const lower = tidy.map((glob) => glob.toLowerCase());
  const others = tidy.filter((glob) => !NAME.test(glob) && !END.test(glob) && !isWild(glob));
  const isPlaced = (glob: string) => /[/~]|\*\*/.test(glob);
  const placed = others.filter(isPlaced);
  const isAnchored = (glob: string) => /^[/~]/.test(glob);
  // What is looked for in any folder is tried once a folder, not once a folder and glob.
  const path = [
    ...oneOf('^', placed.filter(isAnchored)),
    ...oneOf(
      '(?:^|/)',
      placed.filter((glob) => !isAnchored(glob)),
    ),
  ];
  const name = oneOf(
    '^',
    others.filter((glob) => !placed.includes(glob)),
  );
  return {
    names: new Set(lower.filter((glob) => NAME.test(glob))),
    ends: new Set(lower.filter((glob) => END.test(glob)).map((glob) => glob.slice(1))),
    name: name.length === 0 ? undefined : new RegExp(name.join('|'), 'i'),
    path: path.length === 0 ? undefined : new RegExp(path.join('|'), 'i'),
    wild: tidy.filter(isWild).map((glob) => ({
      ofPath: isPlaced(glob),
      matches: globMatcher(glob, isPlaced(glob) && !isAnchored(glob)),
    })),
  };
}

/** A repository writes globs too: with many stars or choices a regular expression could try for minutes. */
function isWild(glob: string): boolean {
  return (glob.match(/\*+/g) ?? []).length > 2 || (glob.match(/\{/g) ?? []).length > 2;
}

/** The source of a pattern for any of some globs; nothing where there are none. */
function oneOf(before: string, globs: readonly string[]): readonly string[] {
  const found = sources(globs);
  return found.length === 0 ? [] : [`${before}(?:${found.join('|')})$`];
}

/** The sources of what makes a pattern; a glob that makes none matches nothing. */
function sources(globs: readonly string[]): readonly string[] {
  return globs.map(translate).filter((source) => {
    try {
      return new RegExp(source) instanceof RegExp;
    } catch {
      return false;
    }
  });
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
