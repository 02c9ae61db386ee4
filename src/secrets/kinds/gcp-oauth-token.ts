import type { CredentialKind } from '../../model/credential.ts';

/** Acts as the signed-in person; refresh tokens never end by themselves. */
export const gcpOauthToken: CredentialKind = {
  id: 'gcp-oauth-token',
  title: 'Google access token',
  pattern: /\b(ya29\.[\w-]{20,600}|1\/\/0[\w-]{30,200})/g,
  keywords: ['ya29.', '1//0'],
  scope: 'blanket',
  hits: [
    `Authorization: Bearer ya29.${'MadeUp1-'.repeat(5)}`,
    `"refresh_token": "1//0${'madeUp1-'.repeat(5)}"`,
  ],
  misses: ['ya29.short'],
};
