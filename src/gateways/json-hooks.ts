import { getNodeValue, type Node } from 'jsonc-parser';
import type { Install, InstallState } from '../model/dialect.ts';
import type { Json } from '../model/request.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { insertInto, layoutOf, parseSettings, propertyOf, removeFrom } from './json-edit.ts';
import { isWindows, namesOnWindows, windowsHook } from './windows-hook.ts';

/** Seconds. The launcher gives up well before, so that no agent ever has to decide what a time-out means. */
export const TIMEOUT = 130;

/** How one agent wants hooks in a JSON file that people and other tools write too. */
export interface JsonHooks extends Pick<Install, 'file' | 'place'> {
  /** In the order in which they are written. */
  readonly events: readonly string[];
  /** Our entry for an event. Some string in it, or in one of its lists, must name the launcher. */
  hook(launcher: string, event: string): { readonly [key: string]: Json };
  /** What stands beside `hooks` in a group of hooks, such as a matcher. Absent: the entries stand in the event's list themselves. */
  readonly group?: { readonly [key: string]: Json };
  /** The object in which the events stand: `['hooks']` unless said otherwise, `[]` for the file's own top level. */
  readonly under?: readonly string[];
  /** What the file must hold besides, such as a version number. */
  readonly beside?: { readonly [key: string]: number | string };
  /** Whether the file's other settings say that no hook runs. */
  off?(settings: Fields): boolean;
}

/**
 * Adds hooks as the last entries of their lists and takes them out again without a trace: comments, odd indentation,
 * line breaks, a byte order mark and everybody else's hooks stay as they are, byte for byte.
 */
export function jsonHooks(wanted: JsonHooks): Install {
  const { file, place } = wanted;
  return {
    file,
    ...(place ? { place } : {}),
    add: (text, launcher) =>
      withoutMark(text, (plain) => {
        const state = stateOf(wanted, plain, launcher);
        if (state === 'installed' || state === 'off') return plain;
        const clean = removeAll(wanted, plain, launcher);
        const based = Object.entries(wanted.beside ?? {}).reduce(addBeside, clean);
        return wanted.events.reduce((now, event) => addEvent(wanted, now, event, launcher), based);
      }),
    remove: (text, launcher) => withoutMark(text, (plain) => removeAll(wanted, plain, launcher)),
    state: (text, launcher) => {
      try {
        return stateOf(wanted, text.replace(/^\uFEFF/, ''), launcher);
      } catch {
        // The agent does not read a broken file either, so nothing of it is in force.
        return 'missing';
      }
    },
  };
}

/**
 * The launcher as a line for a shell, for agents that go on when a hook is missing or dies: then the line itself says
 * no, with exit code 2 and a text on standard error. Understood by POSIX shells and fish; on Windows by its own shells.
 */
export function shellHook(launcher: string, agent: string): string {
  if (isWindows(launcher)) return windowsHook(launcher, agent);
  return `${word(launcher)} ${agent} || sh -c 'echo "Chaperone gave no answer, so this was stopped." >&2; exit 2'`;
}

/** The same for agents that hear a block as exit code 2: the launcher's own text on standard error stays the only one. */
export const exitHook = (launcher: string, agent: string): string =>
  isWindows(launcher) ? windowsHook(launcher, agent) : `${word(launcher)} ${agent} || exit 2`;

/** The launcher as a line for a shell that prints `otherwise` where it fails, for agents that read nothing but that. */
export function printHook(launcher: string, agent: string, otherwise: string): string {
  return `${word(launcher)} ${agent} || echo ${word(otherwise)}`;
}

/** The same as `shellHook` for a file in a repository, which many people share: their own Chaperone, else the one in the repository. */
export function repositoryHook(launcher: string, agent: string): string {
  return `h="$HOME/.chaperone/bin/hook"; [ -x "$h" ] || h="./${launcher}"; "$h" ${agent} || sh -c 'echo "Chaperone gave no answer, so this was stopped." >&2; exit 2'`;
}

const word = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

const underOf = ({ under }: JsonHooks): readonly string[] => under ?? ['hooks'];

function stateOf(wanted: JsonHooks, text: string, launcher: string): InstallState {
  const root = parseSettings(text);
  const found = wanted.events.map((event) => ({ event, hooks: ours(wanted, root, event, launcher) }));
  if (found.every(({ hooks }) => hooks.length === 0)) return 'missing';
  const whole = found.every(({ event, hooks }) =>
    hooks.some((hook) => same(getNodeValue(hook), wanted.hook(launcher, event)) && fitsGroup(wanted, hook)),
  );
  if (!whole) return 'changed';
  const settings = root && fieldsOf(getNodeValue(root));
  return settings && wanted.off?.(settings) ? 'off' : 'installed';
}

/** Our entries of one event, whatever became of their other fields. */
function ours(wanted: JsonHooks, root: Node | undefined, event: string, launcher: string): readonly Node[] {
  const holder = underOf(wanted).reduce<Node | undefined>(propertyOf, root);
  const entries = propertyOf(holder, event)?.children ?? [];
  const hooks = wanted.group
    ? entries.flatMap((group) => propertyOf(group, 'hooks')?.children ?? [])
    : entries;
  return hooks.filter((hook) => {
    const fields = fieldsOf(getNodeValue(hook));
    return Object.values(fields?.raw ?? {})
      .flat()
      .some((value) => typeof value === 'string' && namesLauncher(value, launcher));
  });
}

