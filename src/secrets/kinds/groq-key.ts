import type { CredentialKind } from '../../model/credential.ts';

/** Costs money. */
export const groqKey: CredentialKind = {
  id: 'groq-key',
  title: 'Groq key',
  pattern: /\b(gsk_[A-Za-z0-9]{48,64})\b/g,
  keywords: ['gsk_'],
  scope: 'blanket',
  hits: [`GROQ_API_KEY=gsk_${'Made'.repeat(13)}`],
  misses: ['gsk_short'],
};
