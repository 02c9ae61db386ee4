import type { CredentialKind } from '../../model/credential.ts';
import { UUID } from '../shapes.ts';

/** Account and workspace tokens go as a Bearer header and have no shape but a UUID’s. https://docs.railway.com/integrations/api */
export const railwayAccountToken: CredentialKind = {
  id: 'railway-account-token',
  title: 'Railway token',
  pattern: new RegExp(
    `(?:RAILWAY_?(?:API|ACCOUNT|WORKSPACE|TEAM)_?(?:TOKEN|KEY|SECRET)\\w{0,20}["'\\]]{0,2}[ \\t]{0,4}(?::-|:=|[=:,])?[ \\t]{0,4}["'\`]?|\\bBearer[ \\t]{1,4})(${UUID})(?![\\w-])`,
    'gi',
  ),
  keywords: ['railway'],
  scope: 'blanket',
  hits: [
    `RAILWAY_API_TOKEN=${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}`,
    `curl https://backboard.railway.com/graphql/v2 -H "Authorization: Bearer ${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}"`,
    `token="${'$'}{RAILWAY_API_TOKEN:-${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}}"`,
  ],
  misses: [
    `RAILWAY_TEAM_ID=${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}`,
    `RAILWAY_PROJECT_ID=${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}`,
    'RAILWAY_API_TOKEN=$RAILWAY_API_TOKEN',
    `curl https://example.com -H "Authorization: Bearer ${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}"`,
  ],
};
