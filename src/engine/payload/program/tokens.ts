import { hereText, perlPattern, quotedAt, stringValue } from './strings.ts';
import { commentEnd, type Language } from './syntax.ts';

/** A token of a program. Strings are decoded; a piece filled in at run time stands as `${…}`. */
export interface ProgramToken {
  /** `shell`: a text that the language itself hands to a shell (backticks). `template`: JavaScript's backticks. */
  readonly kind: 'name' | 'string' | 'template' | 'shell' | 'number' | 'sign';
  readonly text: string;
  readonly certain: boolean;
  readonly start: number;
  readonly end: number;
  /** Whether it is the first of its line. */
  readonly fresh: boolean;
}

/** Languages with here-documents, and with patterns between slashes. */
const HERE: ReadonlySet<Language> = new Set(['ruby', 'perl', 'php']);
const REGEX: ReadonlySet<Language> = new Set(['javascript', 'ruby', 'perl']);

const NAME = /[$@]{0,2}[\p{L}_][\p{L}\p{N}_$]*[?!]?|\$/uy;
/** In R `$` and `@` lead to a member. https://cran.r-project.org/doc/manuals/r-release/R-lang.html#Indexing */
const PLAIN_NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER = /\d[\w.]*/y;
const SIGN = /:=|<-|<>|=>|->|::|\?\.|\.\.\.?|\*\*|[=!]==?|[<>]=|&&|\|\||=~|./suy;

/** How languages write a member where it is no dot: `con$drop()`, `con:execute()`. */
const MEMBER: { readonly [language in Language]?: string } = { r: '$', lua: ':' };
const isValue = (last: ProgramToken | undefined): boolean =>
  last !== undefined && (last.kind === 'name' || /^[)\]]$/.test(last.text));

/** Splits a program into tokens. Comments vanish. Never fails; a program that is not well formed gives odd tokens. */
export function programTokens(text: string, language: Language): readonly ProgramToken[] {
  const tokens: ProgramToken[] = [];
  let at = 0;
  let fresh = true;
  let misses = 0;
  let heredoc: { readonly resume: number } | undefined;
  const add = (
    kind: ProgramToken['kind'],
    value: string,
    start: number,
    end: number,
    certain = true,
  ): void => {
    tokens.push({ kind, text: value, certain, start, end, fresh });
    fresh = false;
    at = end;
  };
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === '\n' || char === ' ' || char === '\t' || char === '\r') {
      at++;
      if (char !== '\n') continue;
      fresh = true;
      if (heredoc) at = Math.max(at, heredoc.resume);
      heredoc = undefined;
      continue;
    }
    const comment = commentEnd(text, at, language);
    if (comment > at) {
      at = comment;
      continue;
    }
    const here = misses > 50 || !HERE.has(language) ? undefined : hereText(text, at, language);
    if (text.startsWith('<<', at) && !here) misses++;
    if (here) {
      heredoc = { resume: here.resume };
      add('string', here.body, at, here.end, !/[#$]\{|\$\w/.test(here.body));
      continue;
    }
    const pattern = language === 'perl' ? perlPattern(text, at) : at;
    if (pattern > at) {
      add('string', '', at, pattern);
      continue;
    }
    const quoted = quotedAt(text, at, language);
    if (quoted) {
      const value = stringValue(text.slice(quoted.open, quoted.close), quoted, language);
      add(quoted.kind, value.text, at, quoted.end, value.certain);
      continue;
    }
    if (char === '/' && REGEX.has(language) && startsRegex(tokens.at(-1))) {
      const end = regexEnd(text, at);
      if (end > at) {
        add('string', '', at, end);
        continue;
      }
    }
    const number = match(NUMBER, text, at);
    const name = number ? undefined : match(language === 'r' ? PLAIN_NAME : NAME, text, at);
    const sign = number ?? name ?? match(SIGN, text, at) ?? char;
    const member = name === undefined && MEMBER[language] === sign && isValue(tokens.at(-1));
    const kind = number ? 'number' : name ? 'name' : 'sign';
    add(kind, member ? '.' : sign, at, at + sign.length);
  }
  return tokens;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function startsRegex(last: ProgramToken | undefined): boolean {
  if (!last) return true;
  if (last.kind === 'sign') return !/^[)\]}]$/.test(last.text);
  return (
    last.kind === 'name' &&
    /^(?:return|typeof|case|in|of|if|unless|and|or|not|split|grep|map|when|while)$/.test(last.text)
  );
}

function regexEnd(text: string, at: number): number {
  let inClass = false;
  for (let index = at + 1; index < text.length && text[index] !== '\n'; index++) {
    const char = text[index];
    if (char === '\\') index++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return index + 1;
  }
  return at;
}
