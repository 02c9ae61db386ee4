import type { CredentialKind } from '../../model/credential.ts';

/** https://docs.npmjs.com/about-access-tokens */
export const npmToken: CredentialKind = {
  id: 'npm-token',
  title: 'npm token',
  pattern: /\b(npm_[A-Za-z0-9]{36})\b/g,
  keywords: ['npm_'],
  scope: 'unknown',
  hits: [`//registry.npmjs.org/:_authToken=npm_${'Made1Up2x'.repeat(4)}`],
  misses: ['npm_config_registry=https://registry.npmjs.org'],
};
