import type { CallView, Platform, RequestView } from '../model/platform.ts';

// https://launchdarkly.com/docs/home/flags/delete
const LAUNCHDARKLY =
  'It does not come back; an archived flag can be restored (LaunchDarkly documentation, 2026-11)';
// https://launchdarkly.com/docs/home/account/environment/keys
const KEYS =
  'The old key stops working at once, unless an expiry was given (LaunchDarkly documentation, 2026-11)';
// https://docs.getunleash.io/reference/feature-toggles
const UNLEASH = 'An archived flag can be revived; a deleted one cannot (Unleash documentation, 2026-11)';

const launchdarkly = ({ host }: RequestView) => /(^|\.)launchdarkly\.(com|us)$/.test(host);
const ldcli = (call: CallView) => call.program === 'ldcli';

/** Switches of features: a deleted one falls back to what the code says. */
export const featureFlags: Platform = {
  id: 'feature-flags',
  title: 'Feature flags: LaunchDarkly, Unleash, Flagsmith',
  docs: 'https://launchdarkly.com/docs/home/flags/delete',
  programs: ['ldcli', 'flipt'],
  optionsWithValue:
    '--project --flag --environment --access-token --base-uri -o --output --segment --member -d --data --config'.split(
      ' ',
    ),
  hosts: [
    'app.launchdarkly.com',
    'app.launchdarkly.us',
    'app.eu.launchdarkly.com',
    'api.flagsmith.com',
    '*.getunleash.io',
  ],
  mcpServers: ['launchdarkly', 'unleash', 'flagsmith'],
  environment: { options: ['--environment'], variables: [], fields: ['env', 'environmentKey'] },
  selfConfirm: [],
  unruled: { harmless: [['config|login|dev-server|completion|quickstart', '*']] },
  rules: [
    {
      id: 'flag-delete',
      command: [
        'flags|projects|environments|segments|members|teams|webhooks|access-tokens|relay-proxy-configs',
        'delete*',
      ],
      when: ldcli,
      http: ['DELETE /api/v2/**'],
      httpWhen: launchdarkly,
      mcp: ['delete-feature-flag', 'delete-flag', 'delete-environment', 'delete-project'],
      does: { verb: 'delete', what: 'flag, environment or project', undo: 'none', undoNote: LAUNCHDARKLY },
      target: { options: ['--flag', '--environment', '--project'], fields: ['featureFlagKey', 'flagKey'] },
      why: 'Deletes it in every environment; whoever asks for the flag gets what the code falls back to.',
      instead: 'ldcli flags get --project default --flag checkout-v2',
      stops: [
        'ldcli flags delete --project default --flag checkout-v2',
        'ldcli environments delete --project default --environment production',
        'curl -X DELETE https://app.launchdarkly.com/api/v2/flags/default/checkout-v2 -H "Authorization: $LD"',
        { server: 'launchdarkly', tool: 'delete-feature-flag', input: { projectKey: 'default' } },
      ],
      passes: [
        'ldcli flags list --project default',
        'ldcli flags get --project default --flag checkout-v2',
        'curl https://app.launchdarkly.com/api/v2/flags/default -H "Authorization: $LD"',
      ],
    },
    {
      id: 'key-reset',
      command: ['environments', 'reset-*'],
      commands: [['access-tokens|relay-proxy-configs', 'reset*']],
      when: ldcli,
      http: [
        'POST /api/v2/projects/*/environments/*/apiKey',
        'POST /api/v2/projects/*/environments/*/mobileKey',
        'POST /api/v2/tokens/*/reset',
      ],
      httpWhen: launchdarkly,
      does: { verb: 'overwrite', what: 'key of an environment', undo: 'none', undoNote: KEYS },
      target: { options: ['--environment'] },
      why: 'Makes a new key: what still has the old one gets no flags.',
      instead: 'ldcli environments get --project default --environment production',
      stops: [
        'curl -X POST https://app.launchdarkly.com/api/v2/projects/default/environments/production/apiKey -H "Authorization: $LD"',
        'ldcli environments reset-sdk-key --project default --environment production',
      ],
      passes: ['ldcli environments get --project default --environment production'],
    },
    {
      id: 'unleash-delete',
      http: [
        'DELETE /**/api/admin/**',
        'DELETE /api/admin/**',
        'POST /**/api/admin/projects/*/delete',
        'POST /api/admin/projects/*/delete',
        'DELETE /api/v1/projects/**',
        'DELETE /api/v1/environments/**',
      ],
      httpWhen: ({ host }) => /(getunleash\.io|flagsmith\.com)$/.test(host),
      does: { verb: 'delete', what: 'flag, project or environment', undo: 'vendor', undoNote: UNLEASH },
      target: {},
      why: 'Archives or deletes it in every environment.',
      instead: '',
      stops: [
        'curl -X DELETE https://eu.app.getunleash.io/acme/api/admin/archive/checkout-v2 -H "Authorization: $T"',
        'curl -X DELETE https://api.flagsmith.com/api/v1/projects/12/features/99/ -H "Authorization: Token $T"',
      ],
      passes: [
        'curl -X POST https://eu.app.getunleash.io/acme/api/admin/archive/revive/checkout-v2 -H "Authorization: $T"',
        'curl https://api.flagsmith.com/api/v1/projects/ -H "Authorization: Token $T"',
      ],
    },
  ],
};
