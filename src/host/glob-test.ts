type Fits = (character: string) => boolean;

/**
 * Whether a name fits a shell's glob with `*`, `?`, `[…]` and `[!…]`. Takes time in proportion to both, whatever the
 * glob, because an agent writes it; and never throws: a bracket that is not closed stands for itself.
 */
export function globTest(glob: string): (name: string) => boolean {
  const parts = partsOf(glob);
  return (name) => {
    const letters = [...name];
    let at = 0;
    let part = 0;
    let star = -1;
    let from = 0;
    while (at < letters.length) {
      const now = parts[part];
      if (now === '*') {
        star = part;
        part += 1;
        from = at;
      } else if (now?.(letters[at] ?? '')) {
        part += 1;
        at += 1;
      } else if (star >= 0) {
        // The last star takes one more; those before it took the least, and that is enough.
        part = star + 1;
        from += 1;
        at = from;
      } else return false;
    }
    return parts.slice(part).every((left) => left === '*');
  };
}

function partsOf(glob: string): readonly ('*' | Fits)[] {
  const found = glob.match(/\*+|\[[!^]?\]?[^\]]*\]|[\s\S]/gu) ?? [];
  return found.map((text) => {
    if (text.startsWith('*')) return '*';
    if (text === '?') return () => true;
    if (text.length > 2 && text.startsWith('[')) return classOf(text.slice(1, -1));
    return (character) => character === text;
  });
}

function classOf(inner: string): Fits {
  const not = /^[!^]/.test(inner);
  const ranges = (not ? inner.slice(1) : inner).match(/[\s\S]-[\s\S]|[\s\S]/gu) ?? [];
  return (character) =>
    not !==
    ranges.some((range) => {
      const [first = '', , last = first] = [...range];
      return first <= character && character <= last;
    });
}
