import type { CredentialKind } from '../../model/credential.ts';

/** https://docs.sentry.io/account/auth-tokens/ */
export const sentryToken: CredentialKind = {
  id: 'sentry-token',
  title: 'Sentry token',
  pattern: /\b(sntry[su]_[\w=+/-]{40,400})/g,
  keywords: ['sntrys_', 'sntryu_'],
  scope: 'unknown',
  hits: [`SENTRY_AUTH_TOKEN=sntrys_${'Made1Up2'.repeat(8)}`],
  misses: ['sntrys_short'],
};
