import type { CredentialKind } from '../../model/credential.ts';

/** What it may do depends on its policy. */
export const vaultToken: CredentialKind = {
  id: 'vault-token',
  title: 'Vault token',
  pattern: /\b(hv[sbr]\.[\w-]{20,300})/g,
  keywords: ['hvs.', 'hvb.', 'hvr.'],
  scope: 'unknown',
  hits: [`VAULT_TOKEN=hvs.${'Made1Up2'.repeat(4)}`],
  misses: ['hvs.short'],
};
