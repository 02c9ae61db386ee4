import type { CredentialKind } from '../../model/credential.ts';

/** User and password in base64. https://docs.docker.com/reference/cli/docker/login/ */
export const dockerRegistryLogin: CredentialKind = {
  id: 'docker-registry-login',
  title: 'Docker registry login',
  pattern: /"auth"\s{0,4}:\s{0,4}"([A-Za-z0-9+/=]{12,400})"/g,
  keywords: ['"auth"'],
  scope: 'unknown',
  hits: [`{"auths": {"registry.example.com": {"auth": "${'bWFkZTp1cA'.repeat(2)}"}}}`],
  misses: ['"auth": "none"'],
};
