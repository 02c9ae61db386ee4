import type { CredentialKind } from '../../model/credential.ts';

/** Reaches test data only. */
export const stripeTestKey: CredentialKind = {
  id: 'stripe-test-key',
  title: 'Stripe test key',
  pattern: /\b(sk_test_[0-9a-zA-Z]{10,200})\b/g,
  keywords: ['sk_test_'],
  scope: 'scoped',
  hits: [`STRIPE_SECRET_KEY=sk_test_${'Made1Up2'.repeat(3)}`],
  misses: ['sk_test_'],
};
