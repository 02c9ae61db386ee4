import type { CredentialKind } from '../../model/credential.ts';
import { looksRandom } from '../shapes.ts';

/** A value that looks random behind a name that says secret, where no sign stands between: fish, setx, Dockerfiles. */
export const genericSetting: CredentialKind = {
  id: 'generic-setting',
  title: 'secret',
  pattern:
    /\b(?:set|setx|setenv|env|secret[ \t]{1,4}put)[ \t]{1,4}(?:-{1,2}\w{1,12}[ \t]{1,4}){0,3}\w{0,60}(?:token|secret|passw(?:or)?d|passphrase|key|credentials?)(?:_[a-z0-9]{1,16})?[ \t]{1,4}["']?([^\s"'`;,<>${}()[\]|&\\]{8,400})/gi,
  keywords: ['token', 'secret', 'passw', 'passphrase', 'key', 'credential'],
  scope: 'unknown',
  accepts: looksRandom,
  hits: [`set -gx MY_TOKEN ${'Made1Up2'.repeat(3)}`, `ENV API_KEY ${'Made1Up2'.repeat(3)}`],
  misses: ['set -gx MY_TOKEN $OTHER', 'set the token in the environment', 'set -e TOKEN'],
};
