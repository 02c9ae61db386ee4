import type { Install } from '../../model/dialect.ts';
import { repositoryHook, shellHook, TIMEOUT } from '../json-hooks.ts';
import { ownFile } from '../own-file.ts';

/** The launcher's path from its `.chaperone` on: by it a file is known as ours. */
const MARK = '.chaperone/bin/hook';

const text = (bash: string) =>
  `${JSON.stringify(
    { version: 1, hooks: { preToolUse: [{ type: 'command', bash, timeoutSec: TIMEOUT }] } },
    null,
    2,
  )}\n`;

/**
 * https://docs.github.com/en/copilot/reference/hooks-reference. The file in the home folder is read by the command
 * line and by VS Code; the cloud agent reads the repository's alone.
 */
export const install: readonly Install[] = [
  ownFile({
    file: '.copilot/hooks/chaperone.json',
    mark: MARK,
    text: (launcher) => text(shellHook(launcher, 'copilot')),
  }),
  ownFile({
    file: '.github/hooks/chaperone.json',
    place: 'repository',
    mark: MARK,
    text: (launcher) => text(repositoryHook(launcher, 'copilot')),
  }),
];
