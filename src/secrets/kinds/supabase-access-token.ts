import type { CredentialKind } from '../../model/credential.ts';

/** Every project of its owner. https://supabase.com/docs/reference/api/introduction */
export const supabaseAccessToken: CredentialKind = {
  id: 'supabase-access-token',
  title: 'Supabase access token',
  pattern: /\b(sbp_(?!fc)(?:oauth_)?[a-f0-9]{40})\b/g,
  keywords: ['sbp_'],
  scope: 'blanket',
  hits: [`SUPABASE_ACCESS_TOKEN=sbp_${'0a1b'.repeat(10)}`],
  misses: ['sbp_short'],
};
