import type { Platform } from '../model/platform.ts';

// https://help.twilio.com/articles/223183028
const NUMBER =
  'Twilio lets a released number be bought again for 10 days; then, and elsewhere at once, somebody else may get it (help.twilio.com, 2026-11)';

/** Telephone numbers and the accounts that they belong to. */
export const communications: Platform = {
  id: 'communications',
  title: 'Telephone and messages',
  docs: 'https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource',
  programs: ['twilio', 'vonage', 'nexmo', 'plivo', 'telnyx'],
  optionsWithValue:
    '--sid --status -p --profile -o --output --properties --account-sid --phone-number-sid'.split(' '),
  hosts: [
    'api.twilio.com',
    '*.twilio.com',
    'rest.nexmo.com',
    'api.nexmo.com',
    'api.plivo.com',
    'api.telnyx.com',
  ],
  mcpServers: ['twilio', 'vonage', 'plivo', 'telnyx'],
  environment: { options: ['-p', '--profile'], variables: ['TWILIO_PROFILE'] },
  selfConfirm: ['-f', '--force', '--skip-parameter-validation'],
  unruled: { harmless: [['profiles*|login|plugins*|config*|autocomplete*|feedback|dev-phone*']] },
  rules: [
    {
      id: 'number-release',
      command: ['phone-numbers:remove|api:*:incoming-phone-numbers:remove'],
      commands: [['numbers|number|phone-numbers', 'cancel|unrent|release|delete']],
      http: [
        'DELETE /2010-04-01/Accounts/*/IncomingPhoneNumbers/*',
        'POST /number/cancel',
        'POST /number/cancel/**',
        'DELETE /v1/Account/*/Number/*',
        'DELETE /v2/phone_numbers/*',
      ],
      mcp: ['DeleteIncomingPhoneNumber', 'delete_incoming_phone_number'],
      does: { verb: 'delete', what: 'telephone number', undo: 'vendor', undoNote: NUMBER },
      target: { positionals: true, options: ['--sid'], fields: ['id', 'Sid', 'sid'] },
      why: 'Gives a telephone number back: calls and messages to it no longer arrive.',
      instead: 'twilio phone-numbers:list',
      stops: [
        'twilio phone-numbers:remove +15005550006',
        'twilio api:core:incoming-phone-numbers:remove --sid PN1',
        'vonage numbers cancel 15005550006',
        'plivo numbers unrent 15005550006',
        'curl -X DELETE https://api.twilio.com/2010-04-01/Accounts/AC1/IncomingPhoneNumbers/PN1.json -u "$A:$T"',
      ],
      passes: ['twilio phone-numbers:list', 'twilio phone-numbers:update PN1 --sms-url https://acme.io/sms'],
    },
    {
      id: 'account-close',
      command: ['api:*:accounts:update'],
      when: (call) => /^(closed|suspended)$/i.test(call.value('--status') ?? ''),
      http: ['POST /2010-04-01/Accounts/*'],
      httpWhen: ({ body = '' }) => /(^|&)Status=(closed|suspended)/i.test(body),
      does: {
        verb: 'delete',
        what: 'account',
        undo: 'none',
        undoNote:
          'Nothing is known of a way to open a closed account again; suspending one can be taken back',
      },
      target: { options: ['--sid'], fields: ['id'] },
      why: 'Closes or suspends an account with all its numbers.',
      instead: 'twilio api:core:accounts:list',
      stops: [
        'twilio api:core:accounts:update --sid AC1 --status closed',
        'curl -X POST https://api.twilio.com/2010-04-01/Accounts/AC1.json -u "$A:$T" -d Status=closed',
      ],
      passes: ['twilio api:core:accounts:update --sid AC1 --friendly-name closed'],
    },
  ],
};
