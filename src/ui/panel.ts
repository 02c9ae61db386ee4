import { Uri, type ViewColumn, type WebviewPanel, window } from 'vscode';
import { webviewPage } from './webview-page.ts';

export interface PanelParts {
  readonly extensionUri: Uri;
  /** Names the view type and the files `media/<kind>.css` and `media/<kind>.js`. */
  readonly kind: 'review' | 'journal' | 'agents';
  readonly title: string;
  readonly body: string;
  readonly column: ViewColumn;
}

/** Opens a page of ours in an editor tab. */
export function openPanel({ extensionUri, kind, title, body, column }: PanelParts): WebviewPanel {
  const media = Uri.joinPath(extensionUri, 'media');
  const panel = window.createWebviewPanel(
    `chaperone.${kind}`,
    title,
    { viewColumn: column },
    {
      enableScripts: true,
      localResourceRoots: [media],
      retainContextWhenHidden: true,
    },
  );
  const { webview } = panel;
  const address = (file: string): string => webview.asWebviewUri(Uri.joinPath(media, file)).toString();
  webview.html = webviewPage({
    title,
    nonce: crypto.randomUUID(),
    source: webview.cspSource,
    styles: [address('page.css'), address(`${kind}.css`)],
    script: address(`${kind}.js`),
    body,
  });
  return panel;
}
