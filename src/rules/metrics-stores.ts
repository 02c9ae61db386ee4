import type { CallView, Platform } from '../model/platform.ts';

// https://thanos.io/tip/components/tools.md/
const MARKED =
  'A block that is marked keeps its data until the cleanup after its delay, 48 hours by default; what is cleaned up does not come back (Thanos documentation, 2026-11)';
const words = (call: CallView) => call.positionals.join(' ');

/** Where the numbers of running systems are kept for a long time. */
export const metricsStores: Platform = {
  id: 'metrics-stores',
  title: 'Thanos and VictoriaMetrics',
  docs: 'https://thanos.io/tip/components/tools.md/',
  programs: ['thanos'],
  optionsWithValue:
    '--objstore.config --objstore.config-file --id --marker --details --rewrite.to-delete-config --rewrite.to-delete-config-file --rewrite.to-relabel-config --delete-delay --log.level'.split(
      ' ',
    ),
  environment: { options: ['--objstore.config-file'], variables: [] },
  hosts: ['*'],
  unruled: { harmless: [['tools', 'bucket', 'ls|verify|inspect|web|replicate|downsample|upload-blocks']] },
  rules: [
    {
      id: 'series-delete',
      // VictoriaMetrics takes it as a GET too. https://docs.victoriametrics.com/victoriametrics/url-examples/#apiv1admintsdbdelete_series
      http: ['GET /api/v1/admin/tsdb/delete_series', 'GET /**/api/v1/admin/tsdb/delete_series'],
      does: {
        verb: 'delete',
        what: 'series of metrics',
        undo: 'none',
        undoNote: 'Only a backup brings them back',
      },
      why: 'Deletes all that was measured in the series that fit.',
      instead: 'curl -s http://localhost:9090/api/v1/status/tsdb',
      stops: ["curl -g 'https://vm.example.com/api/v1/admin/tsdb/delete_series?match[]=up'"],
      passes: ["curl -g 'https://vm.example.com/api/v1/series?match[]=up'"],
    },
    {
      id: 'blocks-delete',
      command: ['tools', 'bucket', 'cleanup|mark|rewrite|retention'],
      // Without `--delete-blocks` a rewritten block stands beside the one that it was made from.
      when: (call) =>
        (!/ mark( |$)/.test(` ${call.args.join(' ')}`) ||
          /deletion-mark/.test(call.value('--marker') ?? '')) &&
        (!/ rewrite( |$)/.test(` ${call.args.join(' ')}`) ||
          (call.has('--no-dry-run') && call.has('--delete-blocks'))) &&
        words(call) !== 'help',
      does: { verb: 'delete', what: 'blocks of metrics', undo: 'none', undoNote: MARKED },
      target: { options: ['--id', '--objstore.config-file'] },
      why: 'Deletes metrics, or marks them to be deleted, in the bucket that all of them are kept in.',
      instead: 'thanos tools bucket ls --objstore.config-file={target}',
      stops: [
        'thanos tools bucket cleanup --objstore.config-file=bucket.yml --delete-delay=0s',
        'thanos tools bucket mark --id=01H --marker=deletion-mark.json --details=old --objstore.config-file=bucket.yml',
        'thanos tools bucket rewrite --id 01H --rewrite.to-delete-config-file d.yml --no-dry-run --delete-blocks',
      ],
      passes: [
        'thanos tools bucket ls --objstore.config-file=bucket.yml',
        'thanos tools bucket rewrite --id 01H --rewrite.to-delete-config-file d.yml',
        'thanos tools bucket rewrite --id 01H --rewrite.to-delete-config-file d.yml --no-dry-run',
        'thanos tools bucket mark --id=01H --marker=no-compact-mark.json --details=big',
      ],
    },
  ],
};
