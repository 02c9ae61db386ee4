import { createWordTexts } from '../words/word-texts.ts';
import { closing, quoteEnd } from './brackets.ts';

/** A piece of PowerShell code. Groups carry the code inside them. */
export interface Token {
  readonly kind: 'word' | 'separator' | 'pipe' | 'redirect';
  readonly text: string;
  /** What it can stand for, where a variable in it holds several things. */
  readonly texts: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly certain: boolean;
  /** It stands behind a comma. */
  readonly listed?: true;
  /** It starts as an expression: a string, a variable, a number, a group. */
  readonly expression: boolean;
  /** Code in `$( )`, `( )`, `@( )`, `{ }`, with its offset. */
  readonly blocks: readonly { readonly start: number; readonly end: number; readonly open: string }[];
}

/** What is known of a variable: a text that is not certain holds names of what is not known. */
export interface Known {
  readonly texts: readonly string[];
  readonly certain: boolean;
}
export type Values = (name: string) => Known | undefined;

/**
 * Cuts code into words and separators, one at a time, so that `values` sees what earlier statements have set. The
 * last one is `undefined` where a quote or a bracket is not closed. `hash`: the code of `@{ key = value }`.
 */
export function* tokenize(
  text: string,
  from: number,
  to: number,
  values: Values,
  hash = false,
): Generator<Token | undefined, void> {
  let before: Token | undefined;
  let at = from;
  while (at < to) {
    const character = text[at] ?? '';
    if (/[ \t\r\uFEFF]/.test(character)) at++;
    else if (character === '`' && /^\r?\n/.test(text.slice(at + 1, at + 3)))
      at += text[at + 1] === '\r' ? 3 : 2;
    else if (text.startsWith('<#', at)) {
      const end = text.indexOf('#>', at + 2);
      if (end < 0) return yield undefined;
      at = end + 2;
    } else if (character === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? to : end;
    } else {
      const token =
        assignment(text, at, before, hash) ?? operator(text, at) ?? word(text, at, to, values, hash);
      if (token === undefined || token.end <= at || token.end > to) return yield undefined;
      yield token;
      before = token;
      at = token.end;
    }
  }
}

const variable = /^(?:\[[^\]]*\])*\$(?:\{[^}]*\}|(?:\w+:)?\w+)$/;

/** `=`, `+=` and their kin after a variable. */
function assignment(text: string, at: number, before: Token | undefined, hash: boolean): Token | undefined {
  const match = /^(?:[-+*/%]|\?\?)?=/.exec(text.slice(at, at + 3));
  if (match === null || before?.kind !== 'word') return undefined;
  if (!hash && !variable.test(text.slice(before.start, before.end))) return undefined;
  return {
    kind: 'word',
    text: match[0],
    texts: [match[0]],
    start: at,
    end: at + match[0].length,
    certain: true,
    expression: false,
    blocks: [],
  };
}

function operator(text: string, at: number): Token | undefined {
  const match = /^(?:&&|\|\||[;\n,]|\||[1-6*]?>>?(?:&[12])?)/.exec(text.slice(at, at + 6));
  if (match === null) return undefined;
  const [source] = match;
  const kind = source === '|' ? 'pipe' : source.includes('>') ? 'redirect' : 'separator';
  return {
    kind,
    text: source,
    texts: [source],
    start: at,
    end: at + source.length,
    certain: true,
    expression: false,
    blocks: [],
  };
}

/** A program whose name starts with a digit, such as `7z`, and no number with what says how it is meant. */
const NUMBERED = /^(?!\d+(?:[dluy]|u[lsy]|[kmgtp]b|e\d+)$|0[xb])\d+[a-z][\w.-]*$/i;

