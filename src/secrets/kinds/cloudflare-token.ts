import type { CredentialKind } from '../../model/credential.ts';
import { named } from '../shapes.ts';

/** https://developers.cloudflare.com/fundamentals/api/get-started/create-token/ */
export const cloudflareToken: CredentialKind = {
  id: 'cloudflare-token',
  title: 'Cloudflare token',
  pattern: named('(?:cloudflare|cf)_?(?:api_?)?\\w{0,20}token', '[\\w-]{40}'),
  keywords: ['cloudflare', 'cf_'],
  scope: 'scoped',
  hits: [`CLOUDFLARE_API_TOKEN=${'Made1Up2_-'.repeat(4)}`],
  misses: ['CLOUDFLARE_API_TOKEN=short'],
};
