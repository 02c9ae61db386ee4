import type { CredentialKind } from '../../model/credential.ts';
import { named } from '../shapes.ts';

/** Everything that its owner may do. */
export const cloudflareGlobalKey: CredentialKind = {
  id: 'cloudflare-global-key',
  title: 'Cloudflare global key',
  pattern: named('(?:cloudflare|cf)_?(?:global_?)?(?:api_?)?key|x-auth-key', '[a-f0-9]{37}'),
  keywords: ['cloudflare', 'cf_', 'x-auth-key'],
  scope: 'blanket',
  hits: [`CLOUDFLARE_API_KEY=${'0a1b2c3'.repeat(5)}0a`, `-H "X-Auth-Key: ${'0a1b2c3'.repeat(5)}0a"`],
  misses: ['CLOUDFLARE_API_KEY=short'],
};
