import type { CredentialKind } from '../../model/credential.ts';

/** Opens every host and service that knows its public half. */
export const privateKey: CredentialKind = {
  id: 'private-key',
  title: 'private key',
  pattern:
    /(-----BEGIN[ A-Z0-9]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]{20,12000}?(?:-----END[ A-Z0-9]{0,40}PRIVATE KEY(?: BLOCK)?-----|$))/g,
  keywords: ['private key'],
  scope: 'blanket',
  hits: [
    `-----BEGIN OPENSSH PRIV${''}ATE KEY-----\n${'MADEUP0\n'.repeat(6)}-----END OPENSSH PRIV${''}ATE KEY-----`,
  ],
  misses: ['-----BEGIN PUBLIC KEY-----', 'grep "BEGIN PRIVATE KEY" *'],
};
