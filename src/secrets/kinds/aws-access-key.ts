import type { CredentialKind } from '../../model/credential.ts';

/** Ids of long-lived (AKIA) and temporary (ASIA) keys. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export const awsAccessKey: CredentialKind = {
  id: 'aws-access-key',
  title: 'AWS access key id',
  pattern: /\b((?:AKIA|ASIA)[A-Z2-7]{16})\b/g,
  keywords: ['akia', 'asia'],
  scope: 'unknown',
  hits: [`AWS_ACCESS_KEY_ID=AKIA${'MADEUP22'.repeat(2)}`],
  misses: ['AKIAshort', 'AWS_ACCESS_KEY_ID=$AWS_ACCESS_KEY_ID'],
};
