import type { CredentialKind } from '../../model/credential.ts';

/** https://docs.gitlab.com/security/tokens/ */
export const gitlabToken: CredentialKind = {
  id: 'gitlab-token',
  title: 'GitLab token',
  pattern: /\b(gl(?:pat|dt|rt|cbt|ptt|oas|soat)-[\w.-]{20,300})/g,
  keywords: ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'gloas-', 'glsoat-'],
  scope: 'unknown',
  hits: [`GITLAB_TOKEN=glpat-${'MadeUp1'.repeat(3)}`],
  misses: ['glpat-short'],
};
