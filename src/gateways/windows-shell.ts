import type { Act, Request, Shell } from '../model/request.ts';

/** Whose tool for commands is PowerShell's on Windows, whatever its name, by their vendors' documentation. */
const POWERSHELL: readonly string[] = ['vscode', 'copilot', 'codex', 'gemini', 'cursor', 'windsurf'];
/** Who starts Git Bash there, PowerShell or cmd, as the machine has them, and does not say which. */
const UNSURE: readonly string[] = ['qwen', 'opencode', 'kilo', 'amp'];
/** What no other shell than PowerShell takes. */
const SIGNS = /\$env:\w|(^|[;{|&\n])\s*\$\w+\s*[+-]?=|\b(if|foreach|while)\s*\([^)]*\)\s*\{|@\{|@\(/i;

/**
 * The ways to read a request on Windows. A tool's name says little there: a “shell” may be PowerShell. Where an agent
 * does not say which one it is, the command is read as both, and must pass as both.
 */
export function readingsOnWindows(request: Request): readonly [Request, ...Request[]] {
  const { act, agent } = request;
  const cwd = request.cwd === undefined ? undefined : onDrive(request.cwd);
  const as = (shell: Shell): Request => ({ ...request, cwd, act: onDrives({ ...act, shell } as Act) });
  if (act.kind !== 'command' || act.shell !== 'bash') return [{ ...request, cwd, act: onDrives(act) }];
  if (POWERSHELL.includes(agent)) return [as('powershell')];
  if (!UNSURE.includes(agent)) return [as('bash')];
  return SIGNS.test(act.command) ? [as('powershell')] : [as('powershell'), as('bash')];
}

/**
 * A path of Git Bash, Cygwin or WSL with its drive as Windows writes it; other paths stay as they are.
 * https://www.msys2.org/docs/filesystem-paths/
 */
const onDrive = (path: string): string => path.replace(new RegExp(`^${DRIVE}(?:/|$)`, 'i'), '$1:/');

const DRIVE = '/(?:cygdrive/|mnt/)?([a-z])';
/** Such a path within a command. A drive alone looks like a switch, so it is one only behind these programs. */
const IN_LINE = new RegExp(`(?<![^\\s'"=:;|&(<>])${DRIVE}/`, 'gi');
const ALONE = new RegExp(
  `(\\b(?:rm|find|mv|rsync|chmod|chown)\\b[^;|&\\n]*\\s['"]?)${DRIVE}(?=['"]?(?:\\s|$))`,
  'gi',
);

function onDrives(act: Act): Act {
  switch (act.kind) {
    case 'command':
      return act.shell === 'bash'
        ? { ...act, command: act.command.replace(IN_LINE, '$1:/').replace(ALONE, '$1$2:/') }
        : act;
    case 'read':
    case 'search':
    case 'configure':
      return { ...act, paths: act.paths.map(onDrive) };
    case 'edit':
      return { ...act, edits: act.edits.map((edit) => ({ ...edit, path: onDrive(edit.path) })) };
    default:
      return act;
  }
}
