import type { CredentialKind } from '../../model/credential.ts';
import { named } from '../shapes.ts';

/** Part of temporary credentials; ends by itself. */
export const awsSessionToken: CredentialKind = {
  id: 'aws-session-token',
  title: 'AWS session token',
  pattern: named('aws_?(?:session|security)_?token', '[A-Za-z0-9/+=]{80,2000}'),
  keywords: ['token'],
  scope: 'scoped',
  hits: [`AWS_SESSION_TOKEN=${'MadeUp1/'.repeat(12)}`],
  misses: ['AWS_SESSION_TOKEN=short'],
};
