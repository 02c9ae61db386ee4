import type { CredentialKind } from '../../model/credential.ts';

/** https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys */
export const sendgridKey: CredentialKind = {
  id: 'sendgrid-key',
  title: 'SendGrid key',
  pattern: /\b(SG\.[\w-]{20,24}\.[\w-]{39,50})(?![\w-])/g,
  keywords: ['sg.'],
  scope: 'unknown',
  hits: [`SG.madeUpmadeUpmadeUp12.${'Made1Up2'.repeat(5)}abc`],
  misses: ['SG.a.b'],
};
