import type { CredentialKind } from '../../model/credential.ts';

/** Limited to chosen repositories and permissions. */
export const githubFineGrainedToken: CredentialKind = {
  id: 'github-fine-grained-token',
  title: 'GitHub fine-grained token',
  pattern: /\b(github_pat_\w{82})\b/g,
  keywords: ['github_pat_'],
  scope: 'scoped',
  hits: [`GH_TOKEN=github_pat_${'Ab'.repeat(41)}`],
  misses: ['github_pat_short'],
};
