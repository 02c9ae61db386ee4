import type { CredentialKind } from '../../model/credential.ts';

/** A personal key reaches every project; narrower ones look the same. https://neon.com/docs/manage/api-keys */
export const neonKey: CredentialKind = {
  id: 'neon-key',
  title: 'Neon key',
  pattern: /\b(napi_[a-z0-9]{40,80})\b/g,
  keywords: ['napi_'],
  scope: 'blanket',
  hits: [`NEON_API_KEY=napi_${'ma1d'.repeat(16)}`],
  misses: ['napi_short', 'napi_create_function_with_a_long_name'],
};
