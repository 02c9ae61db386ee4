import type { Install } from '../../model/dialect.ts';
import { jsonHooks, TIMEOUT } from '../json-hooks.ts';
import { startWords } from '../windows-hook.ts';

/**
 * https://code.claude.com/docs/en/hooks; `args` starts the launcher without a shell, `onFailure` needs 2.1.295.
 * ConfigChange guards the guard: Claude Code reads its settings anew, and exit 2 keeps a change from taking effect.
 * SessionStart lets the launcher put the second fence in front of what Claude Code's commands start.
 */
export const install: readonly [Install] = [
  jsonHooks({
    file: '.claude/settings.json',
    events: ['PreToolUse', 'ConfigChange', 'SessionStart'],
    group: { matcher: '*' },
    hook(launcher) {
      const [command, ...args] = startWords(launcher, 'claude');
      return { type: 'command', command, args, timeout: TIMEOUT, onFailure: 'block' };
    },
    off: (settings) => settings.raw.disableAllHooks === true,
  }),
];
