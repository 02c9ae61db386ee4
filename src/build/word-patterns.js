// Patterns that fit a list of words and nothing else, such as `/^(?:cp|g?mv)$/`. Compiling hundreds of them takes a
// process that answers one question a tenth of its time; to look a word up in a text takes none.

const MOST = 200;
const PLAIN = /[\w\-@:/ =,]/;

/** The words that a pattern fits, without `^` and `$`; undefined where it fits more than a short list. */
function wordsOf(pattern) {
  let at = 0;
  const joined = (heads, tails) => {
    if (heads.length * tails.length > MOST) throw new RangeError();
    return heads.flatMap((head) => tails.map((tail) => head + tail));
  };
  const alternatives = () => {
    let all = sequence();
    while (pattern[at] === '|') {
      at += 1;
      all = [...all, ...sequence()];
    }
    return all;
  };
  const sequence = () => {
    let words = [''];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') words = joined(words, item());
    return words;
  };
  const item = () => {
    const one = atom();
    if (pattern[at] !== '?') return one;
    at += 1;
    return ['', ...one];
  };
  const atom = () => {
    const found = pattern[at++];
    if (found === '(') {
      if (pattern.startsWith('?:', at)) at += 2;
      else if (pattern[at] === '?') throw new RangeError();
      const all = alternatives();
      if (pattern[at++] !== ')') throw new RangeError();
      return all;
    }
    const char = found === '\\' ? pattern[at++] : found;
    const isPlain = found === '\\' ? /[^\w\s]/.test(char ?? 'w') : PLAIN.test(char);
    if (!isPlain) throw new RangeError();
    return [char];
  };
  try {
    // A `|` outside of all groups would set `^` and `$` apart.
    const words = sequence();
    return at === pattern.length ? [...new Set(words)] : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

// Behind a word or a closing bracket, a slash divides.
const LITERAL =
  /(?<=[(=>,:[!&|?{;]\s*|\breturn )\/\^(?<pattern>(?:[^\\/\n"]|\\.)+)\$\/(?<flags>i?)(?![\w$])/g;

/** Stands in for a pattern. What is asked of it besides `test` is answered by the pattern itself, made then. */
export const WORDS = `class Words {
  constructor(words, source, either) { this.words = words; this.own = source; this.either = either; }
  get pattern() { return this.made ??= new RegExp(this.own, this.either ? "i" : ""); }
  test(text) {
    const word = String(text);
    // Of all that is not ASCII, only U+212A becomes a letter of ASCII in lower case.
    if (word.includes("\\n") || (this.either && word.includes("\\u212a"))) return false;
    return this.words.includes("\\n" + (this.either ? word.toLowerCase() : word) + "\\n");
  }
  exec(text) { return this.pattern.exec(text); }
  get source() { return this.pattern.source; }
  get flags() { return this.pattern.flags; }
  toString() { return String(this.pattern); }
  [Symbol.match](text) { return this.pattern[Symbol.match](text); }
  [Symbol.matchAll](text) { return this.pattern[Symbol.matchAll](text); }
  [Symbol.replace](text, by) { return this.pattern[Symbol.replace](text, by); }
  [Symbol.search](text) { return this.pattern[Symbol.search](text); }
  [Symbol.split](text, most) { return this.pattern[Symbol.split](text, most); }
}
module.exports = { wordPattern: (words, source, either) => new Words(words, source, either) };`;

/** Puts `make(words, source, either)` where a module, as esbuild prints it, holds a pattern for a list of words. */
export function withWordPatterns(code, make) {
  return code.replace(LITERAL, (literal, ...found) => {
    const { pattern, flags } = found.at(-1);
    const words = wordsOf(pattern);
    if (words === undefined || words.length < 2) return literal;
    const real = new RegExp(`^${pattern}$`, flags);
    const wrong = words.find((word) => !real.test(word));
    if (wrong !== undefined) throw new Error(`${literal} does not fit “${wrong}”.`);
    const list = `\n${words.join('\n')}\n`;
    const parts = [flags === 'i' ? list.toLowerCase() : list, `^${pattern}$`].map((part) =>
      JSON.stringify(part),
    );
    return `${make}(${parts.join(', ')}${flags === 'i' ? ', true' : ''})`;
  });
}
