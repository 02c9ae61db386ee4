import type { Word } from '../../../model/call.ts';
import { baseName } from '../../paths.ts';
import type { Frame } from '../session.ts';
import { noteUnread } from '../session.ts';

/** Programs that bring a file from elsewhere to this machine. https://attack.mitre.org/techniques/T1105/ */
const FETCHES =
  /^(?:curl|wget|aria2c|certutil|bitsadmin|Start-BitsTransfer|Invoke-WebRequest|Invoke-RestMethod|desktopimgdownldr|esentutl)$/i;
const ELSEWHERE = /^\\\\(?![?.]\\)/;
const MODULES = /^(?:Import-Module|ipmo|using)$/i;

/**
 * What a line of Windows' own shells starts without anybody having seen it: a program or a module on another machine, or a
 * program that this same line has fetched.
 */
export function noteForeignProgram(words: readonly Word[], frame: Frame): void {
  const [name, ...args] = words;
  if (name?.certain !== true) return;
  const brought = ELSEWHERE.test(name.text)
    ? name
    : MODULES.test(name.text)
      ? args.find(isElsewhere)
      : undefined;
  if (brought !== undefined) {
    noteUnread(frame, brought.place, 'It lies on another machine. What it does is not known.');
    return;
  }
  const file = baseName(name.text).toLowerCase();
  const fetched = frame.session.calls
    .slice(-20)
    .some(
      (call) =>
        FETCHES.test(call.program) &&
        call.args.some(({ text }) => fileOf(text) === file || fileOf(text) === `${file}.exe`),
    );
  if (fetched)
    noteUnread(frame, name.place, 'It runs a program that this line fetches. What that does is not known.');
}

const isElsewhere = ({ text }: Word) => ELSEWHERE.test(text);
/** An address is no file. */
const fileOf = (text: string) => (text.includes('://') ? undefined : baseName(text).toLowerCase());
