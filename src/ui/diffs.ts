import { commands, type Disposable, TabInputTextDiff, Uri, type ViewColumn, window, workspace } from 'vscode';
import type { Diff } from '../model/explanation.ts';

const scheme = 'chaperone-diff';

/** The editor's own diff editor over two texts that exist only in memory. */
export interface DiffViews extends Disposable {
  /** Opens a diff in a preview tab, or in one that stays. `close` takes the tab away again. */
  open(
    diff: Diff,
    where: { column?: ViewColumn; keepFocus: boolean; stays?: boolean; says?: string },
  ): Promise<{ close(): void }>;
}

export function createDiffViews(): DiffViews {
  const texts = new Map<string, string>();
  let latest = 0;
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    // Nothing rather than an empty text where a tab outlived its contents: it would look like a change.
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  const forget = workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString()));

  return {
    async open(diff, { column, keepFocus, stays = false, says = 'what would change' }) {
      latest += 1;
      const id = String(latest);
      const side = (name: 'before' | 'after'): Uri => {
        const path = diff.path.replaceAll('\\', '/');
        const uri = Uri.from({
          scheme,
          path: path.startsWith('/') ? path : `/${path}`,
          query: `${name}=${id}`,
        });
        texts.set(uri.toString(), diff[name]);
        return uri;
      };
      const after = side('after');
      const file = diff.path.split(/[\\/]/).at(-1) ?? diff.path;
      const title = `${file}: ${says}${diff.exact ? '' : ' (approximate)'}`;
      await commands.executeCommand('vscode.diff', side('before'), after, title, {
        preview: !stays,
        preserveFocus: keepFocus,
        ...(column === undefined ? {} : { viewColumn: column }),
      });
      return { close: () => closeTab(after) };
    },
    dispose() {
      provider.dispose();
      forget.dispose();
    },
  };
}

function closeTab(after: Uri): void {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const ours = tabs.filter(
    ({ input }) => input instanceof TabInputTextDiff && input.modified.toString() === after.toString(),
  );
  if (ours.length > 0) void window.tabGroups.close(ours, true);
}
