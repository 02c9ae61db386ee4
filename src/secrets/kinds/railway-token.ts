import type { CredentialKind } from '../../model/credential.ts';
import { named, UUID } from '../shapes.ts';

/** RAILWAY_TOKEN is meant for a project token, but people put account tokens there too. https://docs.railway.com/guides/cli */
export const railwayToken: CredentialKind = {
  id: 'railway-token',
  title: 'Railway token',
  pattern: named('RAILWAY\\w{0,30}(?:TOKEN|KEY|SECRET)\\w{0,20}', UUID),
  keywords: ['railway'],
  scope: 'unknown',
  hits: [
    `RAILWAY_TOKEN=${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}`,
    `export RAILWAY_DEPLOY_TOKEN="${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}"`,
    `set -gx RAILWAY_TOKEN ${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}`,
    `{"railwayToken": "${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}"}`,
  ],
  misses: [
    `RAILWAY_SERVICE_ID=${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}`,
    `railway link ${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}`,
  ],
};
