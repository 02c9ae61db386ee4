import type { Json } from '../../model/request.ts';

interface Line {
  readonly indent: number;
  /** Without its indent and its comment. */
  readonly text: string;
  /** As it stands in the file. */
  readonly raw: string;
}

const MAX_LINES = 20_000;
const MAX_DEPTH = 40;
/** A value that runs over lines is followed up to so many characters. */
const LONGEST = 8_000;

/**
 * The documents of a YAML text, as far as configuration files need them: block and flow collections, plain, quoted and
 * block scalars, comments. Anchors and tags are passed over, an alias is null, and every scalar stays a text. Never
 * throws; what is not well formed gives odd values. https://yaml.org/spec/1.2.2/
 */
export function readYaml(text: string): readonly Json[] {
  const documents: string[][] = [[]];
  for (const line of text.split(/\r?\n/).slice(0, MAX_LINES)) {
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) {
      const rest = line.slice(3).trim();
      documents.push(rest === '' || rest.startsWith('#') ? [] : [rest]);
    } else if (!line.startsWith('%')) documents.at(-1)?.push(line);
  }
  return documents
    .map((lines) => lines.map(lineOf))
    .filter((lines) => lines.some(({ text: content }) => content !== ''))
    .map((lines) => createReader(lines).node(0, 0));
}

function lineOf(raw: string): Line {
  const indent = raw.length - raw.trimStart().length;
  return { indent, text: withoutComment(raw.trim()), raw };
}

