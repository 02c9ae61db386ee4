import type { CredentialKind } from '../../model/credential.ts';
import { isPassword, urlPassword } from '../shapes.ts';

/** The password in a URL; what it opens depends on its user. */
export const mongodbUrl: CredentialKind = {
  id: 'mongodb-url',
  title: 'MongoDB password',
  pattern: urlPassword('mongodb(?:\\+srv)?'),
  keywords: ['mongodb'],
  scope: 'unknown',
  accepts: isPassword,
  hits: [`DATABASE_URL=mongodb+srv://app:${'made-up'}-9@db.example.com/rentals`],
  misses: [
    'mongodb+srv://app@db.example.com/rentals',
    'mongodb+srv://app:$PASSWORD@db.example.com/rentals',
    'mongodb+srv://user:password@localhost/db',
  ],
};
