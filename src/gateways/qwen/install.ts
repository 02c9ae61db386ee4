import type { Install } from '../../model/dialect.ts';
import { jsonHooks, shellHook, TIMEOUT } from '../json-hooks.ts';
import { isWindows } from '../windows-hook.ts';

/** https://qwenlm.github.io/qwen-code-docs/en/users/features/hooks; a time-out below 1000 is in seconds. */
export const install: readonly Install[] = [
  jsonHooks({
    file: '.qwen/settings.json',
    events: ['PreToolUse'],
    group: { matcher: '*' },
    hook: (launcher) => ({
      name: 'chaperone',
      type: 'command',
      command: shellHook(launcher, 'qwen'),
      timeout: TIMEOUT,
      // Otherwise it takes Git Bash where there is one, to which the line means nothing.
      ...(isWindows(launcher) ? { shell: 'powershell' } : {}),
    }),
    off: (settings) =>
      settings.raw.disableAllHooks === true || settings.fields('hooksConfig')?.raw.enabled === false,
  }),
];
