import type { CredentialKind } from '../../model/credential.ts';

/** The whole account. */
export const mailgunKey: CredentialKind = {
  id: 'mailgun-key',
  title: 'Mailgun key',
  pattern: /\b(key-[a-f0-9]{32})\b/g,
  keywords: ['mailgun'],
  scope: 'blanket',
  hits: [`MAILGUN_API_KEY=key-${'0a1b'.repeat(8)}`],
  misses: ['mailgun key-short'],
};
