import type { CredentialKind } from '../../model/credential.ts';
import { base64url, jwtClaims } from '../jwt.ts';

/** Any signed token, save Supabase’s public one. */
export const jwt: CredentialKind = {
  id: 'jwt',
  title: 'JWT',
  pattern: /\b(eyJ[\w-]{10,300}\.eyJ[\w-]{10,2000}\.[\w-]{20,600})(?![\w-])/g,
  keywords: ['eyj'],
  scope: 'unknown',
  accepts: (value) => !/"role"\s*:\s*"anon"/.test(jwtClaims(value)),
  hits: [
    `Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.${base64url('{"sub":"made-up"}')}.${'Made1Up2'.repeat(5)}`,
  ],
  misses: [
    `eyJhbGciOiJIUzI1NiJ9.${base64url('{"iss":"supabase","ref":"madeup","role":"anon"}')}.${'Made1Up2'.repeat(5)}`,
    'eyJ.eyJ.x',
  ],
};
