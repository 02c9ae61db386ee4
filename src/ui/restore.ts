import { ProgressLocation, window } from 'vscode';
import type { Restoring, Snapshot } from '../model/snapshot.ts';
import { changesText, plain, type SnapshotItem, snapshotItem } from './restore-text.ts';

export interface RestorePorts {
  /** Newest first. */
  list(): Promise<readonly Snapshot[]>;
  /** What putting it back would change now. Throws an `Error` with a plain sentence. */
  changes(id: string): Promise<readonly Restoring[]>;
  /** Puts it back. `undo` puts things back to where they stood before. Throws an `Error` with a plain sentence. */
  restore(id: string): Promise<{ readonly undo: Snapshot | undefined; readonly notes: readonly string[] }>;
}

/** Milliseconds for which the status bar tells of a copy. */
const told = 8000;

/** Says quietly that an agent's command passed because its loss can be put back. */
export function tellKept({ holds }: { readonly holds: string }): void {
  window.setStatusBarMessage(`$(history) Copy kept: ${plain(holds)}`, told);
}

/** Lets a person put a snapshot back: which one, unless `id` says it; what would change; then a way back. */
export async function restoreSnapshot(ports: RestorePorts, id?: string): Promise<void> {
  try {
    const snapshots = await ports.list();
    const snapshot = id === undefined ? await pick(snapshots) : snapshots.find((one) => one.id === id);
    if (snapshot) await confirmed(snapshot, ports);
    else if (id !== undefined)
      void window.showInformationMessage(
        'This snapshot is not there any more: snapshots are kept for 30 days, and the oldest go first.',
      );
  } catch (error) {
    void window.showErrorMessage(
      error instanceof Error ? error.message : 'The snapshot could not be put back.',
    );
  }
}

async function pick(snapshots: readonly Snapshot[]): Promise<Snapshot | undefined> {
  if (snapshots.length === 0) {
    void window.showInformationMessage(
      'There is no snapshot yet. When an agent’s command would lose work that no commit has, Chaperone keeps a copy first, and it stands here.',
    );
    return undefined;
  }
  const items: SnapshotItem[] = snapshots.map((snapshot) => snapshotItem(snapshot, when));
  const picked = await window.showQuickPick(items, {
    title: 'Chaperone: Restore Snapshot',
    placeHolder: 'Choose what to put back. You see what would change before anything does.',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return snapshots.find(({ id }) => id === picked?.id);
}

async function confirmed(snapshot: Snapshot, ports: RestorePorts): Promise<void> {
  const { id, cwd, holds } = snapshot;
  const changes = await ports.changes(id);
  if (changes.length === 0)
    return void window.showInformationMessage('Everything stands as it did: there is nothing to put back.');
  const question = `Put back ${plain(holds)}?`;
  const detail = changesText(changes, cwd);
  // An agent may run commands of the editor too; only a person answers a dialog.
  const picked = await window.showWarningMessage(question, { modal: true, detail }, 'Restore');
  if (picked !== 'Restore') return;
  const { undo, notes } = await working('Putting back…', () => ports.restore(id));
  const done = [`Put back: ${plain(holds)}.`, ...notes].join(' ');
  if (!undo) return void window.showInformationMessage(done);
  if ((await window.showInformationMessage(done, 'Undo')) !== 'Undo') return;
  await working('Undoing…', () => ports.restore(undo.id));
  void window.showInformationMessage('Undone: everything stands as it did before the restore.');
}

function working<T>(title: string, work: () => Promise<T>): Thenable<T> {
  return window.withProgress({ location: ProgressLocation.Window, title: `Chaperone: ${title}` }, work);
}

const when = (at: string) =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
