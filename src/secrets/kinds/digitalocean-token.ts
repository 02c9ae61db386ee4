import type { CredentialKind } from '../../model/credential.ts';

/** Full access unless made with custom scopes. */
export const digitaloceanToken: CredentialKind = {
  id: 'digitalocean-token',
  title: 'DigitalOcean token',
  pattern: /\b(do[opr]_v1_[a-f0-9]{64})\b/g,
  keywords: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
  scope: 'blanket',
  hits: [`DIGITALOCEAN_ACCESS_TOKEN=dop_v1_${'0a1b'.repeat(16)}`],
  misses: ['dop_v1_short'],
};
