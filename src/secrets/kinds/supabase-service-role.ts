import type { CredentialKind } from '../../model/credential.ts';
import { base64url, jwtClaims } from '../jwt.ts';

/** A JWT whose role passes row level security. https://supabase.com/docs/guides/api/api-keys */
export const supabaseServiceRole: CredentialKind = {
  id: 'supabase-service-role',
  title: 'Supabase service role key',
  pattern: /\b(eyJ[\w-]{10,300}\.eyJ[\w-]{10,2000}\.[\w-]{20,600})(?![\w-])/g,
  keywords: ['eyj'],
  scope: 'blanket',
  accepts: (value) => /"role"\s*:\s*"service_role"/.test(jwtClaims(value)),
  hits: [
    `SUPABASE_SERVICE_ROLE_KEY=eyJhbGciOiJIUzI1NiJ9.${base64url('{"iss":"supabase","ref":"madeup","role":"service_role"}')}.${'Made1Up2'.repeat(5)}`,
  ],
  misses: [
    `eyJhbGciOiJIUzI1NiJ9.${base64url('{"iss":"supabase","ref":"madeup","role":"anon"}')}.${'Made1Up2'.repeat(5)}`,
  ],
};
