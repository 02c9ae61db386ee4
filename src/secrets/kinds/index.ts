// Written by esbuild.js from the files in this folder; do not edit.
import type { CredentialKind } from '../../model/credential.ts';
import { ageKey } from './age-key.ts';
import { anthropicKey } from './anthropic-key.ts';
import { awsAccessKey } from './aws-access-key.ts';
import { awsSecretKey } from './aws-secret-key.ts';
import { awsSessionToken } from './aws-session-token.ts';
import { azureClientSecret } from './azure-client-secret.ts';
import { azureStorageKey } from './azure-storage-key.ts';
import { brokerUrl } from './broker-url.ts';
import { cloudflareGlobalKey } from './cloudflare-global-key.ts';
import { cloudflareToken } from './cloudflare-token.ts';
import { databricksToken } from './databricks-token.ts';
import { digitaloceanToken } from './digitalocean-token.ts';
import { discordToken } from './discord-token.ts';
import { dockerHubToken } from './docker-hub-token.ts';
import { dockerRegistryLogin } from './docker-registry-login.ts';
import { dopplerToken } from './doppler-token.ts';
import { flyToken } from './fly-token.ts';
import { gcpApiKey } from './gcp-api-key.ts';
import { gcpOauthToken } from './gcp-oauth-token.ts';
import { gcpServiceAccount } from './gcp-service-account.ts';
import { genericAssignment } from './generic-assignment.ts';
import { genericBearer } from './generic-bearer.ts';
import { genericSetting } from './generic-setting.ts';
import { githubAppToken } from './github-app-token.ts';
import { githubClassicToken } from './github-classic-token.ts';
import { githubFineGrainedToken } from './github-fine-grained-token.ts';
import { gitlabToken } from './gitlab-token.ts';
import { grafanaToken } from './grafana-token.ts';
import { groqKey } from './groq-key.ts';
import { herokuKey } from './heroku-key.ts';
import { herokuLegacyKey } from './heroku-legacy-key.ts';
import { hetznerToken } from './hetzner-token.ts';
import { httpBasicHeader } from './http-basic-header.ts';
import { httpBasicUrl } from './http-basic-url.ts';
import { huggingfaceToken } from './huggingface-token.ts';
import { jwt } from './jwt.ts';
import { kubernetesKey } from './kubernetes-key.ts';
import { linearKey } from './linear-key.ts';
import { mailgunKey } from './mailgun-key.ts';
import { mongodbUrl } from './mongodb-url.ts';
import { mysqlUrl } from './mysql-url.ts';
import { neonKey } from './neon-key.ts';
import { netlifyToken } from './netlify-token.ts';
import { notionToken } from './notion-token.ts';
import { npmToken } from './npm-token.ts';
import { openaiKey } from './openai-key.ts';
import { openrouterKey } from './openrouter-key.ts';
import { otherUrl } from './other-url.ts';
import { planetscaleLogin } from './planetscale-login.ts';
import { planetscalePassword } from './planetscale-password.ts';
import { planetscaleToken } from './planetscale-token.ts';
import { postgresUrl } from './postgres-url.ts';
import { postmanKey } from './postman-key.ts';
import { privateKey } from './private-key.ts';
import { pulumiToken } from './pulumi-token.ts';
import { pypiToken } from './pypi-token.ts';
import { railwayAccountToken } from './railway-account-token.ts';
import { railwayProjectToken } from './railway-project-token.ts';
import { railwayToken } from './railway-token.ts';
import { redisUrl } from './redis-url.ts';
import { renderKey } from './render-key.ts';
import { resendKey } from './resend-key.ts';
import { sendgridKey } from './sendgrid-key.ts';
import { sentryToken } from './sentry-token.ts';
import { shopifyToken } from './shopify-token.ts';
import { slackToken } from './slack-token.ts';
import { slackWebhook } from './slack-webhook.ts';
import { stripeLiveKey } from './stripe-live-key.ts';
import { stripeRestrictedKey } from './stripe-restricted-key.ts';
import { stripeTestKey } from './stripe-test-key.ts';
import { stripeWebhookSecret } from './stripe-webhook-secret.ts';
import { supabaseAccessToken } from './supabase-access-token.ts';
import { supabaseScopedToken } from './supabase-scoped-token.ts';
import { supabaseSecretKey } from './supabase-secret-key.ts';
import { supabaseServiceRole } from './supabase-service-role.ts';
import { telegramToken } from './telegram-token.ts';
import { terraformCloudToken } from './terraform-cloud-token.ts';
import { twilioKey } from './twilio-key.ts';
import { vaultToken } from './vault-token.ts';
import { vercelLegacyToken } from './vercel-legacy-token.ts';
import { vercelToken } from './vercel-token.ts';
import { xaiKey } from './xai-key.ts';

export const kinds: readonly CredentialKind[] = [
  ageKey,
  anthropicKey,
  awsAccessKey,
  awsSecretKey,
  awsSessionToken,
  azureClientSecret,
  azureStorageKey,
  brokerUrl,
  cloudflareGlobalKey,
  cloudflareToken,
  databricksToken,
  digitaloceanToken,
  discordToken,
  dockerHubToken,
  dockerRegistryLogin,
  dopplerToken,
  flyToken,
  gcpApiKey,
  gcpOauthToken,
  gcpServiceAccount,
  genericAssignment,
  genericBearer,
  genericSetting,
  githubAppToken,
  githubClassicToken,
  githubFineGrainedToken,
  gitlabToken,
  grafanaToken,
  groqKey,
  herokuKey,
  herokuLegacyKey,
  hetznerToken,
  httpBasicHeader,
  httpBasicUrl,
  huggingfaceToken,
  jwt,
  kubernetesKey,
  linearKey,
  mailgunKey,
  mongodbUrl,
  mysqlUrl,
  neonKey,
  netlifyToken,
  notionToken,
  npmToken,
  openaiKey,
  openrouterKey,
  otherUrl,
  planetscaleLogin,
  planetscalePassword,
  planetscaleToken,
  postgresUrl,
  postmanKey,
  privateKey,
  pulumiToken,
  pypiToken,
  railwayAccountToken,
  railwayProjectToken,
  railwayToken,
  redisUrl,
  renderKey,
  resendKey,
  sendgridKey,
  sentryToken,
  shopifyToken,
  slackToken,
  slackWebhook,
  stripeLiveKey,
  stripeRestrictedKey,
  stripeTestKey,
  stripeWebhookSecret,
  supabaseAccessToken,
  supabaseScopedToken,
  supabaseSecretKey,
  supabaseServiceRole,
  telegramToken,
  terraformCloudToken,
  twilioKey,
  vaultToken,
  vercelLegacyToken,
  vercelToken,
  xaiKey,
];
