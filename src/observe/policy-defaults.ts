import type { Policy } from '../model/policy.ts';

/** Files whose edits are shown first, whatever the policy says. Globs below any folder. */
const PROTECTED_FILES: readonly string[] = [
  // Database migrations run against data that cannot be built again.
  '**/migrations/**',
  '**/migrate/**/*.{sql,rb,py,js,ts}',
  '**/alembic/versions/**',
  '**/flyway/**/*.sql',
  '**/liquibase/**',
  'prisma/schema.prisma',
  // Containers.
  'Dockerfile*',
  'docker-compose*.{yml,yaml}',
  'compose*.{yml,yaml}',
  // Pipelines.
  '.github/workflows/**',
  '.gitlab-ci.yml',
  '.circleci/config.yml',
  'azure-pipelines*.yml',
  'bitbucket-pipelines.yml',
  'Jenkinsfile',
  // Infrastructure.
  '*.tf',
  '*.tfvars',
  'k8s/**',
  'kubernetes/**',
  'helm/**',
  'deploy/**/*.{yml,yaml,json,sh,toml}',
  'kustomization.{yml,yaml}',
  'Pulumi*.yaml',
  'serverless.{yml,yaml,ts}',
  // Platforms.
  'fly*.toml',
  'railway.{toml,json}',
  'vercel.json',
  'netlify.toml',
  'render.yaml',
  'wrangler.{toml,json,jsonc}',
  'Procfile',
  'app.yaml',
  'firebase.json',
  // Environments.
  '.env',
  '.env.*',
  // The rules that agents are held to, and their own settings.
  '.chaperone.jsonc',
  '.claude/**',
  '.cursor/**',
  '.codex/**',
  '.gemini/**',
  '.mcp.json',
  '.vscode/mcp.json',
];

/** The policy where nobody has written one. What a name such as “production” means is the engine’s own knowledge. */
export const defaultPolicy: Policy = {
  environments: [],
  protectedFiles: PROTECTED_FILES,
  credentialFiles: [],
  readableFiles: [],
  judgement: [],
  platforms: [],
  ignore: [],
  always: [],
  freeze: undefined,
};
