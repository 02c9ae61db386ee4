import type { Platform, RequestView } from '../model/platform.ts';

// https://docs.adyen.com/development-resources/live-endpoints/, https://developer.paypal.com/api/rest/sandbox/,
// https://developer.squareup.com/docs/devtools/sandbox/overview
const MONEY =
  'Money that was paid back or out does not return by itself; an ended subscription or a deleted token has to be agreed upon anew';

/** Vendors’ systems for trying out move no money and have hosts or keys of their own. */
const live = (request: RequestView) =>
  !/(^|[.-])(\w*sandbox|test)(\d?[.-]|$)/.test(request.host) &&
  !/-test\.(adyen|adyenpayments)\.com$/.test(request.host) &&
  !/\b(test_|rzp_test_|sandbox_)/.test(request.header('authorization') ?? '');

const ENDS =
  '/(refunds?|payouts?|cancel|cancel_\\w+|cancellations?|disable|deactivate|close|terminate|void|voids|reversals?|transfers?|delete|users_cancel|refund_payment)';

/** Payment services other than Stripe. */
export const payments: Platform = {
  id: 'payments',
  title: 'PayPal, Adyen, Square, Braintree, Paddle, Chargebee',
  docs: 'https://docs.adyen.com/development-resources/live-endpoints/',
  programs: [],
  hosts: [
    '*.adyen.com',
    '*.adyenpayments.com',
    '*.paypal.com',
    'connect.squareup.com',
    'connect.squareupsandbox.com',
    '*.braintreegateway.com',
    'api.mollie.com',
    'api.razorpay.com',
    'api.gocardless.com',
    'api-sandbox.gocardless.com',
    'api.paddle.com',
    'sandbox-api.paddle.com',
    'vendors.paddle.com',
    '*.chargebee.com',
    'api.recurly.com',
    'v3.recurly.com',
    'api.lemonsqueezy.com',
  ],
  mcpServers: [
    'paypal',
    'adyen',
    'square',
    'braintree',
    'mollie',
    'razorpay',
    'paddle',
    'chargebee',
    'recurly',
  ],
  rules: [
    {
      id: 'live-delete',
      http: ['DELETE /*/**', 'POST /**/batch-delete', 'POST /**/delete'],
      httpWhen: live,
      does: { verb: 'delete', what: 'customer, plan or webhook', undo: 'none', undoNote: MONEY },
      target: {},
      why: 'Deletes what real payments rest on.',
      instead: '',
      stops: [
        'curl -X DELETE https://connect.squareup.com/v2/customers/JDK -H "Authorization: Bearer $SQUARE_TOKEN"',
        'curl -X DELETE https://management-live.adyen.com/v3/merchants/ACME/webhooks/S2 -H "x-API-key: $K"',
      ],
      passes: [
        'curl -X DELETE https://connect.squareupsandbox.com/v2/customers/JDK -H "Authorization: Bearer $SQUARE_TOKEN"',
        'curl -X DELETE https://management-test.adyen.com/v3/merchants/ACME/webhooks/S2 -H "x-API-key: $K"',
        'curl https://connect.squareup.com/v2/customers -H "Authorization: Bearer $SQUARE_TOKEN"',
      ],
    },
    {
      id: 'live-end',
      http: ['POST /*/**', 'PUT /*/**'],
      httpWhen: (request) => live(request) && new RegExp(`${ENDS}/?$`).test(request.path),
      does: { verb: 'change', what: 'payment or subscription', undo: 'none', undoNote: MONEY },
      target: {},
      why: 'Pays money back or out, or ends what a customer has agreed to.',
      instead: 'curl https://api-m.paypal.com/v1/billing/plans -H "Authorization: Bearer $PAYPAL_TOKEN"',
      stops: [
        `curl -X POST https://api-m.paypal.com/v1/billing/subscriptions/I-BW4/cancel -H "Authorization: Bearer $PAYPAL_TOKEN" -d '{"reason":"x"}'`,
        `curl -X POST https://pal-live.adyen.com/pal/servlet/Recurring/v68/disable -H "x-API-key: $K" -d '{"merchantAccount":"ACME"}'`,
        'curl -X POST https://acme.chargebee.com/api/v2/subscriptions/s1/cancel_for_items -u "$K:"',
        `curl -X POST https://connect.squareup.com/v2/refunds -H "Authorization: Bearer $SQUARE_TOKEN" -d '{"payment_id":"p"}'`,
      ],
      passes: [
        'curl -X POST https://api-m.sandbox.paypal.com/v1/billing/subscriptions/I-BW4/cancel -H "Authorization: Bearer $PAYPAL_TOKEN"',
        `curl -X POST https://connect.squareup.com/v2/catalog/search -H "Authorization: Bearer $SQUARE_TOKEN" -d '{"object_types":["ITEM"]}'`,
        'curl -X POST https://api-m.paypal.com/v1/oauth2/token -d grant_type=client_credentials',
      ],
    },
  ],
};
