import type { CredentialKind } from '../../model/credential.ts';

/** Meant for public APIs; cannot reach a project’s data by itself. */
export const gcpApiKey: CredentialKind = {
  id: 'gcp-api-key',
  title: 'Google API key',
  pattern: /\b(AIza[\w-]{35})(?![\w-])/g,
  keywords: ['aiza'],
  scope: 'scoped',
  hits: [`GOOGLE_API_KEY=AIza${'MadeUp-'.repeat(5)}`],
  misses: ['AIza-too-short'],
};
