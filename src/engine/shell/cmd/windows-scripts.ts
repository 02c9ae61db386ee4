import type { Word } from '../../../model/call.ts';
import type { Frame } from '../session.ts';
import { noteUnread } from '../session.ts';
import { childScope, readScript } from '../shells.ts';

/**
 * What only sets variables for what follows, as compilers and Python install it: https://docs.python.org/3/library/venv.html,
 * https://learn.microsoft.com/cpp/build/building-on-the-command-line
 */
const ACTIVATES =
  /[\\/](?:scripts|bin)[\\/](?:de)?activate\.(?:ps1|bat)$|(?:^|[\\/])(?:vcvars\w*|vsdevcmd|launch-vsdevshell|emsdk_env)\.(?:ps1|bat)$/i;

/** Whether a script is known by its name, wherever it lies. */
export const onlySetsVariables = (name: string): boolean => ACTIVATES.test(name);

/** Reads a `.ps1`, `.bat` or `.cmd` file that is run by its name. Which shell it is for, its name says. */
export function readWindowsScript(file: Word, args: readonly Word[], frame: Frame): void {
  if (ACTIVATES.test(file.text)) return;
  if (/^\\\\[^\\?.]/.test(file.text)) {
    noteUnread(frame, file.place, 'The script lies on another machine. What is in it is not known.');
    return;
  }
  const shell = /\.ps1$/i.test(file.text) ? 'powershell' : 'cmd';
  const windows = frame.scope.cwd?.includes('\\') === true || /^(?:[A-Za-z]:|\\\\)/.test(file.text);
  // Where the folder is named as elsewhere, so is the file.
  const name = windows ? file : { ...file, text: file.text.replaceAll('\\', '/') };
  const scope = { ...childScope(frame), positional: args };
  // The program's own call stands last.
  readScript(name, { ...frame, shell, scope, input: undefined }, true, frame.session.calls.length - 1);
}

export const isWindowsScript = (name: string): boolean => /\.(?:ps1|bat|cmd)$/i.test(name);
