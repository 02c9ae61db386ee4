import { window } from 'vscode';
import type { Freeze } from '../model/policy.ts';
import type { FileChange } from './file-changes.ts';

export interface FreezePorts {
  /** What would change in the user's own policy. Undefined: nothing. Throws an `Error` with a plain sentence where it cannot be read. */
  change(on: boolean): Promise<FileChange | undefined>;
  write(change: FileChange): Promise<void>;
  /** The freeze in force here, read anew. */
  frozen(): Promise<Freeze | undefined>;
  /** Called after something was written. */
  onDone(): void;
}

/** Stops whatever cannot be undone, on this machine, at once. */
export async function freeze({ change, write, onDone }: FreezePorts): Promise<void> {
  await plainly(onDone, async () => {
    const wanted = await change(true);
    if (!wanted) return void window.showInformationMessage('You have frozen already.');
    await write(wanted);
    void window.showInformationMessage(
      'Frozen. Whatever cannot be undone is stopped in every workspace, until you run “Chaperone: Unfreeze”.',
    );
  });
}

/** Lifts the user's own freeze, after a question: an agent may run commands of the editor too. */
export async function unfreeze({ change, write, frozen, onDone }: FreezePorts): Promise<void> {
  await plainly(onDone, async () => {
    const wanted = await change(false);
    if (wanted) {
      const detail = 'Agents can again do what you allow, and what can be undone.';
      const picked = await window.showWarningMessage('Lift the freeze?', { modal: true, detail }, 'Unfreeze');
      if (picked !== 'Unfreeze') return;
      await write(wanted);
    }
    const left = await frozen();
    const lifted = wanted ? 'The freeze is lifted.' : 'Nothing is frozen.';
    void window.showInformationMessage(
      left ? `The repository still freezes, in ${left.source}. Take “freeze” out there.` : lifted,
    );
  });
}

async function plainly(onDone: () => void, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    void window.showErrorMessage(
      error instanceof Error ? error.message : 'Your policy could not be written.',
    );
  } finally {
    onDone();
  }
}