/** Whether a command's text calls the launcher itself, and not a path that merely begins like it. */
export function namesLauncher(command: string, launcher: string): boolean {
  if (isWindows(launcher)) return namesOnWindows(command, launcher);
  const at = command.indexOf(launcher);
  return at >= 0 && /^($|["'\s;])/.test(command.slice(at + launcher.length));
}

function fitsGroup({ group }: JsonHooks, hook: Node): boolean {
  const found = hook.parent?.parent?.parent;
  if (!group || !found) return true;
  const { hooks: _, ...rest } = getNodeValue(found) as { [key: string]: Json };
  const everything = (value: Json | undefined) => ['*', '.*', '', undefined].includes(value as string);
  return [...new Set([...Object.keys(group), ...Object.keys(rest)])].every((key) =>
    key === 'matcher' && everything(group.matcher) ? everything(rest.matcher) : same(rest[key], group[key]),
  );
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function removeAll(wanted: JsonHooks, text: string, launcher: string): string {
  const before = text;
  // The other way round than they were added, so that each removal finds what its insertion left.
  for (const event of wanted.events.toReversed()) {
    // Taking one out moves all that stand behind it, so the text is read anew each time.
    for (let left = true; left; ) {
      const [hook] = ours(wanted, parseSettings(text), event, launcher);
      left = hook !== undefined;
      if (hook) text = removeFrom(text, outermost(wanted, hook));
    }
  }
  if (text === before) return text;
  return Object.keys(wanted.beside ?? {})
    .toReversed()
    .reduce(removeBeside, text);
}

/** The whole group where it holds nothing but our hook. */
function outermost({ group: wanted }: JsonHooks, hook: Node): Node {
  const list = hook.parent;
  const group = list?.parent?.parent;
  const known = ['hooks', 'matcher', ...Object.keys(wanted ?? {})];
  const alone =
    list?.children?.length === 1 &&
    group?.children?.every((property) => known.includes(String(property.children?.[0]?.value)));
  return wanted && alone && group ? group : hook;
}

function addEvent(wanted: JsonHooks, text: string, event: string, launcher: string): string {
  const layout = layoutOf(text);
  const print = (value: unknown, indent: string) =>
    JSON.stringify(value, null, layout.unit).replaceAll('\n', `${layout.eol}${indent}`);
  const hook = wanted.hook(launcher, event);
  const entry = wanted.group ? { ...wanted.group, hooks: [hook] } : hook;
  const root = parseSettings(text);
  const path = [...underOf(wanted), event];
  // The innermost of the wanted containers that is there already, and what is still missing below it.
  let holder = root;
  let missing: readonly string[] = path;
  expect(root, 'object', 'The file does not hold an object.');
  for (const [depth, key] of path.entries()) {
    const next = propertyOf(holder, key);
    if (!next) break;
    const last = depth === path.length - 1;
    expect(
      next,
      last ? 'array' : 'object',
      `“${path.slice(0, depth + 1).join('.')}” is not ${last ? 'a list' : 'an object'} there.`,
    );
    holder = next;
    missing = path.slice(depth + 1);
  }
  const [first, ...rest] = missing;
  const inner = rest.reduceRight<unknown>(
    (value, key) => ({ [key]: value }),
    first === undefined ? entry : [entry],
  );
  if (!holder) return `${text}${print({ [first ?? event]: inner }, '')}${layout.eol}`;
  return insertInto(text, holder, (indent) =>
    first === undefined ? print(entry, indent) : `${JSON.stringify(first)}: ${print(inner, indent)}`,
  );
}

/** Blanks as nobody sets them say that the property is ours, so that it can be told from the person's own. */
const OURS = ': \t \t';

function addBeside(text: string, [key, value]: readonly [string, number | string]): string {
  const { eol, unit } = layoutOf(text);
  const item = `${JSON.stringify(key)}${OURS}${JSON.stringify(value)}`;
  const root = parseSettings(text);
  if (!root) return `${text}{${eol}${unit}${item}${eol}}${eol}`;
  expect(root, 'object', 'The file does not hold an object.');
  return propertyOf(root, key) ? text : insertInto(text, root, () => item);
}

function removeBeside(text: string, key: string): string {
  const value = propertyOf(parseSettings(text), key);
  const property = value?.parent;
  const name = property?.children?.[0];
  if (!value || !property || !name) return text;
  return text.slice(name.offset + name.length, value.offset) === OURS ? removeFrom(text, property) : text;
}

function expect(node: Node | undefined, type: Node['type'], otherwise: string): void {
  if (node && node.type !== type) throw new Error(`${otherwise} Mend the file first, then try again.`);
}

/** A byte order mark stays where it was. */
function withoutMark(text: string, change: (plain: string) => string): string {
  return text.startsWith('\uFEFF') ? `\uFEFF${change(text.slice(1))}` : change(text);
}
