import type { CredentialKind } from '../../model/credential.ts';

/** https://render.com/docs/api */
export const renderKey: CredentialKind = {
  id: 'render-key',
  title: 'Render key',
  pattern: /\b(rnd_[A-Za-z0-9]{20,60})\b/g,
  keywords: ['rnd_'],
  scope: 'blanket',
  hits: [`RENDER_API_KEY=rnd_${'Made1Up2'.repeat(4)}`],
  misses: ['rnd_short'],
};
