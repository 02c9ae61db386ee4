import type { CredentialKind } from '../../model/credential.ts';
import { looksRandom } from '../shapes.ts';

/** A token of a vendor that is not known. */
export const genericBearer: CredentialKind = {
  id: 'generic-bearer',
  title: 'bearer token',
  pattern: /\bBearer[ \t]{1,4}([\w.~+/=-]{12,4000})/gi,
  keywords: ['bearer'],
  scope: 'unknown',
  accepts: looksRandom,
  hits: [`-H "Authorization: Bearer ${'Made1Up2'.repeat(3)}"`],
  misses: ['Authorization: Bearer $TOKEN', 'Bearer authentication', 'bearer-token-authorization'],
};
