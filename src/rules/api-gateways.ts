import type { CallView, Platform } from '../model/platform.ts';

// https://developer.konghq.com/deck/gateway/sync/
const FROM_FILE =
  'A file that `deck gateway dump` wrote before brings it back; without one nothing does (Kong documentation, 2026-11)';
const words = (call: CallView) => call.positionals.slice(0, 2).join(' ');

/** Gateways that a company’s APIs stand behind, set from files. */
export const apiGateways: Platform = {
  id: 'api-gateways',
  title: 'Kong',
  docs: 'https://developer.konghq.com/deck/gateway/sync/',
  programs: ['deck', 'kongctl'],
  optionsWithValue:
    '-s --state -o --output-file -w --workspace --kong-addr --konnect-addr --konnect-token --konnect-control-plane-name --konnect-runtime-group-name --select-tag --headers --config --timeout --parallelism --ca-cert -f --filename'.split(
      ' ',
    ),
  mcpServers: ['kong', 'konnect'],
  environment: {
    options: ['--kong-addr', '-w', '--workspace', '--konnect-control-plane-name'],
    variables: ['DECK_KONG_ADDR', 'DECK_KONNECT_CONTROL_PLANE_NAME'],
  },
  selfConfirm: ['--force', '-f', '--auto-approve', '--yes'],
  dryRun: ['--dry-run'],
  unruled: { harmless: [['file|convert|completion|version', '*']] },
  rules: [
    {
      id: 'reset',
      command: [],
      when: (call) =>
        call.program === 'deck' &&
        /^(gateway (reset|sync)|reset( |$)|sync( |$))/.test(words(call)) &&
        !/^https?:\/\/(localhost|127\.0\.0\.1)[:/]?/.test(call.value('--kong-addr') ?? ''),
      does: {
        verb: 'overwrite',
        what: 'services and routes of the gateway',
        undo: 'vendor',
        undoNote: FROM_FILE,
      },
      target: { options: ['-w', '--workspace', '--select-tag', '--konnect-control-plane-name'] },
      why: 'Deletes every service, route and consumer that the file does not name; a reset deletes all of them.',
      instead: 'deck gateway diff {target}',
      stops: [
        'deck gateway reset --force',
        'deck gateway sync kong.yaml --select-tag prod',
        'deck sync -s kong.yaml',
      ],
      passes: [
        'deck gateway diff kong.yaml',
        'deck gateway dump -o kong.yaml',
        'deck gateway validate kong.yaml',
        'deck gateway sync kong.yaml --kong-addr http://localhost:8001',
      ],
    },
  ],
};
