import type { Install } from '../../model/dialect.ts';
import { repositoryHook, shellHook, TIMEOUT } from '../json-hooks.ts';
import { ownFile } from '../own-file.ts';
import { isWindows } from '../windows-hook.ts';

/** The launcher's path from its `.chaperone` on, here and on Windows: by it a file is known as ours. */
const MARK = ['.chaperone/bin/hook', '.chaperone\\\\bin&&call'];

const text = (line: { readonly bash: string } | { readonly powershell: string }) =>
  `${JSON.stringify(
    { version: 1, hooks: { preToolUse: [{ type: 'command', ...line, timeoutSec: TIMEOUT }] } },
    null,
    2,
  )}\n`;

function lineFor(launcher: string): Parameters<typeof text>[0] {
  const line = shellHook(launcher, 'copilot');
  return isWindows(launcher) ? { powershell: line } : { bash: line };
}

/**
 * https://docs.github.com/en/copilot/reference/hooks-reference. The file in the home folder is read by the command
 * line and by VS Code; the cloud agent reads the repository's alone.
 */
export const install: readonly Install[] = [
  ownFile({
    file: '.copilot/hooks/chaperone.json',
    mark: MARK,
    text: (launcher) => text(lineFor(launcher)),
  }),
  ownFile({
    file: '.github/hooks/chaperone.json',
    place: 'repository',
    mark: MARK,
    text: (launcher) => text({ bash: repositoryHook(launcher, 'copilot') }),
  }),
];
