// How Windows starts the launcher, `hook.cmd`. Which system a hook is for shows in the launcher's own path.

/** cmd itself, by its whole path: no `cmd.exe` of a repository is taken for it. */
const CMD = 'C:\\Windows\\System32\\cmd.exe';

const LAUNCHER = /^[a-z]:\\(.+\\)?[\w-]+\.cmd$/i;
/** Letters that mean nothing to cmd and to PowerShell, within quotes or without. */
const PLAIN = /^[\p{L}\p{M}\p{N} \\:._~-]+$/u;

/** Whether this launcher is Windows'. */
export const isWindows = (launcher: string): boolean => LAUNCHER.test(launcher);

/**
 * The words by which a program starts a launcher without a shell. Windows has no program that a `.cmd` could be by
 * itself. cmd takes a path with a blank, which comes to it in quotes, as one word as long as no other quotes are in the
 * line. https://learn.microsoft.com/windows-server/administration/windows-commands/cmd
 */
export const startWords = (launcher: string, word: string): readonly [string, ...string[]] =>
  isWindows(launcher) ? [CMD, '/d', '/c', plain(launcher), word] : [launcher, word];

/**
 * The launcher as a line that cmd and every PowerShell understand in the same way, because agents start hooks by the
 * one or the other: cmd takes what stands behind the quotes for words of its own. No quotes within quotes, so the
 * launcher is called from its own folder, whose name may hold blanks. It ends with 0 where the launcher does, else with
 * 2: `powershell -Command` by itself would make 1 of a 2, and 0 of a cmd that cannot be started. In sh and bash, which
 * some agents take where they are, nothing of it runs, and it ends with 2 as well.
 */
export function windowsHook(launcher: string, agent: string): string {
  const [folder, name] = split(plain(launcher));
  return `${CMD} /d /c "cd /d ${folder}&&call .\\${name} ${agent}&if errorlevel 1 exit 2"; $chaperone = $LASTEXITCODE -ne 0; exit 2*[int]$chaperone`;
}

/** Whether a text is or calls this launcher of Windows. */
export function namesOnWindows(text: string, launcher: string): boolean {
  const [folder, name] = split(launcher);
  return text === launcher || text.includes(`cd /d ${folder}&&call .\\${name} `);
}

function split(launcher: string): readonly [string, string] {
  const at = launcher.lastIndexOf('\\');
  return [launcher.slice(0, at), launcher.slice(at + 1)];
}

/** Throws a plain sentence for a path that the shells of Windows could read as something else. */
function plain(launcher: string): string {
  if (PLAIN.test(launcher)) return launcher;
  throw new Error(
    `The path ${launcher} holds a sign that the shells of Windows read as something else, so no hook can be written for it.`,
  );
}
