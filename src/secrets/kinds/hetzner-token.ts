import type { CredentialKind } from '../../model/credential.ts';
import { named } from '../shapes.ts';

/** A whole project, read or read and write; no narrower scope exists. https://docs.hetzner.cloud/ */
export const hetznerToken: CredentialKind = {
  id: 'hetzner-token',
  title: 'Hetzner token',
  pattern: named('(?:hcloud|hetzner)\\w{0,24}', '[A-Za-z0-9]{64}'),
  keywords: ['hcloud', 'hetzner'],
  scope: 'blanket',
  hits: [`HCLOUD_TOKEN=${'Ma1d'.repeat(16)}`, `hetzner_api_token = "${'Ma1d'.repeat(16)}"`],
  misses: [`sha256=${'Ma1d'.repeat(16)}`, 'HCLOUD_TOKEN=$T'],
};
