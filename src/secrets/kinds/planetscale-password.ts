import type { CredentialKind } from '../../model/credential.ts';

/** Reaches one branch. */
export const planetscalePassword: CredentialKind = {
  id: 'planetscale-password',
  title: 'PlanetScale password',
  pattern: /\b(pscale_pw_[\w=.-]{32,80})/g,
  keywords: ['pscale_pw_'],
  scope: 'scoped',
  hits: [`pscale_pw_${'Made1Up2'.repeat(5)}`],
  misses: ['pscale_pw_short'],
};
