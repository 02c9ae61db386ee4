import type { CredentialKind } from '../../model/credential.ts';

/** What it may do depends on the roles of its account. https://cloud.google.com/iam/docs/keys-create-delete */
export const gcpServiceAccount: CredentialKind = {
  id: 'gcp-service-account',
  title: 'Google service account key',
  pattern: /"private_key"\s{0,4}:\s{0,4}"(-----BEGIN[ A-Z]{0,20}PRIVATE KEY-----[^"]{20,6000})"/g,
  keywords: ['private_key'],
  scope: 'unknown',
  hits: [
    `{"type": "service_account", "private_key": "-----BEGIN PRIV${''}ATE KEY-----${'\\nMADEUP'.repeat(9)}"}`,
  ],
  misses: ['{"private_key": ""}', '{"private_key_id": "abc"}'],
};
