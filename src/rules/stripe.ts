import type { CallView, Platform, RequestView } from '../model/platform.ts';

const NO_UNDO =
  'A deleted customer cannot be brought back, and its subscriptions end at once; a cancelled subscription has to be made anew (docs.stripe.com/api/customers/delete, 2026-11)';

/** The CLI works on test data unless it is told otherwise. */
const live = (call: CallView) =>
  call.has('--live') ||
  /^(sk|rk)_live_/.test(call.value('--api-key', '-k') ?? call.variable('STRIPE_API_KEY') ?? '');

/** A key of test mode reaches no real customer. https://docs.stripe.com/keys */
const notTest = (request: RequestView) =>
  !/\b[sr]k_test_/.test(request.header('authorization') ?? '') &&
  !/^[sr]k_test_/.test(request.header('stripe-key') ?? '');
/** A change that takes something off sale or ends it. */
const ENDS =
  /(active=false|cancel_at_period_end=true|cancel_at=|deleted=true|disabled=true|pause_collection)/;

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
      httpWhen: notTest,
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
        'curl -X DELETE https://api.stripe.com/v1/customers/cus_123 -u sk_test_example:',
        { server: 'stripe', tool: 'list_subscriptions', input: { limit: 3 } },
      ],
    },
    {
      id: 'live-end',
      command: ['*', 'update'],
      when: (call) => live(call) && ENDS.test(call.args.join(' ').replaceAll('"', '').replaceAll(' ', '=')),
      http: [
        'POST /v1/subscriptions/*',
        'POST /v1/prices/*',
        'POST /v1/products/*',
        'POST /v1/webhook_endpoints/*',
      ],
      httpWhen: (request) => notTest(request) && ENDS.test(request.body ?? ''),
      does: {
        verb: 'change',
        what: 'subscription, price or other object',
        undo: 'vendor',
        undoNote: 'It can be set back until it has taken effect',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Ends a subscription, or takes a price, a product or a webhook out of use.',
      instead: 'stripe prices list --limit 3',
      stops: [
        'stripe prices update price_1 -d active=false --live',
        'curl https://api.stripe.com/v1/subscriptions/sub_1 -u "$STRIPE_KEY:" -d cancel_at_period_end=true',
      ],
      passes: [
        'stripe prices update price_1 -d nickname=basic --live',
        'curl https://api.stripe.com/v1/subscriptions/sub_1 -u sk_test_example: -d cancel_at_period_end=true',
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
      httpWhen: notTest,
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
