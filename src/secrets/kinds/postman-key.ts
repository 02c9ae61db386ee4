import type { CredentialKind } from '../../model/credential.ts';

/** Acts as its owner. */
export const postmanKey: CredentialKind = {
  id: 'postman-key',
  title: 'Postman key',
  pattern: /\b(PMAK-[a-f0-9]{24}-[a-f0-9]{34})\b/g,
  keywords: ['pmak-'],
  scope: 'blanket',
  hits: [`PMAK-${'0a1b'.repeat(6)}-${'0a1b'.repeat(8)}0a`],
  misses: ['PMAK-short'],
};
