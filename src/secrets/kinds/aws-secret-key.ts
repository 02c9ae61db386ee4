import type { CredentialKind } from '../../model/credential.ts';
import { named } from '../shapes.ts';

/** The secret half has no shape but its length, so the name beside it counts. */
export const awsSecretKey: CredentialKind = {
  id: 'aws-secret-key',
  title: 'AWS secret key',
  pattern: named('(?:aws_?)?secret_?(?:access_?)?key', '[A-Za-z0-9/+]{40}'),
  keywords: ['secret'],
  scope: 'unknown',
  hits: [
    `AWS_SECRET_ACCESS_KEY=${'Made/Up1Up'.repeat(4)}`,
    `aws_secret_access_key = ${'Made/Up1Up'.repeat(4)}`,
    `"SecretAccessKey": "${'Made/Up1Up'.repeat(4)}"`,
  ],
  misses: ['AWS_SECRET_ACCESS_KEY=$SECRET', `SECRET_KEY=${'a'.repeat(39)}`],
};
