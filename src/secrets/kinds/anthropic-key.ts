import type { CredentialKind } from '../../model/credential.ts';

/** Costs money. */
export const anthropicKey: CredentialKind = {
  id: 'anthropic-key',
  title: 'Anthropic key',
  pattern: /\b(sk-ant-(?:[a-z]{2,8}\d{2}-)?[\w-]{20,300})(?![\w-])/g,
  keywords: ['sk-ant-'],
  scope: 'blanket',
  hits: [`ANTHROPIC_API_KEY=sk-ant-api03-${'Made1Up2'.repeat(12)}`, `sk-ant-oat01-${'Made1Up2'.repeat(12)}`],
  misses: ['sk-ant-short'],
};
