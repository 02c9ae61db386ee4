type Token = { readonly kind: 'one' | 'many' | 'folders'; readonly fits: (character: string) => boolean };

/**
 * Matches a glob as `matchesGlob` does, in time proportional to glob and text. A repository writes globs too: one with
 * many stars must not keep the editor busy, as a regular expression would.
 */
export function matchesByStates(glob: string, text: string, flat: boolean): boolean {
  const whole = text.toLowerCase();
  if (!literalsOf(glob).every((literal) => whole.includes(literal))) return false;
  const tokens = tokensOf(glob.toLowerCase(), flat);
  let now = new Set<number>();
  const enter = (into: Set<number>, at: number): void => {
    for (let next = at; !into.has(next); next += 1) {
      into.add(next);
      // Stars may stand for nothing.
      if ((tokens[next]?.kind ?? 'one') === 'one') return;
    }
  };
  enter(now, 0);
  for (const character of whole) {
    const then = new Set<number>();
    // What was only stayed in comes last: entering looks further, and must not find it there already.
    const staying: number[] = [];
    for (const at of now) {
      const token = tokens[at];
      if (!token) continue;
      if (token.kind === 'one' && token.fits(character)) enter(then, at + 1);
      else if (token.kind === 'many' && token.fits(character)) enter(then, at);
      else if (token.kind === 'folders') {
        if (character === '/') enter(then, at + 1);
        staying.push(at);
      }
    }
    for (const at of staying) then.add(at);
    if (then.size === 0) return false;
    now = then;
  }
  return now.has(tokens.length);
}

/** What a text must hold to match at all; most texts hold none of it. */
const literalsOf = (glob: string): readonly string[] =>
  glob
    .toLowerCase()
    .split(/\*{2,}\/?|[*?]/)
    .filter((literal) => literal !== '');

function tokensOf(glob: string, flat: boolean): readonly Token[] {
  const any = () => true;
  const inName = flat ? any : (character: string) => character !== '/';
  return (glob.match(/\*{2,}\/|\*+|[\s\S]/gu) ?? []).map((text): Token => {
    if (text.startsWith('**')) return { kind: text.endsWith('/') && !flat ? 'folders' : 'many', fits: any };
    if (text === '*') return { kind: 'many', fits: inName };
    return { kind: 'one', fits: text === '?' ? inName : (character) => character === text };
  });
}
