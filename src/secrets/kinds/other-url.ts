import type { CredentialKind } from '../../model/credential.ts';
import { isPassword, urlPassword } from '../shapes.ts';

/** The password in a URL; what it opens depends on its user. */
export const otherUrl: CredentialKind = {
  id: 'other-url',
  title: 'password in an address',
  pattern: urlPassword(
    's?ftps?|smtps?|ssh|ldaps?|imaps?|mssql|sqlserver|clickhouse|neo4j(?:\\+s)?|bolt|couchdb|elasticsearch|jdbc:\\w{2,20}|oracle',
  ),
  keywords: [
    'ftp',
    'smtp',
    'ssh:',
    'ldap',
    'imap',
    'mssql',
    'sqlserver',
    'clickhouse',
    'neo4j',
    'bolt:',
    'couchdb',
    'elasticsearch',
    'jdbc:',
    'oracle',
  ],
  scope: 'unknown',
  accepts: isPassword,
  hits: [`DATABASE_URL=smtps://app:${'made-up'}-9@db.example.com/rentals`],
  misses: [
    'smtps://app@db.example.com/rentals',
    'smtps://app:$PASSWORD@db.example.com/rentals',
    'smtps://user:password@localhost/db',
  ],
};
