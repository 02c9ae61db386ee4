import type { CredentialKind } from '../../model/credential.ts';

/** Moves real money. */
export const stripeLiveKey: CredentialKind = {
  id: 'stripe-live-key',
  title: 'Stripe live key',
  pattern: /\b(sk_live_[0-9a-zA-Z]{10,200})\b/g,
  keywords: ['sk_live_'],
  scope: 'blanket',
  hits: [`STRIPE_SECRET_KEY=sk_live_${'Made1Up2'.repeat(3)}`],
  misses: ['sk_live_', `pk_live_${'Made1Up2'.repeat(3)}`],
};
