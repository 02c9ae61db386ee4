import type { Install } from '../../model/dialect.ts';
import { exitHook, jsonHooks, TIMEOUT } from '../json-hooks.ts';

/** The time-out is in milliseconds there. https://docs.augmentcode.com/cli/hooks */
export const install: readonly Install[] = [
  jsonHooks({
    file: '.augment/settings.json',
    events: ['PreToolUse'],
    group: { matcher: '.*' },
    hook: (launcher) => ({
      type: 'command',
      command: exitHook(launcher, 'augment'),
      timeout: 1000 * TIMEOUT,
    }),
  }),
];
