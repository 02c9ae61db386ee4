import type { Install } from '../../model/dialect.ts';
import { jsonHooks, shellHook, TIMEOUT } from '../json-hooks.ts';

/** https://geminicli.com/docs/hooks; the time-out is in milliseconds there. */
export const install: readonly Install[] = [
  jsonHooks({
    file: '.gemini/settings.json',
    events: ['BeforeTool'],
    group: { matcher: '*' },
    hook: (launcher) => ({
      name: 'chaperone',
      type: 'command',
      command: shellHook(launcher, 'gemini'),
      timeout: 1000 * TIMEOUT,
    }),
    off: (settings) => {
      const config = settings.fields('hooksConfig');
      return config?.raw.enabled === false || (config?.texts('disabled')?.includes('chaperone') ?? false);
    },
  }),
];
