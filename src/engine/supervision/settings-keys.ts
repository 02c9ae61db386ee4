import type { ParseError } from 'jsonc-parser';
import { parse } from 'jsonc-parser';
import type { Change } from '../../model/request.ts';
import { editedText } from '../edits/edited-text.ts';
import { readToml } from '../formats/toml.ts';

/**
 * Whether changes of a settings file touch one of these keys. `before` is the text of today, undefined where it is
 * not known. A patch or a place that is not known touches them when its text names one.
 */
export function touchesKeys(
  path: string,
  before: string | undefined,
  changes: readonly Change[],
  keys: readonly string[],
): boolean {
  const known = editedText(changes, before);
  if (before !== undefined && known.whole) {
    const [old, now] = [settingsOf(path, before), settingsOf(path, known.after)];
    if (now && old) return keys.some((key) => isLess(valuesOf(old, key), valuesOf(now, key)));
    // A file that no longer reads as settings switches off whatever it held.
    if (!now && old && keys.some((key) => valuesOf(old, key) !== '[]')) return true;
  }
  return changes.some((change) => {
    if (change.kind === 'delete') return before === undefined || before.trim() !== '';
    const text = change.kind === 'replace' ? `${change.before}\n${change.after}` : change.text;
    return textTouches(text, keys);
  });
}

/** Whether other values let an agent do more. Where nothing was said, “ask” and “deny” only hold it back. */
const isLess = (old: string, now: string): boolean =>
  old !== now &&
  !(
    old === '[]' &&
    (now.match(/(?<=[:[,])"[^"]*"(?=[,}\]])/g) ?? ['']).every((one) => /^"(ask|deny)"$/.test(one)) &&
    !/true|false|\d/.test(now)
  );

/** Whether a text names one of the keys, however its letters are escaped. */
export function textTouches(text: string, keys: readonly string[]): boolean {
  const plain = text.replace(
    /\\+u\{?([0-9a-f]{4})\}?|\\+x([0-9a-f]{2})/gi,
    (_, long: string, short: string) => String.fromCharCode(Number.parseInt(long ?? short, 16)),
  );
  return keys.some(
    (key) =>
      plain.includes(key) || (key.includes('.') && plain.includes(key.slice(key.lastIndexOf('.') + 1))),
  );
}

/** The settings in a JSONC or TOML text; undefined where it is none. Empty counts as no settings. */
function settingsOf(path: string, text: string): object | undefined {
  if (text.trim() === '') return {};
  if (/\.toml$/i.test(path)) return readToml(text);
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true, disallowComments: false });
  return errors.length === 0 && value !== null && typeof value === 'object' ? value : undefined;
}

/** Every value of a dotted key, spelled flat (`"a.b"`) or nested, as one text to compare. */
function valuesOf(settings: object, key: string): string {
  const found: unknown[] = [];
  const visit = (value: unknown, rest: string, depth: number): void => {
    if (rest === '') {
      found.push(value);
      return;
    }
    if (value === null || typeof value !== 'object' || depth > 12) return;
    for (const [name, item] of Object.entries(value)) {
      if (name === rest) visit(item, '', depth + 1);
      else if (rest.startsWith(`${name}.`)) visit(item, rest.slice(name.length + 1), depth + 1);
    }
  };
  visit(settings, key, 0);
  return JSON.stringify(found);
}
