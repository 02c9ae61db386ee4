import { type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { DiffViews } from './diffs.ts';
import { type FileChange, showChange } from './file-changes.ts';

/** A part of what “Protect This Workspace” would write. */
export interface ProtectPart {
  readonly title: string;
  /** What it is good for. */
  readonly detail: string;
  readonly changes: readonly FileChange[];
  /** Whether its file is opened afterwards, for the person to go on with. */
  readonly opens: boolean;
}

export interface ProtectPorts {
  readonly diffs: DiffViews;
  /** The parts that would change something here; the policy file comes first. */
  parts(): Promise<readonly ProtectPart[]>;
  /** Writes a file atomically, after a look that it still is what `before` says. Throws an `Error` with a plain sentence. */
  write(change: FileChange): Promise<void>;
  /** Called after something was written. */
  onDone(): void;
}

interface Item extends QuickPickItem {
  readonly part: ProtectPart;
}

/** Shows what it would write, writes what the person leaves ticked, and opens the policy. */
export async function protectWorkspace({ diffs, parts, write, onDone }: ProtectPorts): Promise<void> {
  if (!workspace.workspaceFolders?.length) {
    await window.showInformationMessage('Open a folder first. Chaperone writes its policy there.');
    return;
  }
  const all = (await parts()).filter(({ changes }) => changes.length > 0);
  const first = all[0]?.changes[0];
  if (!first) {
    await window.showInformationMessage('This workspace is protected already. There is nothing to write.');
    return;
  }
  const opened = [showChange(first, diffs)];
  await opened[0];
  const items: Item[] = all.map((part) => ({ label: part.title, detail: part.detail, picked: true, part }));
  const picked = await pick(items, (change) => opened.push(showChange(change, diffs)));
  // Also one whose tab is still on its way.
  for (const opening of opened)
    opening.then(
      (view) => view.close(),
      () => undefined,
    );
  if (!picked || picked.length === 0) return;
  try {
    for (const { part } of picked) for (const change of part.changes) await write(change);
  } catch (error) {
    await window.showErrorMessage(error instanceof Error ? error.message : 'The files could not be written.');
    return;
  } finally {
    onDone();
  }
  const policy = picked.map(({ part }) => part).find(({ opens }) => opens);
  if (policy?.changes[0]) await window.showTextDocument(Uri.file(policy.changes[0].path));
  void window.showInformationMessage(
    'This workspace is protected. Commit the policy, so that others have it too.',
  );
}

/** A list with ticks; the diff behind it follows the part in focus. */
function pick(
  items: readonly Item[],
  show: (change: FileChange) => unknown,
): Promise<readonly Item[] | undefined> {
  const list = window.createQuickPick<Item>();
  list.title = 'Chaperone: Protect This Workspace';
  list.placeholder =
    'Read the change in the editor, untick what you do not want, then press OK. Esc writes nothing.';
  list.canSelectMany = true;
  list.ignoreFocusOut = true;
  list.items = items;
  list.selectedItems = items;
  return new Promise((resolve) => {
    let shown = items[0];
    list.onDidChangeActive(([active]) => {
      const change = active?.part.changes[0];
      if (!change || active === shown) return;
      shown = active;
      show(change);
    });
    list.onDidAccept(() => {
      resolve(list.selectedItems);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
