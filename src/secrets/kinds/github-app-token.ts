import type { CredentialKind } from '../../model/credential.ts';

/** OAuth, app and workflow tokens. */
export const githubAppToken: CredentialKind = {
  id: 'github-app-token',
  title: 'GitHub app token',
  pattern: /\b(gh[ousr]_[0-9a-zA-Z]{36,255})\b/g,
  keywords: ['gho_', 'ghu_', 'ghs_', 'ghr_'],
  scope: 'scoped',
  hits: [`token: gho_${'Made1Up2x'.repeat(4)}`, `ghs_${'Made1Up2x'.repeat(4)}`],
  misses: ['gho_short'],
};
