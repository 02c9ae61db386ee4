/** What a webview's page is made of. `body` is HTML whose every foreign part went through `escapeHtml`. */
export interface PageParts {
  readonly title: string;
  readonly nonce: string;
  /** The webview's `cspSource`. */
  readonly source: string;
  readonly styles: readonly string[];
  readonly script: string;
  readonly body: string;
}

/** A page without network, inline styles or inline handlers: https://code.visualstudio.com/api/extension-guides/webview#security */
export function webviewPage({ title, nonce, source, styles, script, body }: PageParts): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${styles.map((href) => `<link rel="stylesheet" href="${escapeHtml(href)}">`).join('\n')}
</head>
<body>
${body}
<script nonce="${escapeHtml(nonce)}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
