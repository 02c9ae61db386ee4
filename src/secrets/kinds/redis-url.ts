import type { CredentialKind } from '../../model/credential.ts';
import { isPassword, urlPassword } from '../shapes.ts';

/** The password in a URL; what it opens depends on its user. */
export const redisUrl: CredentialKind = {
  id: 'redis-url',
  title: 'Redis password',
  pattern: urlPassword('rediss?|valkeys?'),
  keywords: ['redis', 'valkey'],
  scope: 'unknown',
  accepts: isPassword,
  hits: [`DATABASE_URL=rediss://app:${'made-up'}-9@db.example.com/rentals`],
  misses: [
    'rediss://app@db.example.com/rentals',
    'rediss://app:$PASSWORD@db.example.com/rentals',
    'rediss://user:password@localhost/db',
  ],
};
