import type { CredentialKind } from '../../model/credential.ts';

/** Acts as its owner. */
export const linearKey: CredentialKind = {
  id: 'linear-key',
  title: 'Linear key',
  pattern: /\b(lin_(?:api|oauth)_[A-Za-z0-9]{32,64})\b/g,
  keywords: ['lin_api_', 'lin_oauth_'],
  scope: 'blanket',
  hits: [`LINEAR_API_KEY=lin_api_${'Made1Up2'.repeat(5)}`],
  misses: ['lin_api_short'],
};
