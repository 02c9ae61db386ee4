import { type Disposable, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { Entry } from '../model/entry.ts';
import { journalBody, journalRow } from './journal-page.ts';
import { openPanel } from './panel.ts';

interface JournalReading {
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** For people: where the chain is broken or a file cannot be read. Empty: the chain is whole. */
  readonly problems: readonly string[];
  /** Agents' names for people, by id. */
  readonly titles: ReadonlyMap<string, string>;
}

export interface JournalPorts {
  readonly extensionUri: Uri;
  /** The folder of the month files, absolute. */
  readonly directory: string;
  read(limit: number): Promise<JournalReading>;
  /** Offers to put a snapshot back. */
  restore(snapshot: string): void;
}

/** What `media/journal.js` sends. */
type JournalMessage = { readonly kind: 'ready' | 'open' } | { readonly kind: 'restore'; readonly id: string };

/** More rows than anybody reads; the file holds them all. */
const rowLimit = 2000;

/** The journal's page. `changed` is to be called after a new entry. */
export interface JournalView extends Disposable {
  show(): void;
  changed(): void;
}

export function createJournalView(ports: JournalPorts): JournalView {
  let panel: WebviewPanel | undefined;

  async function send(): Promise<void> {
    const target = panel;
    if (!target) return;
    try {
      const { entries, problems, titles } = await ports.read(rowLimit);
      const rows = entries.map((entry) => journalRow(entry, titles));
      await target.webview.postMessage({ kind: 'rows', rows, problems, full: rows.length >= rowLimit });
    } catch (error) {
      const problem = `The journal cannot be read: ${error instanceof Error ? error.message : 'the reason is not known'}.`;
      await target.webview.postMessage({ kind: 'rows', rows: [], problems: [problem], full: false });
    }
  }

  function openFile(): void {
    const name = `journal-${new Date().toISOString().slice(0, 7)}.jsonl`;
    const opened = workspace
      .openTextDocument(Uri.joinPath(Uri.file(ports.directory), name))
      .then((document) => window.showTextDocument(document));
    opened.then(undefined, () =>
      window.showInformationMessage(
        'There is no journal file of this month yet. It comes with the first decision.',
      ),
    );
  }

  return {
    show() {
      if (panel) return panel.reveal();
      panel = openPanel({
        extensionUri: ports.extensionUri,
        kind: 'journal',
        title: 'Chaperone Journal',
        body: journalBody,
        column: ViewColumn.Active,
      });
      panel.onDidDispose(() => {
        panel = undefined;
      });
      panel.webview.onDidReceiveMessage((message: JournalMessage) => {
        if (message.kind === 'open') openFile();
        else if (message.kind === 'restore') ports.restore(String(message.id));
        else void send();
      });
    },
    changed: () => void send(),
    dispose: () => panel?.dispose(),
  };
}
