import type { Source } from '../source.ts';

/** A block that is open, and whether a `case` of it was seen. */
interface Block {
  readonly end: string;
  cases: number;
  empty: boolean;
}

/** Text that is written while another one is read, with the place from which each character comes. */
interface Writer {
  text: string;
  readonly from: number[];
}

const BLOCKS =
  /(?:^|[;\n|&(]|\b(?:and|or|not|time)\s)\s*(?:if|for|while|switch|begin|function|else|end|case)(?=[\s;]|$)/;
const LONGEST = 64 * 1024;

/**
 * fish code in the words of a POSIX shell: its blocks end with `end` and its substitutions have no `$`. Everything else
 * stays as it is. The source itself where there is nothing to put into other words.
 * https://fishshell.com/docs/current/language.html
 */
export function fromFish(source: Source): Source {
  const { text } = source;
  if (text.length > LONGEST || !(BLOCKS.test(text) || /(?:^|[^$\\])\(|\\'/.test(text))) return source;
  const writer: Writer = { text: '', from: [] };
  statements(text, 0, writer, []);
  const { from } = writer;
  const place = (at: number): number => from[Math.min(at, from.length - 1)] ?? 0;
  return {
    ...source,
    text: writer.text,
    at: (start, end) => source.at(place(start), Math.max(place(start), end > 0 ? place(end - 1) + 1 : 0)),
  };
}

function put(writer: Writer, text: string, at: number): void {
  writer.text += text;
  for (let index = 0; index < text.length; index++) writer.from.push(at);
}

/** Writes statements up to the end, or to a closing bracket; answers where it stopped. */
function statements(text: string, start: number, writer: Writer, outer: readonly Block[]): number {
  const blocks: Block[] = [];
  let at = start;
  while (at < text.length) {
    const gap = /[ \t\n;|&]/y;
    gap.lastIndex = at;
    const char = text[at] ?? '';
    if (gap.test(text)) {
      put(writer, char, at);
      at++;
      continue;
    }
    if (char === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
      continue;
    }
    if (char === ')') {
      if (outer.length === 0) put(writer, char, at);
      at++;
      if (outer.length > 0) break;
      continue;
    }
    at = statement(text, at, writer, blocks);
  }
  return at;
}

const SUBSTITUTION: readonly Block[] = [{ end: ')', cases: 0, empty: false }];

function statement(text: string, start: number, writer: Writer, blocks: Block[]): number {
  const prefix = /(?:(?:and|or|not|!|time)[ \t]+)+(?=(?:if|for|while|switch|begin)(?:[\s;]|$))/y;
  prefix.lastIndex = start;
  const at = start + (prefix.exec(text)?.[0].length ?? 0);
  const pattern = /(else[ \t]+if|if|for|while|switch|begin|function|else|end|case)(?=[\s;|&)<>]|$)[ \t]*/y;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  const top = blocks.at(-1);
  const word = found?.[1]?.replace(/\s+/, ' ') ?? '';
  const bare = top?.empty === true ? ':; ' : '';
  if (word !== 'end' && word !== 'case' && top !== undefined) top.empty = word.startsWith('else');
  const after = at + (found?.[0].length ?? 0);
  const head = (before: string, behind: string): number => {
    put(writer, before, at);
    const end = words(text, after, writer);
    put(writer, behind, Math.max(at, end - 1));
    return pastSeparator(text, end);
  };
  const open = (end: string): void => {
    blocks.push({ end, cases: 0, empty: true });
  };
  switch (word) {
    case 'if':
      open('fi');
      return head('if ', '; then ');
    case 'else if':
      return head(`${bare}elif `, '; then ');
    case 'else':
      put(writer, `${bare}else `, at);
      return pastSeparator(text, after);
    case 'while':
      open('done');
      return head('while ', '; do ');
    case 'for':
      open('done');
      return head('for ', '; do ');
    case 'switch':
      open('esac');
      return head('case ', ' in ');
    case 'case': {
      const end = endOfLine(text, after);
      const patterns = text.slice(after, end).replace(/['"]/g, '').trim().split(/\s+/).join('|');
      put(writer, `${(top?.cases ?? 0) > 0 ? ';; ' : ''}${patterns === '' ? '_' : patterns}) `, at);
      if (top !== undefined) top.cases++;
      return pastSeparator(text, end);
    }
    case 'begin':
      open('}');
      put(writer, '{ ', at);
      return pastSeparator(text, after);
    case 'function': {
      open('}');
      const end = endOfLine(text, after);
      const name = /^[\w.:@-]+/.exec(text.slice(after, end))?.[0] ?? '_';
      put(writer, `${name} () { `, at);
      return pastSeparator(text, end);
    }
    case 'end': {
      const block = blocks.pop();
      const filler = block?.empty === true && block.end !== 'esac' ? ':; ' : '';
      put(writer, `${filler}${block?.end ?? 'end'} `, at);
      return words(text, after, writer);
    }
    default:
      return words(text, start, writer);
  }
}

/** Copies words up to the end of a statement. Quotes and substitutions are kept together. */
function words(text: string, start: number, writer: Writer): number {
  let at = start;
  while (at < text.length && !/[;\n|&)]/.test(text[at] ?? '')) {
    const char = text[at] ?? '';
    if (char === '\\') {
      put(writer, text.slice(at, at + 2), at);
      at += 2;
    } else if (char === "'" || char === '"') {
      const end = closing(text, at);
      // fish knows an escaped quote in single quotes; other shells end the quotes for it.
      const split = char === "'" && text.slice(at, end - 1).includes("\\'");
      for (let index = at; index < end; index++) {
        const mark = split && index > at ? /^\\(['\\])/.exec(text.slice(index, index + 2))?.[1] : undefined;
        put(writer, mark === undefined ? (text[index] ?? '') : mark === "'" ? "'\\''" : mark, index);
        if (mark !== undefined) index++;
      }
      at = end;
    } else if (char === '(') {
      put(writer, text[at - 1] === '$' ? '(' : '$(', at);
      at = statements(text, at + 1, writer, SUBSTITUTION);
      put(writer, ')', Math.max(start, at - 1));
    } else if (/[<>]/.test(char) && text[at + 1] === '&') {
      put(writer, `${char}&`, at);
      at += 2;
    } else if (char === '#' && /\s/.test(text[at - 1] ?? ' ')) return endOfLine(text, at, /\n/);
    else {
      put(writer, char, at);
      at++;
    }
  }
  return at;
}

function closing(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[open]) return at + 1;
  }
  return text.length;
}

function endOfLine(text: string, from: number, ends = /[;\n]/): number {
  let at = from;
  while (at < text.length && !ends.test(text[at] ?? ''))
    at = /['"]/.test(text[at] ?? '') ? closing(text, at) : at + 1;
  return at;
}

function pastSeparator(text: string, at: number): number {
  return /[;\n]/.test(text[at] ?? '') ? at + 1 : at;
}
