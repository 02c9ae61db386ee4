import {
  applyEdits,
  createScanner,
  type FormattingOptions,
  findNodeAtLocation,
  modify,
  parseTree,
} from 'jsonc-parser';
import { readPolicyFile } from './policy-file.ts';

/** The file's own way of setting lines. */
export function formattingOf(text: string): FormattingOptions {
  return {
    insertSpaces: !/^\t/m.test(text),
    tabSize: 2,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/**
 * A policy with the freeze on, or without one. Its comments and order stay. Throws an `Error` with a plain sentence
 * where the text has a mistake.
 */
export function withFreeze(text: string, on: boolean): string {
  const { written, problems } = readPolicyFile('', text);
  if (!written) {
    const [first] = problems;
    throw new Error(
      `Your policy has a mistake in line ${first?.line ?? 1}: ${first?.message ?? ''} Mend it first.`,
    );
  }
  if ((written.freeze === true) === on) return text;
  if (text.trim() === '') return '{\n  "freeze": true\n}\n';
  if (!on) return withoutKey(text, 'freeze');
  // At the top: there it is seen, and no trailing comma is in its way.
  const options = { formattingOptions: formattingOf(text), getInsertionIndex: () => 0 };
  return applyEdits(text, modify(text, ['freeze'], true, options));
}

/** Takes a key out with its comma, and its line where nothing else stands there. The library's own edit takes comments along. */
function withoutKey(text: string, key: string): string {
  const root = parseTree(text);
  const property = root && findNodeAtLocation(root, [key])?.parent;
  if (!property) return text;
  const end = property.offset + property.length;
  const scanner = createScanner(text, true);
  scanner.setPosition(end);
  scanner.scan();
  const comma = text[scanner.getTokenOffset()] === ',' ? scanner.getTokenOffset() : undefined;
  const between = comma === undefined ? '' : text.slice(end, comma);
  const before = text.slice(0, property.offset);
  const after = between.trim() + text.slice(comma === undefined ? end : comma + 1);
  const alone = /^[ \t]*(\r?\n|$)/.exec(after);
  return alone && /(^|\n)[ \t]*$/.test(before)
    ? before.replace(/[ \t]*$/, '') + after.slice(alone[0].length)
    : before + after.replace(/^[ \t]+/, '');
}
