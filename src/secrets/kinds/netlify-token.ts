import type { CredentialKind } from '../../model/credential.ts';

/** https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/ */
export const netlifyToken: CredentialKind = {
  id: 'netlify-token',
  title: 'Netlify token',
  pattern: /\b(nf[pouc]_[A-Za-z0-9]{36,60})\b/g,
  keywords: ['nfp_', 'nfo_', 'nfu_', 'nfc_'],
  scope: 'blanket',
  hits: [`NETLIFY_AUTH_TOKEN=nfp_${'Made1Up2x'.repeat(4)}`],
  misses: ['nfp_short'],
};
