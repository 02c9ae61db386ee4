import type { Policy } from '../model/policy.ts';

/** Database migrations run against data that cannot be built again. A new one has not run anywhere yet. */
const MIGRATIONS: readonly string[] = [
  '**/migrations/**',
  '**/migrate/**/*.{sql,rb,py,js,ts}',
  '**/alembic/versions/**',
  '**/flyway/**/*.sql',
  '**/liquibase/**',
];

/** What is built and tested by, and what speaks to agents: everyday work, most of it. */
const WEIGHED: readonly string[] = [
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
  // Rules that hold others, and where they go.
  'CODEOWNERS',
  '.firebaserc',
  '*.rules',
  'database.rules.json',
  '.github/settings.yml',
  // What agents are told.
  '.claude/**',
  '.cursor/**',
  '.codex/**',
  '.gemini/**',
];

/** Files whose edits are shown first, whatever the policy says. Globs below any folder. */
const PROTECTED_FILES: readonly string[] = [
  ...MIGRATIONS,
  ...WEIGHED,
  // Infrastructure. What is deployed as it was last seen is told by `*.tfstate` alone.
  '*.tf',
  '*.tfvars',
  '*.tfstate',
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
  // The rules that agents are held to, their own settings, and the programs that they start.
  '.chaperone.jsonc',
  '.{claude,cursor,codex,gemini}/**/*.{json,jsonc,toml,yml,yaml}',
  '.mcp.json',
  '.vscode/mcp.json',
];

/** The policy where nobody has written one. What a name such as “production” means is the engine’s own knowledge. */
export const defaultPolicy: Policy = {
  environments: [],
  protectedFiles: PROTECTED_FILES,
  settledFiles: MIGRATIONS,
  weighedFiles: WEIGHED,
  credentialFiles: [],
  readableFiles: [],
  judgement: [],
  platforms: [],
  ignore: [],
  always: [],
  freeze: undefined,
};
