import type { CredentialKind } from '../../model/credential.ts';

/** A classic token reaches every repository of its owner. */
export const githubClassicToken: CredentialKind = {
  id: 'github-classic-token',
  title: 'GitHub token',
  pattern: /\b(ghp_[0-9a-zA-Z]{36})\b/g,
  keywords: ['ghp_'],
  scope: 'blanket',
  hits: [
    `GITHUB_TOKEN=ghp_${'Made1Up2x'.repeat(4)}`,
    `https://x:ghp_${'Made1Up2x'.repeat(4)}@github.com/o/r.git`,
  ],
  misses: ['ghp_short'],
};
