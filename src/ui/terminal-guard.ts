import {
  type Disposable,
  type EnvironmentVariableCollection,
  type Terminal,
  window,
  workspace,
} from 'vscode';
import type { TerminalVariable } from '../model/terminal.ts';
import { openedBy } from '../model/terminal.ts';

export interface TerminalGuardPorts {
  readonly collection: EnvironmentVariableCollection;
  readonly variables: readonly TerminalVariable[];
  /** Says whose lines the shell with this process id gets. */
  mark(pid: number, whose: 'person' | 'unknown'): Promise<void>;
  /** The shell has ended; its number may be given out again. */
  unmark(pid: number): Promise<void>;
  /** Has the guards ask about the person's own lines too, or no longer. */
  guardMine(on: boolean): Promise<void>;
}

/** Brings the guards into every terminal of this window, and tells them which terminals are a person's. */
export function createTerminalGuard(ports: TerminalGuardPorts): Disposable {
  const { collection, variables } = ports;
  collection.persistent = true;
  collection.description = 'Chaperone asks before an agent’s line in a terminal destroys something.';
  const wanted = new Set(variables.map(({ name }) => name));
  collection.forEach((name) => {
    if (!wanted.has(name)) collection.delete(name);
  });
  for (const { name, value, how } of variables) {
    // The same value again would mark every open terminal as out of date.
    if (collection.get(name)?.value === value) continue;
    // The second place is behind the user's own start files, which may set the variable anew.
    if (how === 'prepend')
      collection.prepend(name, value, { applyAtProcessCreation: true, applyAtShellIntegration: true });
    else collection.replace(name, value, { applyAtProcessCreation: true, applyAtShellIntegration: false });
  }
  const mark = async (terminal: Terminal) => {
    const pid = await terminal.processId;
    if (pid !== undefined) await ports.mark(pid, openedBy(terminal.creationOptions));
  };
  const setting = () =>
    void ports.guardMine(workspace.getConfiguration('chaperone').get('guardMyTerminal') === 'protected');
  for (const terminal of window.terminals) void mark(terminal);
  setting();
  const onOpen = window.onDidOpenTerminal((terminal) => void mark(terminal));
  const onClose = window.onDidCloseTerminal(async (terminal) => {
    const pid = await terminal.processId;
    if (pid !== undefined) await ports.unmark(pid);
  });
  const onSetting = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('chaperone.guardMyTerminal')) setting();
  });
  return {
    dispose() {
      onOpen.dispose();
      onClose.dispose();
      onSetting.dispose();
    },
  };
}
