const maximumWords = 200;
const maximumBraces = 50;

/**
 * Expands braces in a word's source, as bash does before anything else; quotes stay. Undefined where it would
 * make too many words.
 * https://www.gnu.org/software/bash/manual/html_node/Brace-Expansion.html
 */
export function expandBraces(text: string): readonly string[] | undefined {
  // Every open brace may be looked at once per word that is made.
  if (text.split('{').length > maximumBraces) return undefined;
  const results: string[] = [];
  const pending = [{ done: '', rest: text }];
  while (pending.length > 0) {
    const next = pending.pop();
    if (next === undefined) break;
    const brace = firstBrace(next.rest);
    if (brace === undefined) {
      results.push(next.done + next.rest);
    } else {
      const before = next.done + next.rest.slice(0, brace.start);
      const after = next.rest.slice(brace.end);
      for (const item of [...brace.items].reverse()) pending.push({ done: before, rest: item + after });
    }
    if (results.length + pending.length > maximumWords) return undefined;
  }
  return results;
}

interface Brace {
  readonly start: number;
  readonly end: number;
  readonly items: readonly string[];
}

function firstBrace(text: string): Brace | undefined {
  for (let at = 0; at < text.length; at = skip(text, at)) {
    if (text[at] !== '{' || text[at - 1] === '$') continue;
    const brace = braceAt(text, at);
    if (brace !== undefined) return brace;
  }
  return undefined;
}

function braceAt(text: string, start: number): Brace | undefined {
  const commas: number[] = [];
  let depth = 0;
  for (let at = start; at < text.length; at = skip(text, at)) {
    const character = text[at];
    if (character === '{') depth++;
    else if (character === ',' && depth === 1) commas.push(at);
    else if (character === '}' && --depth === 0) {
      const inner = text.slice(start + 1, at);
      const items = commas.length > 0 ? cut(text, start, commas, at) : sequence(inner);
      return items === undefined ? undefined : { start, end: at + 1, items };
    }
  }
  return undefined;
}

function cut(text: string, start: number, commas: readonly number[], end: number): readonly string[] {
  const edges = [start, ...commas, end];
  return edges.slice(1).map((edge, index) => text.slice((edges[index] ?? start) + 1, edge));
}

/** `1..3`, `a..e`, `01..10..2`. */
function sequence(inner: string): readonly string[] | undefined {
  const match = /^(-?\d{1,9}|[A-Za-z])\.\.(-?\d{1,9}|[A-Za-z])(?:\.\.(-?\d{1,9}))?$/.exec(inner);
  const [, from = '', to = '', by = '1'] = match ?? [];
  const numeric = /\d/.test(from);
  if (match === null || numeric !== /\d/.test(to)) return undefined;
  const [first, last] = numeric ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)];
  const stride = Math.max(1, Math.abs(Number(by)));
  const count = Math.floor(Math.abs(last - first) / stride) + 1;
  if (count > maximumWords) return Array.from({ length: maximumWords + 1 }, () => '');
  const width = /^-?0\d/.test(from) || /^-?0\d/.test(to) ? Math.max(from.length, to.length) : 0;
  return Array.from({ length: count }, (_, index) => {
    const value = first + (last < first ? -1 : 1) * index * stride;
    if (!numeric) return String.fromCharCode(value);
    const digits = String(Math.abs(value)).padStart(value < 0 ? width - 1 : width, '0');
    return value < 0 ? `-${digits}` : digits;
  });
}

/** The index after the character, quoted string or substitution at `at`. */
function skip(text: string, at: number): number {
  const character = text[at];
  if (character === '\\') return at + 2;
  if (character === "'") return closing(text, at, "'", false);
  if (character === '"') return closing(text, at, '"', true);
  if (character === '`') return closing(text, at, '`', true);
  if (character === '$' && text[at + 1] === '(') return balanced(text, at + 1, '(', ')');
  if (character === '$' && text[at + 1] === '{') return balanced(text, at + 1, '{', '}');
  return at + 1;
}

function closing(text: string, start: number, quote: string, escapes: boolean): number {
  for (let at = start + 1; at < text.length; at++) {
    if (escapes && text[at] === '\\') at++;
    else if (text[at] === quote) return at + 1;
  }
  return text.length;
}

function balanced(text: string, start: number, open: string, close: string): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === "'") at = closing(text, at, "'", false) - 1;
    else if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at + 1;
  }
  return text.length;
}
