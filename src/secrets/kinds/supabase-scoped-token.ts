import type { CredentialKind } from '../../model/credential.ts';

/** Limited to chosen permissions. */
export const supabaseScopedToken: CredentialKind = {
  id: 'supabase-scoped-token',
  title: 'Supabase scoped token',
  pattern: /\b(sbp_fc\w{20,200})\b/g,
  keywords: ['sbp_fc'],
  scope: 'scoped',
  hits: [`sbp_fc${'Made1Up2'.repeat(4)}`],
  misses: ['sbp_fc'],
};
