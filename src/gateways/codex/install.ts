import type { Install } from '../../model/dialect.ts';
import { jsonHooks, shellHook, TIMEOUT } from '../json-hooks.ts';
import { trust } from './trust.ts';

/**
 * https://developers.openai.com/codex/hooks. Codex runs it only while `config.toml` holds the hash of exactly this
 * entry, so that its text must not change from release to release.
 */
export const install: readonly Install[] = [
  {
    ...jsonHooks({
      file: '.codex/hooks.json',
      events: ['PreToolUse'],
      group: { matcher: '*' },
      hook: (launcher) => ({ type: 'command', command: shellHook(launcher, 'codex'), timeout: TIMEOUT }),
    }),
    trust,
  },
];
