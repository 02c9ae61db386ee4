import type { CredentialKind } from '../../model/credential.ts';

/** The account’s key opens everything stored in it. */
export const azureStorageKey: CredentialKind = {
  id: 'azure-storage-key',
  title: 'Azure storage key',
  pattern: /AccountKey=([A-Za-z0-9+/]{86}==)/g,
  keywords: ['accountkey='],
  scope: 'blanket',
  hits: [`DefaultEndpointsProtocol=https;AccountName=madeup;AccountKey=${'Ma'.repeat(43)}==`],
  misses: ['AccountKey=short=='],
};
