import type { CallView, Platform } from '../model/platform.ts';

// https://developers.cloudflare.com/fundamentals/manage-domains/remove-domain/
const ZONE =
  'Records must be known to be added again; removing a domain also cancels its subscriptions (Cloudflare docs, 2026-11)';
const REMOVE = 'delete|remove|rm|purge|destroy|delete-metadata-index';
const STORES =
  /^(d1|kv|kv:.*|r2|vectorize|queues|pipelines|hyperdrive|secrets-store|ai-search|containers|workflows|artifacts)$/;
const PARTS =
  /^(domain|notification|cors|consumer|dev-url|sippy|catalog|lifecycle|lock|subscription|binding)$/;

const remote = (call: CallView) => !call.has('--local') && !/^(true|1)$/.test(call.value('--local') ?? '');
/** The command words, options left out. */
const words = (call: CallView) => call.args.filter((word) => !word.startsWith('-'));
const removes = (call: CallView) =>
  call.args.some((word) =>
    /^(delete|remove|rm|purge|destroy|delete-vectors|delete-metadata-index|bulk-delete)$/.test(word),
  );
const ofStore = (call: CallView) => {
  const [first = '', ...rest] = words(call);
  return STORES.test(first) && !rest.slice(0, 2).some((word) => PARTS.test(word));
};

