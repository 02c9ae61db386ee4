import type { CredentialKind } from '../../model/credential.ts';

/** Reaches the pages that were shared with it. */
export const notionToken: CredentialKind = {
  id: 'notion-token',
  title: 'Notion token',
  pattern: /\b(ntn_[A-Za-z0-9]{40,60}|secret_[A-Za-z0-9]{43})\b/g,
  keywords: ['ntn_', 'secret_'],
  scope: 'scoped',
  hits: [`NOTION_TOKEN=ntn_${'Made1Up2'.repeat(6)}`],
  misses: ['secret_name'],
};
