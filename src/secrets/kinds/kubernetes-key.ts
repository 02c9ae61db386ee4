import type { CredentialKind } from '../../model/credential.ts';

/** What it may do depends on the roles of its user. */
export const kubernetesKey: CredentialKind = {
  id: 'kubernetes-key',
  title: 'Kubernetes key',
  pattern: /\bclient-key-data["']?\s{0,4}:\s{0,4}["']?([A-Za-z0-9+/=]{40,8000})/g,
  keywords: ['client-key-data'],
  scope: 'unknown',
  hits: [`    client-key-data: ${'TUFERVVQ'.repeat(8)}`],
  misses: ['    client-key-data: short'],
};
