import type { CredentialKind } from '../../model/credential.ts';

/** Permissions are granted one by one. */
export const planetscaleToken: CredentialKind = {
  id: 'planetscale-token',
  title: 'PlanetScale service token',
  pattern: /\b(pscale_tkn_[\w=.-]{32,80})/g,
  keywords: ['pscale_tkn_'],
  scope: 'scoped',
  hits: [`PLANETSCALE_SERVICE_TOKEN=pscale_tkn_${'Made1Up2'.repeat(5)}`],
  misses: ['pscale_tkn_short'],
};
