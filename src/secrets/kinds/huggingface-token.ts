import type { CredentialKind } from '../../model/credential.ts';

/** https://huggingface.co/docs/hub/security-tokens */
export const huggingfaceToken: CredentialKind = {
  id: 'huggingface-token',
  title: 'Hugging Face token',
  pattern: /\b(hf_[A-Za-z]{34}|api_org_[A-Za-z]{34})\b/g,
  keywords: ['hf_', 'api_org_'],
  scope: 'unknown',
  hits: [`HF_TOKEN=hf_${'Ma'.repeat(17)}`],
  misses: ['hf_hub_download'],
};
