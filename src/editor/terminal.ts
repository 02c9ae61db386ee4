import {
  guardMine,
  installTerminalGuard,
  markTerminal,
  sweepMarks,
  terminalFolder,
  unmarkTerminal,
} from '../host/terminal.ts';
import { type TerminalVariable, terminalVariables } from '../model/terminal.ts';

/** What the guard of the terminals needs in the editor; undefined on Windows, whose terminals it does not reach. */
export async function prepareTerminal(home: string): Promise<
  | {
      readonly variables: readonly TerminalVariable[];
      mark(pid: number, whose: 'person' | 'unknown'): Promise<void>;
      unmark(pid: number): Promise<void>;
      guardMine(on: boolean): Promise<void>;
    }
  | undefined
> {
  if (process.platform === 'win32') return undefined;
  await installTerminalGuard(home);
  await sweepMarks(home);
  return {
    variables: terminalVariables(terminalFolder(home), process.env),
    mark: (pid, whose) => markTerminal(home, pid, whose),
    unmark: (pid) => unmarkTerminal(home, pid),
    guardMine: (on) => guardMine(home, on),
  };
}
