import type { CredentialKind } from '../../model/credential.ts';
import { named } from '../shapes.ts';

/** Older tokens have no shape but their length. */
export const vercelLegacyToken: CredentialKind = {
  id: 'vercel-legacy-token',
  title: 'Vercel token',
  pattern: named('(?:vercel|now)_?(?:api_?|access_?|auth_?)?token', '[A-Za-z0-9]{24}'),
  keywords: ['vercel', 'now_token'],
  scope: 'blanket',
  hits: [`VERCEL_TOKEN=${'Made1Up2'.repeat(3)}`],
  misses: ['VERCEL_TOKEN=short', `VERCEL_PROJECT_ID=${'Made1Up2'.repeat(3)}`],
};
