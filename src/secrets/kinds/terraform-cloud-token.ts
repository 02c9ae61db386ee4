import type { CredentialKind } from '../../model/credential.ts';

/** A user’s token is blanket, a team’s is scoped. */
export const terraformCloudToken: CredentialKind = {
  id: 'terraform-cloud-token',
  title: 'HCP Terraform token',
  pattern: /\b([A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70})/g,
  keywords: ['.atlasv1.'],
  scope: 'unknown',
  hits: [`TFE_TOKEN=madeUpmadeUp12.atlasv1.${'Made1Up2'.repeat(8)}`],
  misses: ['x.atlasv1.y'],
};
