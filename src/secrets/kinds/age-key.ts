import type { CredentialKind } from '../../model/credential.ts';

/** Decrypts everything that was encrypted for it. */
export const ageKey: CredentialKind = {
  id: 'age-key',
  title: 'age key',
  pattern: /\b(AGE-SECRET-KEY-1[A-Z0-9]{58})\b/g,
  keywords: ['age-secret-key-1'],
  scope: 'blanket',
  hits: [`AGE-SECRET-KEY-1${'MADEUP0X'.repeat(7)}AB`],
  misses: ['AGE-SECRET-KEY-1'],
};