export const cloudflare: Platform = {
  id: 'cloudflare',
  title: 'Cloudflare',
  docs: 'https://developers.cloudflare.com/workers/wrangler/commands/',
  programs: ['wrangler', 'wrangler2', 'cloudflared', 'flarectl'],
  optionsWithValue:
    '-c --config -e --env --cwd --name --namespace-id --binding --command --file --persist-to --account-id -m --message --project-name --environment --jurisdiction -J --bookmark --timestamp --version-id --deployment-id --branch --compatibility-date --origincert --credentials-file --ids --index'.split(
      ' ',
    ),
  directory: ['--cwd'],
  hosts: ['api.cloudflare.com'],
  mcpServers: ['cloudflare', 'wrangler'],
  environment: {
    options: ['-e', '--env', '--environment', '--name'],
    variables: ['CLOUDFLARE_ENV'],
    fields: ['environment', 'zone_id'],
  },
  selfConfirm: ['-y', '--yes', '-f', '--force', '--skip-confirmation'],
  unruled: { harmless: [['login|logout|dev|types|tail|whoami|docs|telemetry|build|setup']] },
  rules: [
    {
      id: 'data-delete',
      command: ['*', `${REMOVE}|delete-vectors|bulk-delete`],
      commands: [
        ['*', '*', REMOVE],
        ['*', '*', '*', REMOVE],
      ],
      when: (call) => ofStore(call) && remote(call) && removes(call),
      http: [
        'DELETE /client/v4/accounts/*/d1/database/*',
        'DELETE /client/v4/accounts/*/storage/kv/**',
        'POST /client/v4/accounts/*/storage/kv/namespaces/*/bulk/delete',
        'DELETE /client/v4/accounts/*/r2/buckets/**',
        'DELETE /client/v4/accounts/*/vectorize/**',
        'DELETE /client/v4/accounts/*/queues/*',
        'POST /client/v4/accounts/*/queues/*/purge',
        'DELETE /client/v4/accounts/*/images/**',
        'DELETE /client/v4/accounts/*/stream/**',
      ],
      mcp: [
        'd1_database_delete',
        'kv_namespace_delete',
        'r2_bucket_delete',
        'hyperdrive_config_delete',
        'kv_delete',
        'r2_delete_object',
      ],
      does: {
        verb: 'delete',
        what: 'stored data',
        undo: 'none',
        // https://developers.cloudflare.com/api/resources/d1/subresources/database/methods/undelete/
        undoNote:
          'A deleted D1 database can be undeleted through Cloudflare’s API, without its time travel; keys, objects, messages and vectors do not come back (Cloudflare docs, 2026-11)',
      },
      target: {
        positionals: true,
        fields: ['id', 'database_id', 'namespace_id', 'name', 'bucket'],
        options: ['--namespace-id'],
      },
      why: 'Deletes a store or what it holds: database, keys, objects, vectors or messages. Wrangler answers its own question with yes where nobody can type.',
      instead: 'wrangler d1 list',
      stops: [
        'npx wrangler d1 delete acme-shop',
        'wrangler d1 delete acme-shop --skip-confirmation',
        'wrangler kv key delete session:1 --namespace-id 06779d --remote',
        'wrangler r2 bucket delete uploads',
        'wrangler r2 object delete uploads/a.png --remote',
        'wrangler vectorize delete docs-index --force',
        'wrangler queues purge orders --force',
        'wrangler kv:namespace delete --binding CACHE',
      ],
      passes: [
        'npx wrangler d1 info acme-shop',
        'wrangler kv key delete session:1 --namespace-id 06779d --local',
        'wrangler kv key put session:1 x --binding S',
        'wrangler d1 migrations apply acme-shop',
        'wrangler r2 object get uploads/a.png',
      ],
    },
    {
      id: 'worker-delete',
      command: ['delete'],
      commands: [
        ['*', REMOVE],
        ['*', '*', REMOVE],
        ['*', '*', '*', REMOVE],
      ],
      when: (call) =>
        /^(wrangler|wrangler2|cloudflared)$/.test(call.program) && !ofStore(call) && removes(call),
      http: [
        'DELETE /client/v4/accounts/*/workers/**',
        'DELETE /client/v4/accounts/*/pages/**',
        'DELETE /client/v4/accounts/*/cfd_tunnel/**',
        'DELETE /client/v4/accounts/*/tunnels/**',
      ],
      mcp: ['worker_delete', 'workers_delete', 'workers_delete_worker', 'delete_worker'],
      does: {
        verb: 'delete',
        what: 'Worker or part of one',
        undo: 'none',
        undoNote:
          'It can be deployed again from its source; its secrets are gone unless they are kept elsewhere',
      },
      target: { positionals: true, fields: ['id'], options: ['--name', '--project-name'] },
      why: 'Deletes a Worker, site, secret, tunnel, domain or rule; what relies on it stops working. Durable Objects go with their Worker.',
      instead: 'wrangler deployments list',
      stops: [
        'wrangler delete --name acme-api',
        'wrangler pages project delete acme-site --yes',
        'wrangler secret delete API_KEY --env production',
        'wrangler versions secret delete API_KEY',
        'wrangler r2 bucket domain remove uploads --domain cdn.example.com',
        'cloudflared tunnel delete -f acme',
      ],
      passes: [
        'wrangler deploy',
        'wrangler pages project list',
        'wrangler secret list',
        'wrangler tail acme-api',
        'wrangler dev',
        'cloudflared tunnel list',
      ],
    },
    {
      id: 'store-overwrite',
      command: ['d1', 'time-travel', 'restore'],
      commands: [
        ['r2', 'bucket', 'lifecycle|lock', 'add|set|remove|delete'],
        ['secret|pages|versions', 'bulk'],
        ['kv|kv:bulk|r2', 'bulk', 'put'],
      ],
      when: (call) =>
        remote(call) &&
        (call.args.includes('restore') || call.args.includes('lifecycle') || call.args.includes('lock')),
      http: [
        'POST /client/v4/accounts/*/d1/database/*/time_travel/restore',
        'PUT /client/v4/accounts/*/r2/buckets/*/lifecycle',
        'PUT /client/v4/accounts/*/r2/buckets/*/lock',
      ],
      does: {
        verb: 'overwrite',
        what: 'stored data',
        undo: 'vendor',
        undoNote:
          'D1’s time travel goes back 30 days, 7 on the free plan, and undoes a restore too; objects that a rule expires do not come back (developers.cloudflare.com/d1/reference/time-travel, 2026-11)',
      },
      target: { positionals: true, fields: ['id'] },
      why: 'Puts an older state over the database, or changes when objects expire or how they are locked.',
      instead: 'wrangler d1 list',
      stops: [
        'wrangler d1 time-travel restore acme-shop --timestamp 1700000000',
        'wrangler r2 bucket lifecycle add uploads expire-all --expire-days 1',
      ],
      passes: ['wrangler d1 time-travel info acme-shop', 'wrangler r2 bucket lifecycle list uploads'],
    },
    {
      id: 'outage',
      command: ['rollback'],
      commands: [
        ['queues', 'pause-delivery'],
        ['workflows', 'pause'],
        ['workflows|containers', 'instances|instance', 'terminate|pause|stop'],
        ['r2', 'bucket', 'sippy|dev-url|catalog|notification', 'disable'],
        ['r2', 'bucket', 'dev-url', 'enable'],
        ['email', 'routing|sending', 'disable'],
        ['tunnel', 'cleanup|route'],
      ],
      when: (call) => !call.args.includes('route') || call.has('-f', '--overwrite-dns'),
      http: [
        'PUT|PATCH /client/v4/zones/*/dns_records/*',
        'POST /client/v4/zones/*/dns_records/batch',
        'POST /client/v4/zones/*/dns_records/import',
        'PATCH /client/v4/zones/*',
        'PUT /client/v4/accounts/*/cfd_tunnel/*/configurations',
        'PATCH|PUT /client/v4/zones/*/settings/**',
        'POST /client/v4/accounts/*/workers/scripts/*/deployments',
        'POST /client/v4/accounts/*/pages/projects/*/deployments/*/rollback',
      ],
      does: { verb: 'stop', what: 'live version or address', undo: 'repeat', undoNote: 'It can be set back' },
      target: { positionals: true, fields: ['id'], options: ['--name'] },
      why: 'Changes which version answers, where an address leads, or whether messages are delivered.',
      instead: 'wrangler versions list',
      stops: [
        'wrangler rollback --name acme-api --yes',
        'wrangler queues pause-delivery orders',
        'wrangler workflows instances terminate billing i1',
        `curl -X PATCH -H "Authorization: Bearer $CF_TOKEN" https://api.cloudflare.com/client/v4/zones/z/dns_records/r -d '{"content":"203.0.113.9"}'`,
      ],
      passes: [
        'wrangler versions list --name acme-api',
        'wrangler queues resume-delivery orders',
        'wrangler workflows instances list billing',
        'cloudflared tunnel route dns acme app.example.com',
      ],
    },
    {
      id: 'zone-delete',
      http: [
        'DELETE /client/v4/zones/**',
        'DELETE /client/v4/accounts/*',
        'DELETE /client/v4/user/**',
        'DELETE /client/v4/accounts/*/tokens/*',
        'PUT /client/v4/user/tokens/*/value',
      ],
      command: ['dns|d|zone|z|firewall|f|pagerules|user-agents', 'delete|del|remove|purge'],
      commands: [
        ['firewall', 'rules', 'delete'],
        ['zone', 'purge'],
      ],
      // Certain addresses are fetched again. https://github.com/cloudflare/cloudflare-go/tree/v0/cmd/flarectl
      when: (call) =>
        call.program === 'flarectl' &&
        !(call.args.includes('purge') && call.has('--files', '--tags', '--hosts', '--prefixes')),
      does: { verb: 'delete', what: 'zone or DNS record', undo: 'none', undoNote: ZONE },
      target: { fields: ['id'], options: ['--zone', '--id'] },
      why: 'Deletes a zone, a DNS record or a rule; the addresses below it stop answering.',
      instead: 'wrangler whoami',
      stops: [
        'curl -X DELETE -H "X-Auth-Key: $CF_KEY" https://api.cloudflare.com/client/v4/zones/z',
        'flarectl dns delete --zone example.com --id r1',
      ],
      passes: [
        'curl -H "X-Auth-Key: $CF_KEY" https://api.cloudflare.com/client/v4/zones',
        'flarectl zone list',
        'flarectl zone purge --zone example.com --files https://example.com/a.css',
      ],
    },
  ],
};