/** A comment begins with `#` at the start or after a space, outside of quotes. */
function withoutComment(text: string): string {
  if (!text.includes('#')) return text;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\' && quote === '"') at++;
      else if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && (at === 0 || /[\s[{,:(]/.test(text[at - 1] ?? '')))
      quote = char;
    else if (char === '#' && (at === 0 || /\s/.test(text[at - 1] ?? ''))) return text.slice(0, at).trimEnd();
  }
  return text;
}

/** `key:` at the beginning of a text; the value is what follows. */
const KEY =
  /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'[{#&*!|>%@`-][^#]{0,200}?|-[^\s#][^#]{0,200}?))\s*:(?=\s|$)\s*/;
const BLOCK = /^(?:[&!]\S+\s+)*([|>])[-+\d]*$/;

function createReader(given: readonly Line[]) {
  // A sequence's item may hold a collection of its own: the line is then read again without its dash.
  const lines = [...given];
  let at = 0;

  const skip = (): Line | undefined => {
    while (at < lines.length && lines[at]?.text === '') at++;
    return lines[at];
  };

  const node = (least: number, depth: number): Json => {
    const line = skip();
    if (line === undefined || line.indent < least) return null;
    if (depth > MAX_DEPTH) {
      at = lines.length;
      return null;
    }
    if (/^-(?:\s|$)/.test(line.text)) return sequence(line.indent, depth);
    if (KEY.test(line.text) && !/^[[{]/.test(line.text)) return mapping(line.indent, depth);
    at++;
    return value(line.text, line.indent - 1, depth);
  };

  const sequence = (indent: number, depth: number): Json => {
    const items: Json[] = [];
    for (let line = skip(); line && line.indent === indent && /^-(?:\s|$)/.test(line.text); line = skip()) {
      const rest = line.text.slice(1).trimStart();
      if (rest === '' || rest.startsWith('#')) {
        at++;
        items.push(node(indent + 1, depth + 1));
      } else if ((KEY.test(rest) && !/^[[{]/.test(rest)) || /^-(?:\s|$)/.test(rest)) {
        const inner = indent + line.text.length - rest.length;
        lines[at] = { indent: inner, text: rest, raw: ' '.repeat(inner) + rest };
        items.push(node(inner, depth + 1));
      } else {
        at++;
        items.push(value(rest, indent, depth));
      }
    }
    return items;
  };

  const mapping = (indent: number, depth: number): Json => {
    const entries: [string, Json][] = [];
    for (let line = skip(); line && line.indent === indent; line = skip()) {
      const found = KEY.exec(line.text);
      if (found === null) {
        at++;
        continue;
      }
      const [head, double, single, plain = ''] = found;
      const key = double !== undefined ? unescaped(double) : (single?.replaceAll("''", "'") ?? plain);
      const rest = line.text.slice(head.length);
      at++;
      const plainRest = rest.replace(/^(?:[&!]\S*\s*)+/, '');
      if (plainRest !== '') entries.push([key, value(rest, indent, depth)]);
      else {
        const next = skip();
        // A sequence may stand at its key's own indent.
        const same = next?.indent === indent && /^-(?:\s|$)/.test(next.text);
        entries.push([key, node(same ? indent : indent + 1, depth + 1)]);
      }
    }
    return Object.fromEntries(entries);
  };

  /** A scalar or a flow collection that begins with this text; further lines belong to it where they stand deeper. */
  const value = (text: string, indent: number, depth: number): Json => {
    const block = BLOCK.exec(text);
    if (block) return blockScalar(block[1] === '>', indent);
    const plain = text.replace(/^(?:[&!]\S*\s+)+/, '');
    if (/^\*[\w-]+$/.test(plain)) return null;
    let whole = plain;
    const open = (): boolean =>
      whole.length > LONGEST
        ? false
        : /^[[{]/.test(plain)
          ? !isClosed(whole)
          : /^["']/.test(plain)
            ? !isQuoted(whole)
            : true;
    for (
      let line = lines[at];
      line && open() && (line.text === '' || line.indent > indent);
      line = lines[at]
    ) {
      if (line.text === '' && !/^["'[{]/.test(plain)) break;
      // A plain scalar does not run over into a key of its own.
      if (!/^["'[{]/.test(plain) && KEY.test(line.text)) break;
      whole += ` ${line.text}`;
      at++;
    }
    return /^[[{]/.test(whole) ? flow(whole, depth) : scalar(whole);
  };

  const blockScalar = (folded: boolean, indent: number): Json => {
    const taken: string[] = [];
    let own: number | undefined;
    for (let line = lines[at]; line; line = lines[++at]) {
      const empty = line.raw.trim() === '';
      if (!empty && line.indent <= indent) break;
      if (!empty) own ??= line.indent;
      taken.push(empty ? '' : line.raw.slice(own ?? 0).trimEnd());
    }
    while (taken.at(-1) === '') taken.pop();
    return folded ? taken.join('\n').replace(/([^\n])\n(?=[^\n\s])/g, '$1 ') : taken.join('\n');
  };

  return { node };
}

function isQuoted(text: string): boolean {
  return text.startsWith('"') ? /^"(?:[^"\\]|\\.)*"/s.test(text) : /^'(?:[^']|'')*'(?!')/s.test(text);
}

function isClosed(text: string): boolean {
  const pieces = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/gs, '""');
  return (pieces.match(/[[{]/g) ?? []).length <= (pieces.match(/[\]}]/g) ?? []).length;
}

function scalar(text: string): string {
  if (text.startsWith('"')) return unescaped(/^"((?:[^"\\]|\\.)*)/s.exec(text)?.[1] ?? '');
  if (text.startsWith("'")) return (/^'((?:[^']|'')*)/s.exec(text)?.[1] ?? '').replaceAll("''", "'");
  return text;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', 0: '\0' };

function unescaped(text: string): string {
  return text.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|([\s\S]))/g, (_, two, four, other: string) => {
    const digits: string | undefined = two ?? four;
    return digits === undefined
      ? (ESCAPES[other] ?? other)
      : String.fromCharCode(Number.parseInt(digits, 16));
  });
}

/** `[a, b]` and `{a: b}`. */
function flow(text: string, depth: number): Json {
  const tokens =
    text.match(
      /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[[\]{},]|:(?=\s|["'[{]|$)|(?:[^[\]{},:"'\s]|:(?!\s|$)|["'](?<=\S["']))(?:[^[\]{},:]|:(?!\s|$))*/gs,
    ) ?? [];
  let at = 0;
  const read = (level: number): Json => {
    const token = tokens[at++]?.trim() ?? '';
    if (level > MAX_DEPTH) return null;
    if (token === '[') {
      const items: Json[] = [];
      while (at < tokens.length && tokens[at] !== ']') {
        if (tokens[at] === ',') at++;
        else items.push(read(level + 1));
      }
      at++;
      return items;
    }
    if (token === '{') {
      const entries: [string, Json][] = [];
      while (at < tokens.length && tokens[at] !== '}') {
        if (tokens[at] === ',') {
          at++;
          continue;
        }
        const key = scalar(tokens[at++]?.trim() ?? '');
        if (tokens[at] !== ':') entries.push([key, null]);
        else {
          at++;
          entries.push([key, tokens[at] === ',' || tokens[at] === '}' ? null : read(level + 1)]);
        }
      }
      at++;
      return Object.fromEntries(entries);
    }
    return scalar(token);
  };
  return read(depth);
}
