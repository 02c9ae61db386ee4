import type { Install } from '../../model/dialect.ts';
import { exitHook, type JsonHooks, jsonHooks, TIMEOUT } from '../json-hooks.ts';

const shared: Pick<JsonHooks, 'events' | 'group' | 'hook'> = {
  events: ['PreToolUse'],
  group: { matcher: '*' },
  hook: (launcher) => ({ type: 'command', command: exitHook(launcher, 'droid'), timeout: TIMEOUT }),
};

/** A file that must not be made where it is not: nothing is missing there then. */
const whereThere = (install: Install): Install => ({
  ...install,
  add: (text, launcher) => (text.trim() === '' ? text : install.add(text, launcher)),
  state: (text, launcher) => (text.trim() === '' ? 'installed' : install.state(text, launcher)),
});

/**
 * Droid takes the hooks of hooks.json, where the events stand at the top, and those of settings.json only while
 * hooks.json holds none: so ours stand in both, and nobody's hooks in settings.json are lost to a new hooks.json.
 * https://docs.factory.ai/harness/hooks, and seen with 0.215.0.
 */
export const install: readonly Install[] = [
  jsonHooks({
    ...shared,
    file: '.factory/settings.json',
    off: (settings) => settings.raw.hooksDisabled === true,
  }),
  whereThere(jsonHooks({ ...shared, file: '.factory/hooks.json', under: [] })),
];
