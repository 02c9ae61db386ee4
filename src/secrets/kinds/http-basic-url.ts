import type { CredentialKind } from '../../model/credential.ts';
import { isPassword, urlPassword } from '../shapes.ts';

/** The password in a URL; what it opens depends on its user. */
export const httpBasicUrl: CredentialKind = {
  id: 'http-basic-url',
  title: 'password in a web address',
  pattern: urlPassword('https?'),
  keywords: ['http'],
  scope: 'unknown',
  accepts: isPassword,
  hits: [`DATABASE_URL=https://app:${'made-up'}-9@db.example.com/rentals`],
  misses: [
    'https://app@db.example.com/rentals',
    'https://app:$PASSWORD@db.example.com/rentals',
    'https://user:password@localhost/db',
  ],
};
