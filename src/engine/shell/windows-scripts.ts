import type { Word } from '../../model/call.ts';
import type { Frame } from './session.ts';
import { childScope, readScript } from './shells.ts';

/** What switches a virtual environment on; Python itself writes it. https://docs.python.org/3/library/venv.html */
const ACTIVATES = /[\\/](?:scripts|bin)[\\/](?:de)?activate\.(?:ps1|bat)$/i;

/** Reads a `.ps1`, `.bat` or `.cmd` file that is run by its name. Which shell it is for, its name says. */
export function readWindowsScript(file: Word, args: readonly Word[], frame: Frame): void {
  if (ACTIVATES.test(file.text)) return;
  const shell = /\.ps1$/i.test(file.text) ? 'powershell' : 'cmd';
  const windows = frame.scope.cwd?.includes('\\') === true || /^(?:[A-Za-z]:|\\\\)/.test(file.text);
  // Where the folder is named as elsewhere, so is the file.
  const name = windows ? file : { ...file, text: file.text.replaceAll('\\', '/') };
  const scope = { ...childScope(frame), positional: args };
  // The program's own call stands last.
  readScript(name, { ...frame, shell, scope, input: undefined }, true, frame.session.calls.slice(0, -1));
}

export const isWindowsScript = (name: string): boolean => /\.(?:ps1|bat|cmd)$/i.test(name);
