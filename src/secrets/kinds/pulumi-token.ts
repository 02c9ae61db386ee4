import type { CredentialKind } from '../../model/credential.ts';

/** https://www.pulumi.com/docs/iac/operations/troubleshooting/commands/ */
export const pulumiToken: CredentialKind = {
  id: 'pulumi-token',
  title: 'Pulumi token',
  pattern: /\b(pul-[a-f0-9]{40})\b/g,
  keywords: ['pul-'],
  scope: 'blanket',
  hits: [`PULUMI_ACCESS_TOKEN=pul-${'0a1b'.repeat(10)}`],
  misses: ['pul-short'],
};
