import type { Json } from '../../model/request.ts';

/** Characters of an MCP tool's input that are read, in all its texts and names together. */
const MOST_TEXT = 128 * 1024;
/** Values of it that are read: texts, numbers, lists and objects. */
const MOST_VALUES = 5000;

interface Left {
  text: number;
  values: number;
  readonly cut: Set<string>;
}

/**
 * The part of an input that is read; a tool may be handed a file of many megabytes. `cut` names the fields whose text or
 * values are not all in it.
 */
export function withinReach(input: Json): { readonly input: Json; readonly cut: ReadonlySet<string> } {
  const left: Left = { text: MOST_TEXT, values: MOST_VALUES, cut: new Set() };
  const short = shortened(input, '', left, 0);
  return left.cut.size === 0 ? { input, cut: left.cut } : { input: short, cut: left.cut };
}

/** Deeper than anything that reads an input looks. */
const DEEPEST = 12;

function shortened(value: Json, key: string, left: Left, depth: number): Json {
  left.values -= 1;
  if (left.values < 0 || depth > DEEPEST) {
    if (left.values < 0) left.cut.add(key);
    return null;
  }
  if (typeof value === 'string') {
    const room = Math.max(0, left.text);
    left.text -= value.length;
    if (value.length <= room) return value;
    left.cut.add(key);
    return value.slice(0, room);
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const item of value) {
      if (left.values <= 0) {
        left.cut.add(key);
        break;
      }
      items.push(shortened(item, key, left, depth + 1));
    }
    return items;
  }
  const fields: [string, Json][] = [];
  for (const name in value) {
    if (left.values <= 0) {
      left.cut.add(key);
      break;
    }
    if (!Object.hasOwn(value, name)) continue;
    left.text -= name.length;
    fields.push([
      name.slice(0, MOST_NAME),
      shortened((value as Fields)[name] ?? null, name, left, depth + 1),
    ]);
  }
  return Object.fromEntries(fields);
}

type Fields = { readonly [name: string]: Json };
const MOST_NAME = 1000;

/** Fields of tools that write files: what stands in them runs nothing. */
const CONTENT =
  /^(file_?)?(contents?|text|data|blob|base64)$|^(new|old)_?(str|string|text|content)$|^(patch|diff)$/i;
const WRITES = /(write|edit|create|update|save|append|replace|insert|patch|put|upload)/i;
const RUNS = /(run|exec|eval|script|query|sql|shell|command|terminal|console|code)/i;

/** Whether what was not read could do something: it may be code, a statement, a command. */
export const mayHide = (tool: string, cut: ReadonlySet<string>): boolean =>
  RUNS.test(tool) || !WRITES.test(tool) || [...cut].some((key) => !CONTENT.test(key));
