import type { CredentialKind } from '../../model/credential.ts';

/** Limited to chosen resources. */
export const stripeRestrictedKey: CredentialKind = {
  id: 'stripe-restricted-key',
  title: 'Stripe restricted key',
  pattern: /\b(rk_(?:live|test)_[0-9a-zA-Z]{10,200})\b/g,
  keywords: ['rk_live_', 'rk_test_'],
  scope: 'scoped',
  hits: [`rk_live_${'Made1Up2'.repeat(3)}`],
  misses: ['rk_live_'],
};
