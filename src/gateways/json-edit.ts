import { type Node, type ParseError, parseTree } from 'jsonc-parser';

// Insertions that can be taken back byte for byte. The library's own `modify` formats what stands around the place,
// so what it adds cannot be removed without a trace.

/** A text change: `length` characters at `offset` become `text`. */
export interface Splice {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** A settings file that people also edit: comments and trailing commas are welcome. Throws where it is not JSON. */
export function parseSettings(text: string): Node | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [first] = errors;
  if (first) {
    const line = text.slice(0, first.offset).split('\n').length;
    throw new Error(`The file is not valid JSON (line ${line}). Mend it first, then try again.`);
  }
  return root;
}

/** The value of a property; of several with the same name the last one counts, as in JSON.parse. */
export function propertyOf(object: Node | undefined, name: string): Node | undefined {
  if (object?.type !== 'object') return undefined;
  return object.children?.findLast((property) => property.children?.[0]?.value === name)?.children?.[1];
}

/**
 * Adds a property (`"name": value`) or an element as the last one of an object or array.
 * Into an empty one it goes without a space behind the bracket: by that `removeFrom` knows that the container was
 * there before, and a container that was written together with its content is known by its line break.
 */
export function insertInto(text: string, container: Node, item: (indent: string) => string): string {
  const { eol, unit } = layoutOf(text);
  const outer = indentAt(text, container.offset);
  const last = container.children?.at(-1);
  if (!last) {
    const at = container.offset + 1;
    return apply(text, [{ offset: at, length: 0, text: `${item(outer)}${eol}${outer}` }]);
  }
  const own = indentAt(text, last.offset);
  const inner = own.length > outer.length ? own : outer + unit;
  const close = container.offset + container.length - 1;
  const trivia = text.slice(end(last), close);
  const comma = commaIn(trivia) !== undefined;
  const offset = end(last) + trivia.trimEnd().length;
  return apply(text, [
    ...(comma ? [] : [{ offset: end(last), length: 0, text: ',' }]),
    { offset, length: 0, text: `${eol}${inner}${item(inner)}${comma ? ',' : ''}` },
  ]);
}

/** Takes an item out of its container again; the container goes too where it was written only for the item. */
export function removeFrom(text: string, item: Node): string {
  const container = item.parent;
  const siblings = container?.children ?? [];
  if (!container) return text;
  const { eol } = layoutOf(text);
  const position = siblings.indexOf(item);
  const previous = siblings[position - 1];
  const from = text.slice(0, item.offset).trimEnd().length;
  const next = siblings[position + 1]?.offset ?? end(container) - 1;
  const comma = commaIn(text.slice(end(item), next));

  if (siblings.length === 1) {
    const kept = from === item.offset;
    const property = container.parent?.type === 'property' ? container.parent : container;
    if (!kept && property.parent) return removeFrom(text, property);
    if (!kept && !property.parent) return removeRoot(text, container, eol);
    const suffix = `${eol}${indentAt(text, container.offset)}`;
    const tail = text.startsWith(suffix, end(item)) ? suffix.length : 0;
    return apply(text, [{ offset: item.offset, length: item.length + tail, text: '' }]);
  }
  if (comma !== undefined)
    return apply(text, [{ offset: from, length: end(item) + comma + 1 - from, text: '' }]);
  if (!previous) return apply(text, [{ offset: from, length: end(item) - from, text: '' }]);
  const lost = commaIn(text.slice(end(previous), item.offset)) ?? 0;
  // A comma may stand right before the item, in the same stretch of white space.
  const start = Math.max(from, end(previous) + lost + 1);
  return apply(text, [
    { offset: end(previous) + lost, length: 1, text: '' },
    { offset: start, length: end(item) - start, text: '' },
  ]);
}

/** The file's line break, and one step of its indentation. */
export function layoutOf(text: string): { readonly eol: string; readonly unit: string } {
  const unit = /^([ \t]+)\S/m.exec(text)?.[1];
  return { eol: text.includes('\r\n') ? '\r\n' : '\n', unit: unit?.startsWith('\t') ? '\t' : (unit ?? '  ') };
}

const end = (node: Node) => node.offset + node.length;

/** White space at the start of the line in which `offset` stands. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Where a comma stands between two items, comments aside. */
function commaIn(trivia: string): number | undefined {
  const bare = trivia.replace(/\/\/[^\n\r]*|\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length));
  const found = bare.indexOf(',');
  return found < 0 ? undefined : found;
}

function removeRoot(text: string, root: Node, eol: string): string {
  const tail = text.startsWith(eol, end(root)) ? eol.length : 0;
  return apply(text, [{ offset: root.offset, length: root.length + tail, text: '' }]);
}

export function apply(text: string, splices: readonly Splice[]): string {
  return [...splices]
    .sort((a, b) => a.offset - b.offset)
    .reduceRight(
      (now, { offset, length, text: put }) => now.slice(0, offset) + put + now.slice(offset + length),
      text,
    );
}
