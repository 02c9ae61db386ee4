import type { CredentialKind } from '../../model/credential.ts';

/** Passes row level security of its project. */
export const supabaseSecretKey: CredentialKind = {
  id: 'supabase-secret-key',
  title: 'Supabase secret key',
  pattern: /\b(sb_secret_[\w-]{20,200})/g,
  keywords: ['sb_secret_'],
  scope: 'blanket',
  hits: [`SUPABASE_SECRET_KEY=sb_secret_${'Made1Up2'.repeat(4)}`],
  misses: ['sb_secret_', `sb_publishable_${'Made1Up2'.repeat(4)}`],
};
