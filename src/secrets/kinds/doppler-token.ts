import type { CredentialKind } from '../../model/credential.ts';

/** Personal tokens are blanket, service tokens reach one config. */
export const dopplerToken: CredentialKind = {
  id: 'doppler-token',
  title: 'Doppler token',
  pattern: /\b(dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]{2,35}\.)?[A-Za-z0-9]{40,44})\b/g,
  keywords: ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'],
  scope: 'unknown',
  hits: [`DOPPLER_TOKEN=dp.pt.${'Ma1d'.repeat(10)}abc`],
  misses: ['dp.pt.short'],
};
