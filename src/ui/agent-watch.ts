import { commands, Disposable, type Terminal, window } from 'vscode';
import { openedBy } from '../model/terminal.ts';
import { oneLine, unlinked } from './visible.ts';

/** A line that has begun to run in a terminal. */
interface BegunLine {
  /** Names the terminal. */
  readonly terminal: string;
  /** The terminal's name for people. */
  readonly name: string;
  readonly opened: 'person' | 'unknown';
  /** Variables that the terminal was opened with, as `NAME=value`. */
  readonly marks: readonly string[];
  readonly line: string;
  readonly cwd: string | undefined;
  /** Ends the line as Ctrl-C would, where it still runs. */
  interrupt(): void;
}

export interface AgentWatchPorts {
  /** An agent may be at work from now on. */
  wake(): void;
  /** An agent’s terminal is open; it may run a line at any time. */
  prepare(): void;
  /** Sends SIGINT to what runs in front in the terminal of this shell; false where that could not be found out. */
  interrupt(shell: number): boolean;
  /** What the line was interrupted for, and whose it is; undefined: it may go on, or somebody was asked about it. */
  began(line: BegunLine): Promise<{ readonly why: string; readonly agentTitle: string } | undefined>;
  ended(terminal: string): void;
}

/** The last look at terminals: what runs there although nobody was asked is judged, and interrupted where it must not run. */
export function createAgentWatch(ports: AgentWatchPorts): Disposable {
  const { wake, prepare, began, ended } = ports;
  const ids = new WeakMap<Terminal, string>();
  /** The line that runs in a terminal now; what is found out about an earlier one must not hit it. */
  const running = new Map<string, number>();
  let lines = 0;
  let terminals = 0;
  const idOf = (terminal: Terminal) => {
    const known = ids.get(terminal);
    if (known !== undefined) return known;
    terminals += 1;
    ids.set(terminal, `terminal ${terminals}`);
    return `terminal ${terminals}`;
  };
  const stop = (terminal: Terminal) => {
    const id = ids.get(terminal);
    // Without a line there is nothing to end, nor a reason to load what judges lines.
    if (id === undefined) return;
    running.delete(id);
    ended(id);
  };

  const end = async (terminal: Terminal) => {
    const shell = await terminal.processId;
    // A typed Ctrl-C goes through the editor's window first, and takes ten times as long.
    if (shell === undefined || !ports.interrupt(shell)) terminal.sendText('\u0003', false);
  };

  const onStart = window.onDidStartTerminalShellExecution(
    async ({ terminal, execution, shellIntegration }) => {
      wake();
      lines += 1;
      const own = lines;
      const id = idOf(terminal);
      running.set(id, own);
      const { creationOptions, name } = terminal;
      let interrupted = false;
      const found = await began({
        terminal: id,
        name: oneLine(name),
        opened: openedBy(creationOptions),
        marks: marksOf(creationOptions),
        line: execution.commandLine.value,
        cwd: (execution.cwd ?? shellIntegration.cwd)?.fsPath,
        interrupt() {
          if (running.get(id) !== own) return;
          interrupted = true;
          void end(terminal);
        },
      }).catch(() => undefined);
      if (found && interrupted) await tell(terminal, execution.commandLine.value, found);
    },
  );
  const onEnd = window.onDidEndTerminalShellExecution(({ terminal }) => stop(terminal));
  const onOpen = window.onDidOpenTerminal(({ creationOptions }) => {
    if (openedBy(creationOptions) === 'person') return;
    wake();
    // What judges lines takes longer to load than a line may run.
    prepare();
  });
  const onClose = window.onDidCloseTerminal(stop);
  return Disposable.from(onOpen, onStart, onEnd, onClose);
}

async function tell(
  terminal: Terminal,
  line: string,
  { why, agentTitle }: { readonly why: string; readonly agentTitle: string },
): Promise<void> {
  const text = `${agentTitle} ran “${shortened(line)}” and nobody was asked. It had started, and was interrupted. ${why}`;
  const picked = await window.showWarningMessage(unlinked(text), 'Show Terminal', 'Show Journal');
  if (picked === 'Show Terminal') terminal.show();
  if (picked === 'Show Journal') await commands.executeCommand('chaperone.showJournal');
}

/** The variables that whoever opened the terminal set there. */
function marksOf(options: Terminal['creationOptions']): readonly string[] {
  const env = 'env' in options ? options.env : undefined;
  return Object.entries(env ?? {}).map(([name, value]) => `${name}=${value ?? ''}`);
}

const shortened = (line: string) => (line.length > 80 ? `${oneLine(line).slice(0, 79)}…` : oneLine(line));
