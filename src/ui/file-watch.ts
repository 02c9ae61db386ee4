import { commands, Disposable, type Uri, window, workspace } from 'vscode';
import type { DiffViews } from './diffs.ts';
import { editsText, type NoticedEdit, vanishedText } from './file-watch-text.ts';

interface Noticed<Edit extends NoticedEdit> {
  readonly agentTitle: string;
  readonly edits: readonly Edit[];
  readonly vanished: readonly string[];
}

export interface FileWatchPorts<Edit extends NoticedEdit> {
  readonly diffs: DiffViews;
  /** Finds the files that must be remembered for a way back. */
  glob(): Promise<string>;
  remember(paths: readonly string[]): Promise<void>;
  /** The person, by means of the editor, changes these files now. */
  touched(paths: readonly string[]): void;
  /** What is to be told of files that were written or went away a moment ago. */
  changed(written: readonly string[], gone: readonly string[]): Promise<Noticed<Edit> | undefined>;
  /** Throws an `Error` with a plain sentence. */
  putBack(edit: Edit): Promise<void>;
}

export interface FileWatch extends Disposable {
  /** An agent is at work: from now on what changes on the disk is looked at. */
  wake(): void;
}

/** Milliseconds after the first of several changes: by then the editor has reported its own saves, and git has ended. */
const SETTLE = 1_500;
/** Milliseconds between two messages; what comes meanwhile is told together. */
const PAUSE = 20_000;
const MOST = 5_000;
const NOWHERE = '**/{node_modules,.git,.venv,dist,build,out,target,vendor,.terraform,.next}/**';

/** Watches files that change on the disk while an agent works, and tells of those that a person should have seen before. */
export function createFileWatch<Edit extends NoticedEdit>(ports: FileWatchPorts<Edit>): FileWatch {
  const { changed, touched } = ports;
  let awake = false;
  let written = new Set<string>();
  let gone = new Set<string>();
  let settling: NodeJS.Timeout | undefined;
  let waiting: Noticed<Edit>[] = [];
  let toldAt = 0;
  let telling: NodeJS.Timeout | undefined;

  const seen = (set: () => Set<string>) => (uri: Uri) => {
    if (!awake || uri.scheme !== 'file' || set().size >= MOST) return;
    set().add(uri.fsPath);
    settling ??= setTimeout(() => void settle(), SETTLE);
  };
  const byHand = (uris: readonly Uri[]) => awake && touched(uris.map(({ fsPath }) => fsPath));
  const files = workspace.createFileSystemWatcher('**/*');
  const parts: readonly Disposable[] = [
    files,
    files.onDidChange(seen(() => written)),
    files.onDidCreate(seen(() => written)),
    files.onDidDelete(seen(() => gone)),
    workspace.onDidSaveTextDocument(({ uri }) => byHand([uri])),
    workspace.onDidSaveNotebookDocument(({ uri }) => byHand([uri])),
    workspace.onDidCreateFiles((event) => byHand(event.files)),
    workspace.onDidDeleteFiles((event) => byHand(event.files)),
    workspace.onDidRenameFiles((event) =>
      byHand(event.files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
    ),
  ];

  async function settle(): Promise<void> {
    settling = undefined;
    const [paths, lost] = [[...written], [...gone]];
    written = new Set();
    gone = new Set();
    const noticed = await changed(paths, lost).catch(() => undefined);
    if (!noticed) return;
    waiting.push(noticed);
    telling ??= setTimeout(tellAll, Math.max(0, toldAt + PAUSE - Date.now()));
  }

  function tellAll(): void {
    telling = undefined;
    toldAt = Date.now();
    const all = waiting;
    waiting = [];
    const agentTitle = all.at(-1)?.agentTitle ?? '';
    const vanished = all.flatMap((one) => one.vanished);
    // Of a file that changed several times: as it was first, and as it is.
    const edits = new Map<string, Edit>();
    for (const edit of all.flatMap((one) => one.edits))
      edits.set(edit.path, { ...edit, before: (edits.get(edit.path) ?? edit).before });
    if (vanished.length > 0) void tellVanished(vanished.length, agentTitle);
    if (edits.size > 0) void tellEdits([...edits.values()], agentTitle, ports);
  }

  return {
    wake() {
      if (awake) return;
      awake = true;
      void rememberAll(ports).catch(() => undefined);
    },
    dispose() {
      clearTimeout(settling);
      clearTimeout(telling);
      Disposable.from(...parts).dispose();
    },
  };
}

/** Protected files as they are before the agent goes on. */
async function rememberAll({ glob, remember }: Pick<FileWatchPorts<NoticedEdit>, 'glob' | 'remember'>) {
  const found = await workspace.findFiles(await glob(), NOWHERE, 2_000);
  await remember(found.map(({ fsPath }) => fsPath));
}

async function tellVanished(count: number, agentTitle: string): Promise<void> {
  const restore = 'Restore Snapshot…';
  const scm = 'Show Source Control';
  const picked = await window.showWarningMessage(vanishedText(count, agentTitle), restore, scm);
  if (picked === restore) await commands.executeCommand('chaperone.restoreSnapshot');
  if (picked === scm) await commands.executeCommand('workbench.view.scm');
}

async function tellEdits<Edit extends NoticedEdit>(
  edits: readonly Edit[],
  agentTitle: string,
  { diffs, putBack }: FileWatchPorts<Edit>,
): Promise<void> {
  const text = editsText(edits, agentTitle);
  const known = edits.filter(({ before }) => before !== undefined);
  const show = edits.length === 1 ? 'Show Change' : 'Show Changes';
  const back = known.length > 0 ? ['Put Back'] : [];
  let picked = await window.showWarningMessage(text, show, ...back);
  if (picked === show) {
    for (const edit of edits.slice(0, 8)) await showEdit(edit, diffs);
    picked = await window.showWarningMessage(text, ...back, 'Keep');
  }
  if (picked !== 'Put Back') return;
  try {
    for (const edit of known) await putBack(edit);
    const what = known.length === 1 ? 'The file is' : `${known.length} files are`;
    void window.showInformationMessage(`${what} as before. What was there is kept in ~/.chaperone/backups.`);
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : 'It could not be put back.');
  }
}

async function showEdit({ path, before, after }: NoticedEdit, diffs: DiffViews): Promise<void> {
  const textOf = (held: NoticedEdit['before']) => (held === undefined || held === 'missing' ? '' : held.text);
  const diff = { path, before: textOf(before), after: textOf(after), exact: true };
  await diffs.open(diff, { keepFocus: false, stays: true, says: 'what changed' });
}
