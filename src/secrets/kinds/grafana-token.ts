import type { CredentialKind } from '../../model/credential.ts';

/** https://grafana.com/docs/grafana/latest/administration/service-accounts/ */
export const grafanaToken: CredentialKind = {
  id: 'grafana-token',
  title: 'Grafana token',
  pattern: /\b(gl(?:sa|c)_[A-Za-z0-9_+/=]{32,400})/g,
  keywords: ['glsa_', 'glc_'],
  scope: 'unknown',
  hits: [`glsa_${'Made1Up2'.repeat(5)}`],
  misses: ['glsa_short'],
};
