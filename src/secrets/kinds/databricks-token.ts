import type { CredentialKind } from '../../model/credential.ts';

/** Acts as its owner. */
export const databricksToken: CredentialKind = {
  id: 'databricks-token',
  title: 'Databricks token',
  pattern: /\b(dapi[a-f0-9]{32}(?:-\d)?)\b/g,
  keywords: ['dapi'],
  scope: 'blanket',
  hits: [`DATABRICKS_TOKEN=dapi${'0a1b'.repeat(8)}`],
  misses: ['dapi-short'],
};
