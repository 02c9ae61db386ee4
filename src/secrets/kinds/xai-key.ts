import type { CredentialKind } from '../../model/credential.ts';

/** Costs money. */
export const xaiKey: CredentialKind = {
  id: 'xai-key',
  title: 'xAI key',
  pattern: /\b(xai-[A-Za-z0-9]{70,100})\b/g,
  keywords: ['xai-'],
  scope: 'blanket',
  hits: [`XAI_API_KEY=xai-${'Made'.repeat(20)}`],
  misses: ['xai-short'],
};
