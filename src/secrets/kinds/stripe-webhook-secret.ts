import type { CredentialKind } from '../../model/credential.ts';

/** Signs events; reaches nothing. */
export const stripeWebhookSecret: CredentialKind = {
  id: 'stripe-webhook-secret',
  title: 'Stripe webhook secret',
  pattern: /\b(whsec_[A-Za-z0-9+/=]{24,120})/g,
  keywords: ['whsec_'],
  scope: 'scoped',
  hits: [`STRIPE_WEBHOOK_SECRET=whsec_${'Made1Up2'.repeat(4)}`],
  misses: ['whsec_short'],
};
