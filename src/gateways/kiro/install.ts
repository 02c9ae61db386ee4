import type { Install } from '../../model/dialect.ts';
import { exitHook, TIMEOUT } from '../json-hooks.ts';
import { ownFile } from '../own-file.ts';

const text = (launcher: string) =>
  `${JSON.stringify(
    {
      version: 'v1',
      hooks: [
        {
          name: 'chaperone',
          description: 'Asks Chaperone before a tool runs. Written by Chaperone; it is taken away there.',
          trigger: 'PreToolUse',
          action: { type: 'command', command: `bash -c ${quoted(exitHook(launcher, 'kiro'))}` },
          timeout: TIMEOUT,
          enabled: true,
        },
      ],
    },
    null,
    2,
  )}\n`;

const quoted = (line: string) => `"${line.replace(/["\\$`]/g, '\\$&')}"`;

const own = ownFile({ file: '.kiro/hooks/chaperone.json', mark: '"name": "chaperone"', text });

/** Kiro reads every file in this folder, so it gets one of its own. https://kiro.dev/docs/cli/v3/hooks/ */
export const install: readonly Install[] = [
  {
    ...own,
    // Its panel “Agent Hooks” switches a hook off in the file.
    state(found, launcher) {
      const state = own.state(found, launcher);
      return state === 'changed' && /"enabled"\s*:\s*false/.test(found) ? 'off' : state;
    },
  },
];
