import type { CredentialKind } from '../../model/credential.ts';
import { isPassword, urlPassword } from '../shapes.ts';

/** The password in a URL; what it opens depends on its user. */
export const postgresUrl: CredentialKind = {
  id: 'postgres-url',
  title: 'Postgres password',
  pattern: urlPassword('postgres(?:ql)?(?:\\+\\w{1,20})?|cockroachdb|timescaledb'),
  keywords: ['postgres', 'cockroachdb', 'timescaledb'],
  scope: 'unknown',
  accepts: isPassword,
  hits: [`DATABASE_URL=postgres://app:${'made-up'}-9@db.example.com/rentals`],
  misses: [
    'postgres://app@db.example.com/rentals',
    'postgres://app:$PASSWORD@db.example.com/rentals',
    'postgres://user:password@localhost/db',
  ],
};
