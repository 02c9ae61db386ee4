import type { CredentialKind } from '../../model/credential.ts';
import { named, UUID } from '../shapes.ts';

/** Older keys are bare UUIDs. */
export const herokuLegacyKey: CredentialKind = {
  id: 'heroku-legacy-key',
  title: 'Heroku key',
  pattern: named('heroku\\w{0,20}(?:key|token|secret)', UUID),
  keywords: ['heroku'],
  scope: 'blanket',
  hits: [`HEROKU_API_KEY=${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}`],
  misses: [`HEROKU_APP_ID=${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}`],
};
