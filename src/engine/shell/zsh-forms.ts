import type { Source } from './source.ts';

/** What stands in the place of a stretch of the code. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const LONGEST = 32 * 1024;
const MOST_EDITS = 200;
const SHORT =
  /\b(?:for|foreach)\s+\w+\s*\(|\b(?:if|while|until)\b[^\n]*[\])]\s*\{|\brepeat\s+\S+\s*\{|(?:^|[\s;&|{])(?:=\(|\(\)\s*\{)/;
/** Where a command may start. */
const STARTS = /(?:^|[;\n&|{(]|\b(?:do|then|else|always|end)\s)\s*$/;

/**
 * zsh's short forms in the words of other shells: `for x (a b) …`, `if [[ … ]] { … }`, `repeat 2 { … }`, `() { … } a`,
 * `=(…)`. Everything else stays as it is. https://zsh.sourceforge.io/Doc/Release/Shell-Grammar.html#Alternate-Forms-For-Complex-Commands
 */
export function fromZsh(source: Source): Source {
  const { text } = source;
  if (text.length > LONGEST || !SHORT.test(text)) return source;
  const edits = formsIn(text);
  if (edits === undefined || edits.length === 0) return source;
  let written = '';
  const from: number[] = [];
  let at = 0;
  const keep = (end: number): void => {
    for (; at < end; at++) {
      written += text[at];
      from.push(at);
    }
  };
  for (const edit of edits.toSorted((one, two) => one.start - two.start || one.end - two.end)) {
    keep(edit.start);
    written += edit.text;
    for (let index = 0; index < edit.text.length; index++) from.push(edit.start);
    at = Math.max(at, edit.end);
  }
  keep(text.length);
  const place = (index: number): number => from[Math.min(index, from.length - 1)] ?? 0;
  return {
    ...source,
    text: written,
    at: (start, end) => source.at(place(start), Math.max(place(start), end > 0 ? place(end - 1) + 1 : 0)),
  };
}

/** Undefined where a bracket is not closed: then the code is left to be found unreadable. */
function formsIn(text: string): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const put = (start: number, end: number, instead: string) => edits.push({ start, end, text: instead });
  let anonymous = 0;
  for (let at = 0; at < text.length; at++) {
    const skipped = quoteEnd(text, at);
    if (skipped > at) {
      at = skipped - 1;
      continue;
    }
    if (edits.length > MOST_EDITS) return undefined;
    const rest = text.slice(at, at + 400);
    if (rest.startsWith('=(') && /(?:^|[\s;&|])$/.test(text.slice(Math.max(0, at - 1), at)))
      put(at, at + 1, '<');
    if (!/^[firwu(]/.test(rest) || !STARTS.test(text.slice(Math.max(0, at - 40), at))) continue;
    const list = /^(foreach|for)\s+\w+\s*(\()/.exec(rest);
    const body = /^(if|while|until)\s+(?:!\s*)?(?:\[\[[^\n]*?\]\]|\(\([^\n]*?\)\))\s*(?=\{)/.exec(rest);
    const again = /^repeat\s+\S+\s*(?=\{)/.exec(rest);
    if (list?.[2] !== undefined) {
      const open = at + list[0].length - 1;
      const close = closing(text, open);
      if (close === undefined) return undefined;
      put(open, open + 1, ' in ');
      if (list[1] === 'foreach') put(at, at + 7, 'for');
      readList(text, close, list[1] === 'foreach', put);
    } else if (body !== null) {
      const close = readBranches(text, at + body[0].length, body[1] === 'if', put);
      if (close === undefined) return undefined;
    } else if (again !== null) {
      const open = at + again[0].length;
      const close = closing(text, open);
      if (close === undefined) return undefined;
      put(at, open + 1, 'for _ in 1; do ');
      put(close - 1, close, '\ndone');
    } else if (/^\(\)\s*\{/.test(rest)) {
      const open = text.indexOf('{', at);
      const close = closing(text, open);
      if (close === undefined) return undefined;
      anonymous += 1;
      put(at, at, `anonymous_${anonymous}`);
      put(close - 1, close, `\n}; anonymous_${anonymous}`);
    }
  }
  return edits;
}

type Put = (start: number, end: number, instead: string) => void;

/** What stands behind the list of `for x (…)`: a block, one command, or commands up to `end`. */
function readList(text: string, close: number, each: boolean, put: Put): void {
  const behind = text.slice(close);
  const gap = /^\s*/.exec(behind)?.[0].length ?? 0;
  if (/^\s*;?\s*do\b/.test(behind)) put(close - 1, close, /^\s*;/.test(behind) ? ' ' : ';');
  else if (each) {
    put(close - 1, close, '; do ');
    const end = /[;\n]\s*(end)\b/.exec(behind);
    if (end !== null) put(close + end.index + end[0].length - 3, close + end.index + end[0].length, 'done');
  } else if (text[close + gap] === '{') {
    const last = closing(text, close + gap);
    if (last === undefined) return;
    put(close - 1, close + gap + 1, '; do ');
    put(last - 1, last, '\ndone');
  } else {
    put(close - 1, close, '; do ');
    put(commandEnd(text, close), commandEnd(text, close), '\ndone');
  }
}

/** The blocks of `if … { } elif … { } else { }`, and of loops. Answers where the last one ends. */
function readBranches(text: string, first: number, branches: boolean, put: Put): number | undefined {
  let open = first;
  let word = branches ? '; then ' : '; do ';
  for (let rounds = 0; rounds < 20; rounds++) {
    const close = closing(text, open);
    if (close === undefined) return undefined;
    put(open, open + 1, word);
    const next =
      /^\s*(?:(else)\s*|(?:elif|elseif)\s+(?:!\s*)?(?:\[\[[^\n]*?\]\]|\(\([^\n]*?\)\))\s*)(?=\{)/.exec(
        text.slice(close, close + 400),
      );
    if (!branches || next === null) {
      put(close - 1, close, branches ? '\nfi' : '\ndone');
      return close;
    }
    put(close - 1, close, '\n');
    word = next[1] === undefined ? '; then ' : ' ';
    open = close + next[0].length;
  }
  return undefined;
}

/** Where a command ends that stands alone behind `for x (…)`. */
function commandEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const skipped = quoteEnd(text, at);
    if (skipped > at) at = skipped - 1;
    else if (/[({]/.test(text[at] ?? '')) depth++;
    else if (/[)}]/.test(text[at] ?? '') && --depth < 0) return at;
    else if (depth === 0 && /[;\n]/.test(text[at] ?? '')) return at;
  }
  return text.length;
}

/** The index after the bracket that closes the one at `start`. */
function closing(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const skipped = quoteEnd(text, at);
    if (skipped > at) at = skipped - 1;
    else if (/[({]/.test(text[at] ?? '')) depth++;
    else if (/[)}]/.test(text[at] ?? '') && --depth === 0) return at + 1;
  }
  return undefined;
}

/** The index after what is quoted, or is a comment, at `at`; `at` itself where nothing is. */
function quoteEnd(text: string, at: number): number {
  const character = text[at];
  if (character === '\\') return at + 2;
  if (character === "'") {
    const end = text.indexOf("'", at + 1);
    return end < 0 ? text.length : end + 1;
  }
  if (character === '"') {
    for (let end = at + 1; end < text.length; end++) {
      if (text[end] === '\\') end++;
      else if (text[end] === '"') return end + 1;
    }
    return text.length;
  }
  if (character === '#' && /(?:^|\s)$/.test(text.slice(Math.max(0, at - 1), at))) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  return at;
}
