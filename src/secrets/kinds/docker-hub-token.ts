import type { CredentialKind } from '../../model/credential.ts';

/** https://docs.docker.com/security/access-tokens/ */
export const dockerHubToken: CredentialKind = {
  id: 'docker-hub-token',
  title: 'Docker Hub token',
  pattern: /\b(dckr_(?:pat|oat)_[\w-]{27,64})/g,
  keywords: ['dckr_'],
  scope: 'unknown',
  hits: [`docker login -p dckr_pat_${'Made1Up2x'.repeat(3)}`],
  misses: ['dckr_pat_short'],
};
