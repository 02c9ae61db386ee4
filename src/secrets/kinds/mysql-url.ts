import type { CredentialKind } from '../../model/credential.ts';
import { isPassword, urlPassword } from '../shapes.ts';

/** The password in a URL; what it opens depends on its user. */
export const mysqlUrl: CredentialKind = {
  id: 'mysql-url',
  title: 'MySQL password',
  pattern: urlPassword('mysqlx?2?(?:\\+\\w{1,20})?|mariadb(?:\\+\\w{1,20})?'),
  keywords: ['mysql', 'mariadb'],
  scope: 'unknown',
  accepts: isPassword,
  hits: [`DATABASE_URL=mysql://app:${'made-up'}-9@db.example.com/rentals`],
  misses: [
    'mysql://app@db.example.com/rentals',
    'mysql://app:$PASSWORD@db.example.com/rentals',
    'mysql://user:password@localhost/db',
  ],
};
