import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Stripe does not bring it back (Stripe API reference, 2026-08)';

/** The CLI works on test data unless it is told otherwise. */
const live = (call: CallView) =>
  call.has('--live') ||
  /^(sk|rk)_live_/.test(call.value('--api-key', '-k') ?? call.variable('STRIPE_API_KEY') ?? '');

export const stripe: Platform = {
  id: 'stripe',
  title: 'Stripe',
  docs: 'https://docs.stripe.com/api',
  programs: ['stripe'],
  optionsWithValue:
    '--api-key -k -p --project-name --config --device-name --color -d --data -e --expand --stripe-account --stripe-version -i --idempotency --limit --amount --currency'.split(
      ' ',
    ),
  hosts: ['api.stripe.com', 'connect.stripe.com'],
  mcpServers: ['stripe'],
  environment: { options: ['-p', '--project-name'], variables: [], fields: [] },
  selfConfirm: ['-c', '--confirm'],
  rules: [
    {
      id: 'live-delete',
      command: ['delete'],
      commands: [
        [
          '*',
          'delete|cancel|void|void_invoice|close|expire|deactivate|reject|detach|reverse|mark_uncollectible|fail|deliver|anonymize|redact|delete_discount',
        ],
        ['*', '*', 'delete|cancel|void|close|expire|deactivate|reject|detach|reverse'],
      ],
      when: (call) =>
        live(call) && !call.args.some((word) => /^(retrieve|list|create|update|search|get)$/.test(word)),
      http: [
        'DELETE /v1/**',
        'DELETE /v2/**',
        'POST /v1/subscriptions/*/cancel',
        'POST /v1/subscription_schedules/*/cancel',
        'POST /v1/payment_intents/*/cancel',
        'POST /v1/invoices/*/void',
        'POST /v1/invoices/*/mark_uncollectible',
        'POST /v1/accounts/*/reject',
        'POST /v1/payment_methods/*/detach',
        'POST /v1/transfers/*/reversals',
      ],
      mcp: ['cancel_subscription', 'delete_customer', 'void_invoice'],
      does: {
        verb: 'delete',
        what: 'customer, subscription or other object',
        undo: 'none',
        undoNote: NO_UNDO,
      },
      target: { positionals: true, fields: ['id', 'subscription', 'customer', 'invoice'] },
      why: 'Deletes or cancels something that customers pay with; a deleted customer’s subscriptions end at once.',
      instead: 'stripe customers list --limit 3',
      stops: [
        'stripe customers delete cus_123 --live --confirm',
        'stripe delete /v1/customers/cus_123 --live',
        'stripe subscriptions cancel sub_123 --live -c',
        'curl -X DELETE https://api.stripe.com/v1/customers/cus_123 -u "$STRIPE_KEY:"',
        { server: 'stripe', tool: 'cancel_subscription', input: { subscription: 'sub_123' } },
      ],
      passes: [
        'stripe customers delete cus_123',
        'stripe customers list --live',
        'stripe listen --forward-to localhost:3000',
        { server: 'stripe', tool: 'list_subscriptions', input: { limit: 3 } },
      ],
    },
    {
      id: 'live-money',
      command: ['fixtures|post'],
      commands: [
        [
          'refunds|payouts|transfers|topups|charges|payment_intents|credit_notes|invoices',
          'create|pay|capture|finalize_invoice|confirm|send_invoice',
        ],
      ],
      when: live,
      http: [
        'POST /v1/refunds',
        'POST /v1/payouts',
        'POST /v1/transfers',
        'POST /v1/topups',
        'POST /v1/charges',
        'POST /v1/charges/*/refund',
        'POST /v1/invoices/*/pay',
        'POST /v1/invoices/*/finalize',
        'POST /v1/credit_notes',
      ],
      mcp: ['create_refund', 'finalize_invoice'],
      does: {
        verb: 'run',
        what: 'payment',
        undo: 'none',
        undoNote: 'Money that has moved comes back only by another payment',
      },
      target: { positionals: true, fields: ['id', 'payment_intent', 'charge', 'amount'] },
      why: 'Moves money or writes many objects in live mode.',
      instead: 'stripe balance retrieve',
      stops: [
        'stripe payouts create --amount=50000 --currency=usd --live',
        'stripe fixtures seed.json --live',
        'curl https://api.stripe.com/v1/refunds -u "$STRIPE_KEY:" -d charge=ch_123',
        { server: 'stripe', tool: 'create_refund', input: { payment_intent: 'pi_1' } },
      ],
      passes: [
        'stripe fixtures seed.json',
        'stripe trigger payment_intent.succeeded',
        'stripe refunds create --charge ch_123',
        'curl https://api.stripe.com/v1/refunds -u "$STRIPE_KEY:"',
      ],
    },
  ],
};
