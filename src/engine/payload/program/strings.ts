import { type Fill, type Language, SYNTAX } from './syntax.ts';

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** A quoted text: its inside from `open` to `close`. */
export interface Quoted {
  readonly kind: 'string' | 'template' | 'shell';
  readonly open: number;
  readonly close: number;
  readonly end: number;
  readonly fill: Fill;
  readonly raw: boolean;
}

/** The quoted text that begins at a place; undefined where none does. */
export function quotedAt(text: string, at: number, language: Language): Quoted | undefined {
  if (language === 'python') return pythonString(text, at);
  const char = text[at] ?? '';
  if (language === 'rust') {
    const own = rustText(text, at);
    if (own !== undefined) return own === 'none' ? undefined : own;
  }
  if (language === 'ruby' || language === 'perl') {
    const percent = wordQuote(text, at, language);
    if (percent) return percent;
  }
  const syntax = SYNTAX[language];
  if (language === 'lua' && text.startsWith('[[', at)) return bracketed(text, at);
  if (language === 'go' && char === '`') {
    const close = indexOr(text, '`', at + 1);
    const end = Math.min(text.length, close + 1);
    return { kind: 'string', open: at + 1, close, end, fill: 'none', raw: true };
  }
  const tick = char === '`' ? syntax.tick : undefined;
  if (char !== "'" && char !== '"' && tick === undefined) return undefined;
  const quote = text.startsWith(char.repeat(3), at) && TRIPLE.has(language) ? char.repeat(3) : char;
  const open = at + quote.length;
  const close = quote.length === 3 ? indexOr(text, quote, open) : closingQuote(text, open, char);
  return {
    kind: tick ?? 'string',
    open,
    close,
    end: Math.min(text.length, close + quote.length),
    fill: tick === 'template' ? 'dollar-braces' : char === "'" ? syntax.single : syntax.double,
    raw: char === "'" && syntax.rawSingle,
  };
}

/** Languages whose texts over several lines stand between three quotes. */
const TRIPLE: ReadonlySet<Language> = new Set(['julia', 'elixir']);

