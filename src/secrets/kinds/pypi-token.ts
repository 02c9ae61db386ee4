import type { CredentialKind } from '../../model/credential.ts';

/** https://pypi.org/help/#apitoken */
export const pypiToken: CredentialKind = {
  id: 'pypi-token',
  title: 'PyPI token',
  pattern: /\b(pypi-[A-Za-z0-9_-]{50,400})/g,
  keywords: ['pypi-'],
  scope: 'unknown',
  hits: [`password = pypi-${'AgMade1Up2'.repeat(8)}`],
  misses: ['pypi-publish-action'],
};
