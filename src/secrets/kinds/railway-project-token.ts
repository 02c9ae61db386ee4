import type { CredentialKind } from '../../model/credential.ts';
import { named, UUID } from '../shapes.ts';

/** A project token reaches one environment of one project and goes in a header of its own. https://docs.railway.com/integrations/api */
export const railwayProjectToken: CredentialKind = {
  id: 'railway-project-token',
  title: 'Railway project token',
  pattern: named('Project-Access-Token', UUID),
  keywords: ['project-access-token'],
  scope: 'scoped',
  hits: [`-H "Project-Access-Token: ${'3f1c'.repeat(2)}-3f1c-4f1c-8f1c-${'3f1c'.repeat(3)}"`],
  misses: ['Project-Access-Token: $TOKEN'],
};
