import type { CallView, Platform, RequestView } from '../model/platform.ts';

// https://docs.fastly.com/en/guides/purging-via-api
const REFILLED =
  'The cache fills again from the origin, which meanwhile answers every visitor by itself (Fastly documentation, 2026-11)';
const FASTLY =
  'Fastly’s documentation names no way to bring it back; its configuration is only where it was exported to (2026-11)';
const NO_UNDO = 'Nothing is known of a way back; stored files are only where they were uploaded from';

const at = (call: CallView) => call.positionals.slice(0, 3).join(' ');
const fastly = ({ host }: RequestView) => host === 'api.fastly.com';

/** Networks that deliver sites. What they hold of one address is fetched again; all at once falls on the origin. */
export const contentDelivery: Platform = {
  id: 'content-delivery',
  title: 'Fastly, bunny.net, Akamai',
  docs: 'https://www.fastly.com/documentation/reference/cli/',
  programs: ['fastly', 'akamai', 'bunny', 'bunnynet'],
  optionsWithValue:
    '-s --service-id --service-name --version --name -n --token -t --profile -o --url --key --file -p --property --section --edgerc --accountkey -k --network --email'.split(
      ' ',
    ),
  hosts: [
    'api.fastly.com',
    'api.bunny.net',
    'storage.bunnycdn.com',
    '*.storage.bunnycdn.com',
    '*.luna.akamaiapis.net',
  ],
  mcpServers: ['fastly', 'bunny', 'akamai'],
  environment: { options: ['--service-name', '--network', '--section'], variables: ['FASTLY_SERVICE_ID'] },
  selfConfirm: ['--force', '-y', '--accept-defaults', '--auto-yes', '--non-interactive'],
  unruled: { harmless: [['purge'], ['profile|config|auth-token|whoami|compute|log-tail', '*']] },
  rules: [
    {
      id: 'service-delete',
      command: ['service|domain|kv-store|config-store|secret-store|object-storage|tls-custom|user', 'delete'],
      commands: [
        ['service', 'purge-all'],
        ['kv-store|config-store|secret-store|dictionary', '*', 'delete'],
      ],
      when: (call) => call.program === 'fastly',
      http: [
        'DELETE /service/*',
        'DELETE /resources/stores/**',
        'DELETE /tls/**',
        'DELETE /tokens/**',
        'DELETE /user/*',
      ],
      httpWhen: fastly,
      does: { verb: 'delete', what: 'service or store', undo: 'none', undoNote: FASTLY },
      target: { options: ['--service-id', '-s', '--store-id', '--name'] },
      why: 'Deletes the service or the store: its sites stop answering.',
      instead: 'fastly service list',
      stops: [
        'fastly service delete --service-id SU1Z --force',
        'fastly kv-store delete --store-id x',
        'curl -X DELETE https://api.fastly.com/service/SU1Z -H "Fastly-Key: $K"',
      ],
      passes: ['fastly service list', 'fastly compute build'],
    },
    {
      id: 'purge-all',
      command: ['purge'],
      when: (call) => call.program === 'fastly' && call.has('--all') && !call.has('--soft'),
      http: [
        'POST /service/*/purge_all',
        'POST /service/*/purge/*',
        'POST /pullzone/*/purgeCache',
        'POST /purge',
      ],
      httpWhen: ({ path }) => /\/(purge_all|purgeCache)$/.test(path),
      does: { verb: 'delete', what: 'everything that the cache holds', undo: 'vendor', undoNote: REFILLED },
      target: { options: ['--service-id', '-s'] },
      why: 'Empties the whole cache: all visitors fall on the origin at once.',
      instead: '',
      stops: [
        'fastly purge --all --service-id SU1Z',
        'curl -X POST https://api.fastly.com/service/SU1Z/purge_all -H "Fastly-Key: $K"',
        'curl -X POST https://api.bunny.net/pullzone/12/purgeCache -H "AccessKey: $K"',
      ],
      passes: [
        'fastly purge --url https://www.example.com/app.css',
        'fastly purge --key product-42 --service-id SU1Z',
        'curl -X POST https://api.fastly.com/service/SU1Z/purge/product-42 -H "Fastly-Key: $K"',
        'curl -X POST "https://api.bunny.net/purge?url=https://www.example.com/a.css" -H "AccessKey: $K"',
      ],
    },
    {
      id: 'delete',
      command: [],
      when: (call) =>
        call.program === 'akamai' && /(^| )(delete|remove|deactivate|delete-\S+)( |$)/.test(at(call)),
      http: ['DELETE /**'],
      httpWhen: ({ host }) => host !== 'api.fastly.com',
      does: { verb: 'delete', what: 'property, zone or stored files', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['-p', '--property'] },
      why: 'Deletes what delivers the sites, or the files that it stores.',
      instead: 'akamai property-manager list-properties',
      stops: [
        'akamai property-manager delete-property -p acme',
        'curl -X DELETE https://api.bunny.net/storagezone/12 -H "AccessKey: $K"',
        'curl -X DELETE https://storage.bunnycdn.com/acme/images/ -H "AccessKey: $K"',
      ],
      passes: [
        'akamai purge invalidate https://www.example.com/a.css',
        'akamai property-manager list-properties',
        'curl https://api.bunny.net/pullzone -H "AccessKey: $K"',
      ],
    },
  ],
};
