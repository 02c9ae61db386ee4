import type { Install } from '../../model/dialect.ts';
import { jsonHooks, printHook, TIMEOUT } from '../json-hooks.ts';

const STOPPED = JSON.stringify({
  decision: 'deny',
  reason: 'Chaperone gave no answer, so this was stopped.',
});

/**
 * Hooks stand under a name of their own. One key or number that it does not take, and it drops the whole file.
 * https://antigravity.google/docs/hooks
 */
export const install: readonly Install[] = [
  jsonHooks({
    file: '.gemini/config/hooks.json',
    events: ['PreToolUse'],
    under: ['chaperone'],
    group: { matcher: '*' },
    hook: (launcher) => ({
      type: 'command',
      command: printHook(launcher, 'antigravity', STOPPED),
      timeout: TIMEOUT,
    }),
    off: (settings) => settings.fields('chaperone')?.raw.enabled === false,
  }),
];
