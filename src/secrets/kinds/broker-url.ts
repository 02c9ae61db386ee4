import type { CredentialKind } from '../../model/credential.ts';
import { isPassword, urlPassword } from '../shapes.ts';

/** The password in a URL; what it opens depends on its user. */
export const brokerUrl: CredentialKind = {
  id: 'broker-url',
  title: 'message broker password',
  pattern: urlPassword('amqps?|nats|mqtts?|kafka|stomp'),
  keywords: ['amqp', 'nats:', 'mqtt', 'kafka', 'stomp'],
  scope: 'unknown',
  accepts: isPassword,
  hits: [`DATABASE_URL=amqps://app:${'made-up'}-9@db.example.com/rentals`],
  misses: [
    'amqps://app@db.example.com/rentals',
    'amqps://app:$PASSWORD@db.example.com/rentals',
    'amqps://user:password@localhost/db',
  ],
};
