import { window } from 'vscode';
import type { DiffViews } from './diffs.ts';
import { type FileChange, showChange } from './file-changes.ts';

export interface AgentPorts {
  readonly diffs: DiffViews;
  /** The agent's name for people. */
  readonly title: string;
  /** What would change in the agent's settings. Undefined: nothing. Throws an `Error` with a plain sentence where the file cannot be read. */
  change(step: 'add' | 'remove'): Promise<FileChange | undefined>;
  /** Keeps a copy of the file in `~/.chaperone/backups` and writes atomically. Throws an `Error` with a plain sentence. */
  write(change: FileChange): Promise<void>;
  /** Called after something was written. */
  onDone(): void;
}

/** Puts the guard into an agent's settings or takes it out, after showing the exact change. */
export async function changeAgent(step: 'add' | 'remove', ports: AgentPorts): Promise<void> {
  const { title } = ports;
  try {
    const change = await ports.change(step);
    if (!change) {
      const text = step === 'add' ? `${title} is guarded already.` : `${title} has no guard of Chaperone’s.`;
      void window.showInformationMessage(text);
      return;
    }
    const view = await showChange(change, ports.diffs);
    const act = step === 'add' ? 'Install Guard' : 'Remove Guard';
    const question = step === 'add' ? `Install the guard for ${title}?` : `Remove the guard from ${title}?`;
    const means =
      step === 'add'
        ? `${title} will ask Chaperone before it acts.`
        : `${title} will act without asking Chaperone.`;
    const kept = change.before === '' ? '' : ' The file of today is kept in ~/.chaperone/backups.';
    const detail = `${means} The editor shows the exact change to ${change.path}.${kept}`;
    const picked = await window.showInformationMessage(question, { modal: true, detail }, act);
    view.close();
    if (picked !== act) return;
    await ports.write(change);
    const done =
      step === 'add' ? `${title} is guarded from its next action on.` : `${title} is no longer guarded.`;
    void window.showInformationMessage(done);
  } catch (error) {
    void window.showErrorMessage(
      error instanceof Error ? error.message : `The settings of ${title} could not be changed.`,
    );
  } finally {
    ports.onDone();
  }
}
