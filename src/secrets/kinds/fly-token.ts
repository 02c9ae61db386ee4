import type { CredentialKind } from '../../model/credential.ts';

/** Personal tokens are blanket, deploy tokens reach one app and its volumes. https://fly.io/docs/security/tokens/ */
export const flyToken: CredentialKind = {
  id: 'fly-token',
  title: 'Fly token',
  pattern: /\b(fo1_[\w-]{40,60}|fm[12][ar]?_[A-Za-z0-9+/=_-]{60,4000})/g,
  keywords: ['fo1_', 'fm1', 'fm2_'],
  scope: 'unknown',
  hits: [`FLY_API_TOKEN="FlyV1 fm2_${'Made1Up2'.repeat(16)}"`, `fo1_${'Made1Up2'.repeat(5)}abc`],
  misses: ['fo1_short'],
};
