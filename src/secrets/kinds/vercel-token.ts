import type { CredentialKind } from '../../model/credential.ts';

/** https://vercel.com/docs/rest-api */
export const vercelToken: CredentialKind = {
  id: 'vercel-token',
  title: 'Vercel token',
  pattern: /\b(vc[pkias]_[A-Za-z0-9]{24,80})\b/g,
  keywords: ['vcp_', 'vck_', 'vci_', 'vca_', 'vcs_'],
  scope: 'blanket',
  hits: [`VERCEL_TOKEN=vcp_${'Made1Up2'.repeat(4)}`],
  misses: ['vcp_short'],
};
