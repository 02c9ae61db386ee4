import { readFileSync } from 'node:fs';

/**
 * Sends SIGINT to the processes that run in front in the terminal of this shell, as the terminal itself does for Ctrl-C.
 * False where they cannot be found: only Linux tells, and only for processes of this machine.
 *
 * @param shell process id of the terminal's shell
 */
export function interruptForeground(shell: number): boolean {
  try {
    const group = foregroundOf(readFileSync(`/proc/${shell}/stat`, 'utf8'));
    return group !== undefined && process.kill(-group, 'SIGINT');
  } catch {
    return false;
  }
}

/**
 * The process group in front in the process's terminal, from its line in `/proc`; undefined without a terminal.
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function foregroundOf(stat: string): number | undefined {
  // The program's name stands in parentheses and may hold any character. Behind it: state, parent, group, session,
  // terminal, group in front.
  const group = Number(
    stat
      .slice(stat.lastIndexOf(')') + 1)
      .trim()
      .split(' ')[5],
  );
  return Number.isSafeInteger(group) && group > 1 ? group : undefined;
}
