import type { CredentialKind } from '../../model/credential.ts';

/** https://shopify.dev/docs/apps/build/authentication-authorization */
export const shopifyToken: CredentialKind = {
  id: 'shopify-token',
  title: 'Shopify token',
  pattern: /\b(shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32})\b/g,
  keywords: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
  scope: 'unknown',
  hits: [`shpat_${'0a1b'.repeat(8)}`],
  misses: ['shpat_short'],
};
