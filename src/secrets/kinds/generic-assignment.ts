import type { CredentialKind } from '../../model/credential.ts';
import { looksRandom } from '../shapes.ts';

/** A value that looks random beside a name that says secret. */
export const genericAssignment: CredentialKind = {
  id: 'generic-assignment',
  title: 'secret',
  pattern:
    /\b\w{0,60}(?:token|secret|passw(?:or)?d|passphrase|pwd|api[_-]?key|access[_-]?key|(?:service[_-]?role|secret|admin|master|account|storage|shared|server|license)[_-]?key|private[_-]?key|auth[_-]?key|encryption[_-]?key|signing[_-]?key|credentials?)(?:_[a-z0-9]{1,16})?["'\]]{0,2}[ \t]{0,4}(?::=|=>|=|:)[ \t]{0,4}["'`]?([^\s"'`;,<>${}()[\]|&\\]{8,400})/gi,
  keywords: ['token', 'secret', 'passw', 'passphrase', 'pwd', 'key', 'credential'],
  scope: 'unknown',
  accepts: looksRandom,
  hits: [
    `MY_SERVICE_TOKEN=${'Made1Up2'.repeat(3)}`,
    `"apiKey": "${'Made1Up2'.repeat(3)}"`,
    `password: ${'Made-up'}-99x`,
    `AUTH_TOKEN=${'3f1c'.repeat(2)}-9a7e-4b62-8d05-${'3f1c'.repeat(3)}`,
  ],
  misses: [
    'TOKEN=$OTHER',
    'password: process.env.DB_PASSWORD',
    'API_KEY=your-api-key-here',
    'SECRET=changeme',
    'max_tokens: 4096',
    'secretName: app-config-values',
    'PASSWORD=$(read_it)',
  ],
};
