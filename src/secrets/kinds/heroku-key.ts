import type { CredentialKind } from '../../model/credential.ts';

/** https://devcenter.heroku.com/articles/oauth */
export const herokuKey: CredentialKind = {
  id: 'heroku-key',
  title: 'Heroku key',
  pattern: /\b(HRKU-[\w-]{36,80})(?![\w-])/g,
  keywords: ['hrku-'],
  scope: 'blanket',
  hits: [`HEROKU_API_KEY=HRKU-AA${'Made1Up2'.repeat(7)}ab`],
  misses: ['HRKU-short'],
};
