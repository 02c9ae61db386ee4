import type { CredentialKind } from '../../model/credential.ts';

/** Costs money. */
export const openrouterKey: CredentialKind = {
  id: 'openrouter-key',
  title: 'OpenRouter key',
  pattern: /\b(sk-or-v\d-[0-9a-f]{64})\b/g,
  keywords: ['sk-or-v'],
  scope: 'blanket',
  hits: [`sk-or-v1-${'0a1b'.repeat(16)}`],
  misses: ['sk-or-v1-short'],
};
