import type { Policy } from '../model/policy.ts';

/** Database migrations run against data that cannot be built again. A new one has not run anywhere yet. */
const MIGRATIONS: readonly string[] = [
  '**/migrations/**',
  '**/migrate/**/*.{sql,rb,py,js,ts}',
  '**/alembic/versions/**',
  '**/flyway/**/*.sql',
  '**/liquibase/**',
];

/** Files whose edits are shown first, whatever the policy says. Globs below any folder. */
const PROTECTED_FILES: readonly string[] = [
  ...MIGRATIONS,
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
  '{k8s,kubernetes,helm}/**/*.{yml,yaml,json,jsonnet,tpl,sh,toml,cue}',
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
  settledFiles: MIGRATIONS,
  credentialFiles: [],
  readableFiles: [],
  judgement: [],
  platforms: [],
  ignore: [],
  always: [],
  freeze: undefined,
};
