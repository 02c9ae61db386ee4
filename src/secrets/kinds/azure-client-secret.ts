import type { CredentialKind } from '../../model/credential.ts';

/** What it may do depends on the roles of its application. */
export const azureClientSecret: CredentialKind = {
  id: 'azure-client-secret',
  title: 'Azure client secret',
  pattern: /(?:^|[\s"'=:])([a-zA-Z0-9_~.]{3}\dQ~[a-zA-Z0-9_~.-]{31,34})(?![\w~.-])/g,
  keywords: ['q~'],
  scope: 'unknown',
  hits: [`AZURE_CLIENT_SECRET=abc8Q~${'MadeUp.Made'.repeat(3)}`],
  misses: ['AZURE_CLIENT_SECRET=abc8Q~short'],
};