/** `r#"…"#`, and a quote that begins a lifetime rather than a character. https://doc.rust-lang.org/reference/tokens.html */
function rustText(text: string, at: number): Quoted | 'none' | undefined {
  const [whole, signs = ''] = /\w/.test(text[at - 1] ?? '') ? [] : matchAt(/b?r(#{0,8})"/y, text, at);
  if (whole !== undefined) {
    const open = at + whole.length;
    const close = indexOr(text, `"${signs}`, open);
    const end = Math.min(text.length, close + 1 + signs.length);
    return { kind: 'string', open, close, end, fill: 'none', raw: true };
  }
  if (text[at] !== "'") return undefined;
  return matchAt(/'(?:[^'\\\n]|\\[^\n']{1,10}|\\')'/y, text, at)[0] === undefined ? 'none' : undefined;
}

/** `[[…]]` of Lua, where nothing is escaped. */
function bracketed(text: string, at: number): Quoted {
  const close = indexOr(text, ']]', at + 2);
  const end = Math.min(text.length, close + 2);
  return { kind: 'string', open: at + 2, close, end, fill: 'none', raw: true };
}

function pythonString(text: string, at: number): Quoted | undefined {
  const [, prefix = '', quote] = matchAt(/([rRbBfFuUtT]{0,2})("""|'''|"|')/y, text, at);
  if (quote === undefined) return undefined;
  const open = at + prefix.length + quote.length;
  const close = quote.length === 3 ? indexOr(text, quote, open) : closingQuote(text, open, quote);
  const fill = /[fFtT]/.test(prefix) ? 'braces' : 'none';
  return {
    kind: 'string',
    open,
    close,
    end: Math.min(text.length, close + quote.length),
    fill,
    raw: /[rR]/.test(prefix),
  };
}

/** `q{}`, `qq()`, `qx//`, `qw[]` of Perl; `%q()`, `%x()`, `%w[]`, `%()` of Ruby. */
function wordQuote(text: string, at: number, language: Language): Quoted | undefined {
  const pattern = language === 'perl' ? /(q[qxw]?)\s*([({[</!|'"])/y : /%([qQxXwWi]?)([({[<!|/])/y;
  const [whole, kind = '', open] = matchAt(pattern, text, at);
  if (
    whole === undefined ||
    open === undefined ||
    (language === 'perl' && /[\w$@%>-]/.test(text[at - 1] ?? ''))
  )
    return undefined;
  if (language === 'ruby' && kind === '' && /[\w)\]]\s*$/.test(text.slice(Math.max(0, at - 10), at)))
    return undefined;
  const start = at + whole.length;
  const close = closingPair(text, start, open);
  const shell = /x$/i.test(kind);
  const plain = kind === 'q' || /w/i.test(kind);
  const fill = plain ? 'none' : language === 'ruby' ? 'hash-braces' : 'names';
  return {
    kind: shell ? 'shell' : 'string',
    open: start,
    close,
    end: Math.min(text.length, close + 1),
    fill,
    raw: plain,
  };
}

function matchAt(pattern: RegExp, text: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}

/**
 * The end of `m//`, `qr//`, `s///`, `tr///` or `y///` of Perl; the place itself where none begins. A replacement that
 * is code (`s///e`) is left to be read.
 */
export function perlPattern(text: string, at: number): number {
  const [whole, kind = '', open] = matchAt(/(m|qr|s|tr|y)\s*([/{([|!#,])/y, text, at);
  if (whole === undefined || open === undefined || /[\w$@%>&-]/.test(text[at - 1] ?? '')) return at;
  const first = closingPair(text, at + whole.length, open);
  if (kind === 'm' || kind === 'qr') return Math.min(text.length, first + 1);
  const paired = PAIRS[open] !== undefined;
  const second = paired ? text.indexOf(open, first) + 1 : first + 1;
  if (second <= 0) return Math.min(text.length, first + 1);
  const end = closingPair(text, second, open);
  const [flags = ''] = matchAt(/[a-z]*/y, text, end + 1);
  return Math.min(text.length, kind === 's' && flags.includes('e') ? second : end + 1 + flags.length);
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

function closingPair(text: string, from: number, open: string): number {
  const close = PAIRS[open];
  if (!close) return closingQuote(text, from, open);
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  return text.length;
}

function indexOr(text: string, sought: string, from: number): number {
  const at = text.indexOf(sought, from);
  return at < 0 ? text.length : at;
}

/** A here-document that begins at a place: its text, and where the program goes on. */
export function hereText(
  text: string,
  at: number,
  language: Language,
): { body: string; end: number; resume: number } | undefined {
  if (text[at] !== '<' || text[at + 1] !== '<') return undefined;
  const pattern = language === 'php' ? /<<<[ \t]*(["']?)(\w+)\1/y : /<<[~-]?(["']?)([A-Z_]\w*)\1/y;
  const [whole, , name] = matchAt(pattern, text, at);
  const line = text.indexOf('\n', at);
  if (whole === undefined || name === undefined || line < 0) return undefined;
  const ending = new RegExp(`^[ \\t]*${name}\\b`, 'm');
  const rest = text.slice(line + 1);
  const found = ending.exec(rest);
  if (!found) return undefined;
  const resume = line + 1 + found.index + found[0].length;
  const body = rest.slice(0, found.index).replace(/[#]\{/g, '${');
  // PHP goes on behind the closing name; the others go on behind the opening one.
  return { body, end: at + whole.length, resume };
}

const FILLS: Readonly<Record<Quoted['fill'], RegExp | undefined>> = {
  none: undefined,
  braces: /\{\{|\}\}|\{([^{}]*)\}/g,
  'dollar-braces': /\$\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g,
  'hash-braces': /#\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g,
  names: /\{?\$\{?(\w+)\}?(?:->\w+|\[[^\]]*\])*\}?|@\{[^}]*\}/g,
};

/** The text of a string with its escapes resolved; pieces filled in at run time become `${…}`. */
export function stringValue(
  source: string,
  { fill, raw }: Quoted,
  language: Language,
): { text: string; certain: boolean } {
  const verbatim = language === 'python' || language === 'go' || language === 'lua';
  const decoded = raw ? source.replace(/\\(['\\])/g, verbatim ? '$&' : '$1') : decode(source);
  const pattern = FILLS[fill];
  if (!pattern) return { text: decoded, certain: true };
  let certain = true;
  const text = decoded.replace(pattern, (whole: string, inner: string | undefined) => {
    if (whole === '{{' || whole === '}}') return whole[0] ?? '';
    certain = false;
    return `\${${(inner ?? '').replace(/[:!=].*$|["'`{}]/gs, '').trim() || '_'}}`;
  });
  return { text, certain };
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  0: '\0',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

function decode(source: string): string {
  if (!source.includes('\\')) return source;
  return source.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,5})\}|([\s\S]))/g,
    (_, hex, four, braced, other) => {
      const digits = hex ?? four ?? braced;
      return digits !== undefined
        ? String.fromCodePoint(Number.parseInt(digits, 16))
        : (ESCAPES[other] ?? other);
    },
  );
}
