import type { Word } from '../../../model/call.ts';
import type { Frame } from '../session.ts';
import { noteUnread } from '../session.ts';
import { readString } from '../shells.ts';

const TEXT = `'(?:[^']|'')*'|"[^"$\`]*"`;
const CALLED = new RegExp(`\\.(\\w+)\\(\\s*(${TEXT})\\s*(?:,\\s*(${TEXT}))?`, 'g');
/** https://learn.microsoft.com/dotnet/api/system.management.automation.powershell */
const CODE = /^(?:AddScript|InvokeScript|NewScriptBlock)$/i;
const BUILT = /^Add(?:Command|Argument|Parameter)$/i;
/** https://learn.microsoft.com/windows/win32/shell/shell-shellexecute, and `Run` and `Exec` of the script host’s shell */
const STARTS = /^(?:Run|Exec|ShellExecute)$/i;
const PROCESSES = /Win32_Process\b/i;

const unquoted = (text: string): string =>
  text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text.slice(1, -1);
const quoted = (text: string): string => (/[\s;|&'"]/.test(text) ? `'${text.replaceAll("'", "''")}'` : text);

/**
 * Runs what the methods of an expression are given as code or as a command line: `….AddScript('…')`, `….Run('…')`.
 * Answers whether there was any.
 */
export function readMethods(text: string, place: Word['place'], frame: Frame): boolean {
  if (/\bReflection\.Assembly\]::Load\(\s*[^'")\s]/i.test(text))
    noteUnread(frame, place, 'It loads a program from bytes. What that does is not known.');
  if (!/\.\w+\(\s*['"]/.test(text)) return false;
  const built: string[] = [];
  let found = false;
  for (const [, method = '', first = '', second] of text.slice(0, LONGEST).matchAll(CALLED)) {
    const code = unquoted(first);
    const line = second === undefined ? code : `${code} ${unquoted(second)}`;
    found ||= CODE.test(method) || BUILT.test(method);
    if (CODE.test(method)) read(code, 'powershell', place, frame);
    else if (BUILT.test(method)) built.push(`${/parameter/i.test(method) ? '-' : ''}${quoted(code)}`);
    else if (STARTS.test(method) || (/^Create$/i.test(method) && PROCESSES.test(text)))
      read(line, 'cmd', place, frame);
  }
  if (built.length > 0) read(built.join(' '), 'powershell', place, frame);
  return found;
}

const LONGEST = 8000;

function read(text: string, shell: 'powershell' | 'cmd', place: Word['place'], frame: Frame): void {
  readString({ text, certain: true, place }, { ...frame, shell, input: undefined });
}
