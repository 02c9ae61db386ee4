import type { CredentialKind } from '../../model/credential.ts';
import { named } from '../shapes.ts';

/** The whole account. https://www.twilio.com/docs/iam/api-keys */
export const twilioKey: CredentialKind = {
  id: 'twilio-key',
  title: 'Twilio key',
  pattern: named('twilio\\w{0,20}(?:token|secret|key)', '[0-9a-zA-Z]{32}'),
  keywords: ['twilio'],
  scope: 'blanket',
  hits: [`TWILIO_AUTH_TOKEN=${'0a1b'.repeat(8)}`],
  misses: ['TWILIO_AUTH_TOKEN=short'],
};
