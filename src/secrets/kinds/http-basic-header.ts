import type { CredentialKind } from '../../model/credential.ts';

/** User and password in base64. */
export const httpBasicHeader: CredentialKind = {
  id: 'http-basic-header',
  title: 'basic login',
  pattern: /\bBasic[ \t]{1,4}([A-Za-z0-9+/]{8,400}={0,2})(?![\w+/=-])/g,
  keywords: ['basic'],
  scope: 'unknown',
  accepts: (value) => /\d|[A-Z].*[a-z].*[A-Z]/.test(value),
  hits: [`Authorization: Basic ${'bWFkZTp1cA'.repeat(2)}`],
  misses: ['Basic authentication', 'Authorization: Basic $LOGIN'],
};
