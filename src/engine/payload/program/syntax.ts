/** The languages whose programs are read for what they start, remove and send. */
export type Language =
  | 'python'
  | 'javascript'
  | 'ruby'
  | 'perl'
  | 'php'
  | 'go'
  | 'lua'
  | 'r'
  | 'julia'
  | 'elixir'
  /** Java, Groovy, Kotlin and Scala. */
  | 'jvm'
  | 'dotnet'
  | 'swift'
  | 'rust';

/** How pieces are filled into a text. */
export type Fill = 'none' | 'braces' | 'dollar-braces' | 'hash-braces' | 'names';

/** What a language's quotes and comments look like. */
interface Syntax {
  /** Beginnings of a comment that ends with its line. */
  readonly line: readonly string[];
  /** A comment that has an end of its own. It is looked for first. */
  readonly block?: readonly [open: string, close: string];
  readonly double: Fill;
  readonly single: Fill;
  /** What a text in backticks is; undefined where they mean nothing. */
  readonly tick?: 'string' | 'template' | 'shell';
  /** Between single quotes backslashes stand for themselves. */
  readonly rawSingle: boolean;
  /** What joins two texts. */
  readonly plus: string;
}

const C = { line: ['//'], block: ['/*', '*/'] } as const;

export const SYNTAX: Readonly<Record<Language, Syntax>> = {
  python: { line: ['#'], double: 'none', single: 'none', rawSingle: false, plus: '+' },
  javascript: { ...C, double: 'none', single: 'none', tick: 'template', rawSingle: false, plus: '+' },
  ruby: { line: ['#'], double: 'hash-braces', single: 'none', tick: 'shell', rawSingle: true, plus: '+' },
  perl: { line: ['#'], double: 'names', single: 'none', tick: 'shell', rawSingle: true, plus: '.' },
  php: {
    line: ['#', '//'],
    block: ['/*', '*/'],
    double: 'names',
    single: 'none',
    tick: 'shell',
    rawSingle: true,
    plus: '.',
  },
  // https://go.dev/ref/spec#String_literals
  go: { ...C, double: 'none', single: 'none', tick: 'string', rawSingle: false, plus: '+' },
  // https://www.lua.org/manual/5.4/manual.html#3.1
  lua: { line: ['--'], block: ['--[[', ']]'], double: 'none', single: 'none', rawSingle: false, plus: '..' },
  r: { line: ['#'], double: 'none', single: 'none', rawSingle: false, plus: '+' },
  // https://docs.julialang.org/en/v1/manual/running-external-programs/
  julia: {
    line: ['#'],
    block: ['#=', '=#'],
    double: 'names',
    single: 'none',
    tick: 'shell',
    rawSingle: false,
    plus: '*',
  },
  jvm: { ...C, double: 'names', single: 'none', rawSingle: false, plus: '+' },
  dotnet: { ...C, double: 'none', single: 'none', rawSingle: false, plus: '+' },
  rust: { ...C, double: 'none', single: 'none', rawSingle: false, plus: '+' },
  swift: { ...C, double: 'none', single: 'none', rawSingle: false, plus: '+' },
  elixir: { line: ['#'], double: 'hash-braces', single: 'hash-braces', rawSingle: false, plus: '<>' },
};

/** The end of a comment that begins at a place; the place itself where none does. */
export function commentEnd(text: string, at: number, language: Language): number {
  const { line, block } = SYNTAX[language];
  if (block && text.startsWith(block[0], at)) {
    const end = text.indexOf(block[1], at + 2);
    return end < 0 ? text.length : end + block[1].length;
  }
  const shebang = at === 0 && text.startsWith('#!');
  if (!shebang && !line.some((mark) => text.startsWith(mark, at))) return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
