import type { CredentialKind } from '../../model/credential.ts';

/** https://resend.com/docs/dashboard/api-keys/introduction */
export const resendKey: CredentialKind = {
  id: 'resend-key',
  title: 'Resend key',
  pattern: /\b(re_[A-Za-z0-9]{6,12}_[A-Za-z0-9]{20,30})\b/g,
  keywords: ['re_'],
  scope: 'unknown',
  hits: [`RESEND_API_KEY=re_Made1Up2_${'Made1Up2'.repeat(3)}`],
  misses: ['re_render_everything'],
};