/** What of a known thing's members is the thing itself, as a path. */
const SAME_THING = /^\.(?:FullName|ProviderPath|PSPath|Path|Value|Definition)\b(?!\()/i;

function word(text: string, start: number, to: number, values: Values, hash: boolean): Token | undefined {
  const read = createWordTexts();
  const { add } = read;
  let certain = true;
  const first = text[start] ?? '';
  let at = start;
  const blocks: { start: number; end: number; open: string }[] = [];
  const group = (open: string, length: number): boolean => {
    const end = closing(text, at + length - 1, to);
    if (end === undefined) return false;
    blocks.push({ start: at + length, end: end - 1, open });
    add(text.slice(at, end));
    certain = false;
    at = end;
    return true;
  };
  while (at < to) {
    const character = text[at] ?? '';
    const two = text.slice(at, at + 2);
    if (two === "@'" || two === '@"') {
      const end = text.indexOf(`\n${two[1]}@`, at);
      if (end < 0) return undefined;
      const from = text.indexOf('\n', at) + 1;
      const inner = text.slice(from, end);
      if (two === '@"' && /[$`]/.test(inner)) {
        const quoted = double(text, from, end, values, blocks);
        add(quoted.first.replace(/\r$/, ''));
        certain = false;
      } else add(inner.replace(/\r$/, ''));
      at = end + 3;
    } else if (character === "'") {
      const end = quoteEnd(text, at, to);
      if (end === undefined) return undefined;
      add(text.slice(at + 1, end - 1).replaceAll("''", "'"));
      at = end;
    } else if (character === '"') {
      const end = quoteEnd(text, at, to);
      if (end === undefined) return undefined;
      const quoted = double(text, at + 1, end - 1, values, blocks);
      add(quoted.first, quoted.texts);
      certain &&= quoted.certain;
      at = end;
    } else if (two === '$(' || two === '@(' || two === '@{') {
      if (!group(two, 2)) return undefined;
    } else if (
      character === '(' &&
      /^(?:if|elseif|while|for|foreach|switch|param|catch|until)$/i.test(read.first())
    )
      break;
    else if (at > start && /[({]/.test(character) && /[^'"$({@[]/.test(first)) break;
    else if (character === '(' || character === '{') {
      if (!group(character, 1)) return undefined;
    } else if (character === '[') {
      // A type or an index: groups and quotes inside belong to it.
      const end = closing(text, at, to);
      if (end === undefined) {
        add(character);
        at++;
      } else {
        add(text.slice(at, end));
        at = end;
      }
    } else if (character === '$') {
      const match = /^\$(?:\{([^}]*)\}|((?:\w+:)?\w+|[$?^]))/.exec(text.slice(at, at + 200));
      const name = match?.[1] ?? match?.[2];
      const known = name === undefined ? undefined : values(name);
      const source = match?.[0] ?? '$';
      add(known?.texts[0] ?? source, known?.texts);
      if (match !== null && known?.certain !== true) certain = false;
      at += source.length;
      const same = known === undefined ? undefined : SAME_THING.exec(text.slice(at, at + 20));
      if (same) at += same[0].length;
      if (certain && match !== null && /[.[]/.test(text[at] ?? '')) certain = false;
    } else if (character === '`') {
      add(text[at + 1] ?? '');
      at += 2;
    } else if (
      /[\s;,|)}]/.test(character) ||
      two === '&&' ||
      (character === '&' && at > start) ||
      (character === '>' && at > start) ||
      (/^(?:[-+*/%]|\?\?)?=/.test(text.slice(at, at + 3)) &&
        (hash || (first === '$' && variable.test(text.slice(start, at)))))
    )
      break;
    else {
      add(character);
      at++;
      if (character === '&' && at === start + 1) break;
    }
  }
  const expression = /['"$({@[]/.test(first) || (/^-?\d/.test(read.first()) && !NUMBERED.test(read.first()));
  return at === start
    ? undefined
    : {
        kind: 'word',
        text: read.first(),
        texts: read.all(),
        start,
        end: at,
        certain: certain && !read.tooMany,
        expression,
        blocks,
      };
}

/** `$('x')` is `x`. */
const LITERAL = /^\$\(\s*'([^']*)'\s*\)/;

function double(
  text: string,
  from: number,
  to: number,
  values: Values,
  blocks: { start: number; end: number; open: string }[],
): { readonly first: string; readonly texts: readonly string[]; readonly certain: boolean } {
  const read = createWordTexts();
  const { add } = read;
  let certain = true;
  for (let at = from; at < to; ) {
    const character = text[at] ?? '';
    if (character === '`') {
      const next = text[at + 1] ?? '';
      add(({ n: '\n', r: '\r', t: '\t', '0': '\0' } as Readonly<Record<string, string>>)[next] ?? next);
      at += 2;
    } else if (character === '"') {
      add('"');
      at += 2;
    } else if (LITERAL.test(text.slice(at, Math.min(to, at + 200)))) {
      const [whole, held = ''] = LITERAL.exec(text.slice(at, Math.min(to, at + 200))) ?? ['$('];
      add(held);
      at += whole.length;
    } else if (text.startsWith('$(', at)) {
      const end = closing(text, at + 1, to) ?? to;
      blocks.push({ start: at + 2, end: end - 1, open: '$(' });
      add(text.slice(at, end));
      certain = false;
      at = end;
    } else if (character === '$') {
      const match = /^\$(?:\{([^}]*)\}|((?:\w+:)?\w+))/.exec(text.slice(at, at + 200));
      const name = match?.[1] ?? match?.[2];
      const known = name === undefined ? undefined : values(name);
      const source = match?.[0] ?? '$';
      add(known?.texts[0] ?? source, known?.texts);
      if (match !== null && known?.certain !== true) certain = false;
      at += source.length;
    } else {
      add(character);
      at++;
    }
  }
  return { first: read.first(), texts: read.all(), certain: certain && !read.tooMany };
}
