import { getNodeValue, type Node } from 'jsonc-parser';
import type { Install } from '../../model/dialect.ts';
import { fieldsOf } from '../fields.ts';
import { insertInto, layoutOf, parseSettings, propertyOf, removeFrom } from '../json-edit.ts';

/** ConfigChange guards the guard: Claude Code reads its settings anew, and exit 2 keeps a change from taking effect. */
const EVENTS = ['PreToolUse', 'ConfigChange'] as const;

/** Seconds. The launcher gives up well before, so that Claude Code never has to decide what a time-out means. */
const TIMEOUT = 130;

/** https://code.claude.com/docs/en/hooks; `args` starts the launcher without a shell, `onFailure` needs 2.1.295. */
export const install: Install = {
  file: '.claude/settings.json',
  add(text, launcher) {
    return withoutMark(text, (plain) => {
      if (stateOf(plain, launcher) === 'installed') return plain;
      return EVENTS.reduce((now, event) => addEvent(now, event, launcher), removeAll(plain, launcher));
    });
  },
  remove(text, launcher) {
    return withoutMark(text, (plain) => removeAll(plain, launcher));
  },
  state(text, launcher) {
    try {
      return stateOf(text.replace(/^\uFEFF/, ''), launcher);
    } catch {
      // Claude Code does not read a broken file either, so nothing of it is in force.
      return 'missing';
    }
  },
};

const hookOf = (launcher: string) => ({
  type: 'command',
  command: launcher,
  args: ['claude'],
  timeout: TIMEOUT,
  onFailure: 'block',
});

function stateOf(text: string, launcher: string): 'installed' | 'missing' | 'off' | 'changed' {
  const root = parseSettings(text);
  const found = EVENTS.map((event) => ours(root, event, launcher));
  if (found.every((hooks) => hooks.length === 0)) return 'missing';
  if (propertyOf(root, 'disableAllHooks')?.value === true) return 'off';
  const wanted = JSON.stringify(hookOf(launcher));
  const whole = found.every((hooks) =>
    hooks.some((hook) => {
      const matcher = propertyOf(hook.parent?.parent?.parent, 'matcher')?.value;
      return (
        JSON.stringify(getNodeValue(hook)) === wanted &&
        (matcher === undefined || matcher === '*' || matcher === '')
      );
    }),
  );
  return whole ? 'installed' : 'changed';
}

/** Our hooks of one event, whatever became of their other fields. */
function ours(root: Node | undefined, event: string, launcher: string): readonly Node[] {
  const groups = propertyOf(propertyOf(root, 'hooks'), event)?.children ?? [];
  return groups
    .flatMap((group) => propertyOf(group, 'hooks')?.children ?? [])
    .filter((hook) => {
      const command = fieldsOf(getNodeValue(hook))?.text('command');
      return command !== undefined && (command === launcher || command.startsWith(`${launcher} `));
    });
}

function removeAll(text: string, launcher: string): string {
  // The other way round than they were added, so that each removal finds what its insertion left.
  for (const event of EVENTS.toReversed()) {
    // Taking one out moves all that stand behind it, so the text is read anew each time.
    for (let left = true; left; ) {
      const [hook] = ours(parseSettings(text), event, launcher);
      left = hook !== undefined;
      if (hook) text = removeFrom(text, outermost(hook));
    }
  }
  return text;
}

/** The whole matcher group where it holds nothing but our hook. */
function outermost(hook: Node): Node {
  const list = hook.parent;
  const group = list?.parent?.parent;
  const names = group?.children?.map((property) => property.children?.[0]?.value) ?? [];
  const alone = list?.children?.length === 1 && names.every((name) => name === 'matcher' || name === 'hooks');
  return alone && group ? group : hook;
}

function addEvent(text: string, event: string, launcher: string): string {
  const layout = layoutOf(text);
  const print = (value: unknown, indent: string) =>
    JSON.stringify(value, null, layout.unit).replaceAll('\n', `${layout.eol}${indent}`);
  const group = { matcher: '*', hooks: [hookOf(launcher)] };
  const root = parseSettings(text);
  if (!root) return `${text}${print({ hooks: { [event]: [group] } }, '')}${layout.eol}`;
  const hooks = propertyOf(root, 'hooks');
  const list = propertyOf(hooks, event);
  expect(root, 'object', 'The file does not hold an object.');
  expect(hooks, 'object', '“hooks” is not an object there.');
  expect(list, 'array', `“hooks.${event}” is not a list there.`);
  if (list) return insertInto(text, list, (indent) => print(group, indent));
  if (hooks) return insertInto(text, hooks, (indent) => `"${event}": ${print([group], indent)}`);
  return insertInto(text, root, (indent) => `"hooks": ${print({ [event]: [group] }, indent)}`);
}

function expect(node: Node | undefined, type: Node['type'], otherwise: string): void {
  if (node && node.type !== type) throw new Error(`${otherwise} Mend the file first, then try again.`);
}

/** A byte order mark stays where it was. */
function withoutMark(text: string, change: (plain: string) => string): string {
  return text.startsWith('\uFEFF') ? `\uFEFF${change(text.slice(1))}` : change(text);
}
