type Token = { readonly kind: 'one' | 'many' | 'folders'; readonly fits: (character: string) => boolean };

/** A glob with one run of stars, and perhaps `**` before all of it: its ends say everything. */
interface Plain {
  /** It may stand below any folder. */
  readonly anywhere: boolean;
  readonly start: string;
  /** What stands between the ends: nothing, what is no `/`, or anything. */
  readonly between: 'nothing' | 'name' | 'anything';
  readonly end: string;
  /** So many `/` stand in both ends. */
  readonly slashes: number;
  /** The start behind a folder. */
  readonly below: string;
}

interface Ready {
  /** What a text must hold to match at all; most texts hold none of it. */
  readonly literals: readonly string[];
  readonly plain: Plain | undefined;
  tokens: readonly Token[] | undefined;
}

const known = { flat: new Map<string, Ready>(), folders: new Map<string, Ready>() };
// Long texts are asked about with one glob after the other.
let last = '';
let lowered = '';

/**
 * Matches a glob as `matchesGlob` does, in time proportional to glob and text. A repository writes globs too: one with
 * many stars must not keep the editor busy, as a regular expression would.
 */
export function matchesByStates(glob: string, text: string, flat: boolean): boolean {
  if (text !== last) {
    last = text;
    lowered = text.toLowerCase();
  }
  const whole = lowered;
  const ready = readyFor(glob, flat);
  const { plain } = ready;
  if (plain) return fitsPlain(plain, whole);
  if (!ready.literals.every((literal) => whole.includes(literal))) return false;
  ready.tokens ??= tokensOf(glob.toLowerCase(), flat);
  return fitsStates(ready.tokens, whole);
}

function readyFor(glob: string, flat: boolean): Ready {
  const made = flat ? known.flat : known.folders;
  let ready = made.get(glob);
  if (!ready) {
    const lower = glob.toLowerCase();
    const literals = lower.split(/\*{2,}\/?|[*?]/).filter((literal) => literal !== '');
    ready = { literals, plain: plainOf(lower, flat), tokens: undefined };
    if (made.size > 5000) made.clear();
    made.set(glob, ready);
  }
  return ready;
}

function plainOf(glob: string, flat: boolean): Plain | undefined {
  const anywhere = !flat && /^\*{2,}\//.test(glob);
  const rest = anywhere ? glob.replace(/^\*+\//, '') : glob;
  // Without folders, the slash behind `**` is one of its stars.
  const [start = '', end, more] = rest.split(flat ? /\*{2,}\/|\*+/ : /\*+/);
  if (rest.includes('?') || more !== undefined) return undefined;
  const slashes = countOf(start) + countOf(end ?? '');
  const below = `/${start}`;
  if (end === undefined) return { anywhere, start, between: 'nothing', end: '', slashes, below };
  const deep = rest.includes('**');
  // `**/` stands for whole folders.
  if (deep && !flat && end.startsWith('/')) return undefined;
  return { anywhere, start, between: flat || deep ? 'anything' : 'name', end, slashes, below };
}

function fitsPlain({ anywhere, start, between, end, slashes: within, below }: Plain, text: string): boolean {
  if (!text.endsWith(end)) return false;
  if (!anywhere) return fitsFrom(0);
  // Without folders between the ends, only one place is as many folders above the end.
  if (between !== 'anything') {
    let slashes = within;
    let at = text.length;
    for (; slashes >= 0 && at >= 0; slashes -= 1) at = at === 0 ? -1 : text.lastIndexOf('/', at - 1);
    return slashes < 0 && fitsFrom(at + 1);
  }
  if (fitsFrom(0)) return true;
  const first = text.indexOf(below);
  return first >= 0 && fitsFrom(first + 1);

  function fitsFrom(from: number): boolean {
    const left = text.length - from - start.length - end.length;
    if (left < 0 || !text.startsWith(start, from)) return false;
    if (between === 'anything') return true;
    return between === 'nothing'
      ? left === 0
      : !text.slice(from + start.length, text.length - end.length).includes('/');
  }
}

const countOf = (text: string) => text.split('/').length - 1;

function fitsStates(tokens: readonly Token[], whole: string): boolean {
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

function tokensOf(glob: string, flat: boolean): readonly Token[] {
  const any = () => true;
  const inName = flat ? any : (character: string) => character !== '/';
  return (glob.match(/\*{2,}\/|\*+|[\s\S]/gu) ?? []).map((text): Token => {
    if (text.startsWith('**')) return { kind: text.endsWith('/') && !flat ? 'folders' : 'many', fits: any };
    if (text === '*') return { kind: 'many', fits: inName };
    return { kind: 'one', fits: text === '?' ? inName : (character) => character === text };
  });
}
