import type { CredentialKind } from '../../model/credential.ts';

/** https://docs.slack.dev/authentication/tokens/ */
export const slackToken: CredentialKind = {
  id: 'slack-token',
  title: 'Slack token',
  pattern: /\b(xox[abeoprs]-[\w-]{10,250}|xapp-\d-[\w-]{20,250})/g,
  keywords: ['xoxa-', 'xoxb-', 'xoxe-', 'xoxo-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-'],
  scope: 'unknown',
  hits: [`SLACK_TOKEN=xox${'b'}-${'1234madeup'.repeat(3)}`],
  misses: ['xoxb-short'],
};
