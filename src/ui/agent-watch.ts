import { commands, Disposable, type Terminal, type Uri, window, workspace } from 'vscode';
import { openedBy } from '../model/terminal.ts';
import { oneLine, unlinked } from './visible.ts';

export interface AgentWatchPorts {
  /** Why the line must not go on; undefined: it may, or somebody was asked about it. */
  began(line: {
    readonly line: string;
    readonly cwd: string | undefined;
    readonly agentTitle: string;
  }): Promise<string | undefined>;
}

/** So many files that vanish within so many milliseconds, while an agent's line runs, are worth a word. */
const BURST = 20;
const WITHIN = 2_000;

/**
 * The last look: what runs in an agent's terminal although nobody was asked is judged, and interrupted where it must
 * not run; and files that vanish in a burst meanwhile are told, with a way back.
 */
export function createAgentWatch({ began }: AgentWatchPorts): Disposable {
  const running = new Set<Terminal>();
  let gone: { readonly uri: Uri; readonly at: number }[] = [];
  let told = 0;

  const onStart = window.onDidStartTerminalShellExecution(
    async ({ terminal, execution, shellIntegration }) => {
      if (openedBy(terminal.creationOptions) === 'person') return;
      running.add(terminal);
      const line = execution.commandLine.value;
      const cwd = (execution.cwd ?? shellIntegration.cwd)?.fsPath;
      const agentTitle = `An agent in the terminal “${oneLine(terminal.name)}”`;
      const why = await began({ line, cwd, agentTitle }).catch(() => undefined);
      if (why === undefined || !running.has(terminal)) return;
      // Ctrl-C, typed without a line break, reaches what runs in front.
      terminal.sendText('\u0003', false);
      const text = `${agentTitle} ran “${shortened(line)}” without a question. ${why} It had started, and was interrupted.`;
      const picked = await window.showWarningMessage(unlinked(text), 'Show Terminal', 'Show Journal');
      if (picked === 'Show Terminal') terminal.show();
      if (picked === 'Show Journal') await commands.executeCommand('chaperone.showJournal');
    },
  );
  const onEnd = window.onDidEndTerminalShellExecution(({ terminal }) => void running.delete(terminal));
  const onClose = window.onDidCloseTerminal((terminal) => void running.delete(terminal));

  const files = workspace.createFileSystemWatcher('**/*', true, true, false);
  const onGone = files.onDidDelete((uri) => {
    if (running.size === 0) return;
    const now = Date.now();
    gone = [...gone.filter(({ at }) => now - at < WITHIN), { uri, at: now }];
    if (gone.length < BURST || now - told < 10 * WITHIN) return;
    told = now;
    setTimeout(() => void tellGone(gone.length), WITHIN);
  });
  return Disposable.from(onStart, onEnd, onClose, files, onGone);
}

async function tellGone(count: number): Promise<void> {
  const picked = await window.showWarningMessage(
    `More than ${count - 1} files vanished while an agent’s command ran. What Chaperone or git keeps can be put back.`,
    'Restore Snapshot…',
    'Show Source Control',
  );
  if (picked === 'Restore Snapshot…') await commands.executeCommand('chaperone.restoreSnapshot');
  if (picked === 'Show Source Control') await commands.executeCommand('workbench.view.scm');
}

const shortened = (line: string) => (line.length > 80 ? `${oneLine(line).slice(0, 79)}…` : oneLine(line));
