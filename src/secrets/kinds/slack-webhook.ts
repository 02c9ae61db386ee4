import type { CredentialKind } from '../../model/credential.ts';

/** Whoever knows the address can post. */
export const slackWebhook: CredentialKind = {
  id: 'slack-webhook',
  title: 'Slack webhook address',
  pattern: /https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Za-z0-9_/-]{20,200})/g,
  keywords: ['hooks.slack.com'],
  scope: 'scoped',
  hits: [`https://hooks.slack.com/services/${'T0MADE1UP/'.repeat(3)}`],
  misses: ['https://hooks.slack.com/services/'],
};
