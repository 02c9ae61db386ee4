import type { Install } from '../../model/dialect.ts';
import { exitHook, jsonHooks, TIMEOUT } from '../json-hooks.ts';

/** Devin names the folder in a variable and not in the question, so the line writes it in at the front. */
const FOLDER = `printf '{"cwd":"%s",' "$(printf %s "$DEVIN_PROJECT_DIR" | sed 's/[\\\\"]/\\\\&/g')"`;

const line = (launcher: string) =>
  `sh -c ${quoted(`{ ${FOLDER}; tail -c +2; } | ${exitHook(launcher, 'devin')}`)}`;

const quoted = (text: string) => `"${text.replace(/["\\$`]/g, '\\$&')}"`;

/** https://docs.devin.ai/cli/extensibility/hooks/overview */
export const install: readonly Install[] = [
  jsonHooks({
    file: '.config/devin/config.json',
    events: ['PreToolUse'],
    group: { matcher: '' },
    hook: (launcher) => ({ type: 'command', command: line(launcher), timeout: TIMEOUT }),
  }),
];
