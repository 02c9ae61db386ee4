import type { CredentialKind } from '../../model/credential.ts';

/** Costs money. */
export const openaiKey: CredentialKind = {
  id: 'openai-key',
  title: 'OpenAI key',
  pattern:
    /\b(sk-(?:proj|svcacct|admin|None)-[\w-]{20,300}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})(?![\w-])/g,
  keywords: ['sk-'],
  scope: 'blanket',
  hits: [`OPENAI_API_KEY=sk-proj-${'Made1Up2'.repeat(6)}`],
  misses: ['sk-proj-short', 'mask-image-something'],
};
