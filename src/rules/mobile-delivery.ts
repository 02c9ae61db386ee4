import type { Platform } from '../model/platform.ts';

// https://docs.expo.dev/eas/cli/
const GONE =
  'Expo keeps no copy of a deleted build, update, branch or project; devices go on with what they have (Expo documentation, 2026-11)';

/** Where apps are built and updates are sent to people’s devices. */
export const mobileDelivery: Platform = {
  id: 'mobile-delivery',
  title: 'Expo Application Services',
  docs: 'https://docs.expo.dev/eas/cli/',
  programs: ['eas', 'eas-cli'],
  optionsWithValue:
    '-p --platform -e --profile --branch --channel --environment --scope --id -m --message'.split(' '),
  environment: { options: ['--environment', '--channel', '--branch', '-e', '--profile'], variables: [] },
  selfConfirm: ['--non-interactive', '--dangerously-confirm-deletion', '-y', '--yes'],
  unruled: {
    harmless: [['login|logout|account:login|account:logout|build:cancel|workflow:cancel|diagnostics|init']],
  },
  rules: [
    {
      id: 'delete',
      command: [
        'build:delete|update:delete|branch:delete|channel:delete|project:delete|webhook:delete|device:delete|env:delete|secret:delete|deploy:delete|worker:delete|deploy:alias:delete|workflow:delete|*:delete',
      ],
      does: { verb: 'delete', what: 'build, update, channel or project', undo: 'none', undoNote: GONE },
      target: { positionals: true, options: ['--id', '--name', '--variable-name'] },
      why: 'Deletes it at Expo: what people’s devices ask for is not there any more.',
      instead: 'eas channel:list',
      stops: [
        'eas build:delete 4b2c --non-interactive',
        'eas channel:delete production --non-interactive',
        'npx eas-cli update:delete 1f2e --non-interactive',
        'eas project:delete --dangerously-confirm-deletion @acme/shop',
      ],
      passes: [
        'eas build:list',
        'eas build:cancel 4b2c',
        'eas update --branch main -m "delete old screen"',
        'eas channel:list',
        'eas build:delete --help',
      ],
    },
    {
      id: 'update-over',
      command: [
        'update:republish|update:roll-back-to-embedded|update:rollback|channel:pause|update:revert-update-rollout',
      ],
      does: {
        verb: 'change',
        what: 'what devices run',
        undo: 'vendor',
        undoNote: 'A later update takes its place, once devices have fetched it',
      },
      target: { positionals: true, options: ['--branch', '--channel', '--group'] },
      why: 'Sends people’s devices back to an older version, or stops sending them updates.',
      instead: 'eas update:list',
      stops: [
        'eas update:roll-back-to-embedded --channel production --non-interactive',
        'eas channel:pause production',
      ],
      passes: ['eas update:list', 'eas update:view 1f2e'],
    },
  ],
};
