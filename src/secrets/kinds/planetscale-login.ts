import type { CredentialKind } from '../../model/credential.ts';

/** Acts as the signed-in person. */
export const planetscaleLogin: CredentialKind = {
  id: 'planetscale-login',
  title: 'PlanetScale login',
  pattern: /\b(pscale_oauth_[\w=.-]{32,80})/g,
  keywords: ['pscale_oauth_'],
  scope: 'blanket',
  hits: [`pscale_oauth_${'Made1Up2'.repeat(5)}`],
  misses: ['pscale_oauth_short'],
};
