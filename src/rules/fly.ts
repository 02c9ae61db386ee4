import type { CallView, Platform } from '../model/platform.ts';

// https://fly.io/docs/postgres/managing/deleting
const APP =
  'An app’s volumes are deleted with it, and their snapshots are out of reach then (Fly.io docs, 2026-11)';
// https://fly.io/docs/flyctl/mpg-destroy
const DATABASE = 'A managed Postgres cluster is destroyed with all its data, for good (Fly.io docs, 2026-11)';
// https://fly.io/docs/volumes/volume-manage#restore-a-deleted-volume
const SNAPSHOTS =
  'Daily snapshots are kept 5 days unless set otherwise, also those of a deleted volume; keep its id, which `fly volumes list --all` shows for 24 hours only (Fly.io docs, 2026-11)';
const REMOVE = 'destroy|delete|remove|rm';

const toZero = (call: CallView) =>
  call.positionals.some((word) => /^([\w-]+=)?0$/.test(word)) || call.value('--max-per-region') === '0';

export const fly: Platform = {
  id: 'fly',
  title: 'Fly.io',
  docs: 'https://fly.io/docs/flyctl/',
  programs: ['fly', 'flyctl', 'superfly'],
  optionsWithValue:
    '-a --app -c --config -o --org -r --region -t --access-token -n --name --image -i --vm-size --vm-memory --vm-cpus --host --port -p --command -C -e --env --machine --size -s --snapshot-id --volume-size --database -d --user -u'.split(
      ' ',
    ),
  directory: [],
  hosts: ['api.machines.dev', 'api.fly.io', '_api.internal'],
  mcpServers: ['fly', 'flyctl'],
  environment: {
    options: ['-a', '--app', '-c', '--config', '-o', '--org'],
    variables: ['FLY_APP'],
    fields: ['app', 'app_name', 'appId'],
  },
  selfConfirm: ['-y', '--yes', '--auto-confirm', '-f', '--force'],
  unruled: {
    harmless: [
      ['auth|doctor|docs|jobs|agent|settings|console'],
      ['machine|machines|m', 'restart|leases|lease'],
    ],
  },
  twins: ['fly', 'flyctl'],
  rules: [
    {
      id: 'app-destroy',
      command: ['apps|app|orgs|org', REMOVE],
      commands: [['destroy|delete']],
      http: ['DELETE /v1/apps/*'],
      graphql: ['deleteApp', 'deleteOrganization'],
      mcp: ['fly_apps_destroy', 'fly-apps-destroy', 'apps_destroy'],
      does: { verb: 'delete', what: 'app', undo: 'none', undoNote: APP },
      target: { options: ['-a', '--app'], fields: ['id', 'appId', 'app', 'name'], positionals: true },
      why: 'Destroys the app with its machines, volumes, secrets and addresses.',
      instead: 'fly apps list',
      stops: [
        'fly apps destroy acme-shop --yes',
        'flyctl destroy acme-shop -y',
        `curl -X DELETE -H "Authorization: Bearer $FLY_API_TOKEN" https://api.machines.dev/v1/apps/acme-shop`,
      ],
      passes: [
        'fly apps list',
        'fly status -a acme-shop',
        'fly apps create acme-test',
        'fly apps restart acme-shop',
      ],
    },
    {
      id: 'volume-destroy',
      command: ['volumes|volume|vol|vols', REMOVE],
      commands: [['volumes|volume|vol|vols', 'snapshots|snapshot|snaps', REMOVE]],
      http: ['DELETE /v1/apps/*/volumes/*'],
      graphql: ['deleteVolume'],
      mcp: ['fly_volumes_destroy', 'fly-volumes-destroy'],
      does: {
        verb: 'delete',
        what: 'volume',
        undo: 'vendor',
        undoNote: SNAPSHOTS,
      },
      target: { fields: ['id', 'volumeId'], positionals: true },
      why: 'Destroys the volume and everything stored on it.',
      instead: 'fly volumes list',
      stops: ['fly volumes destroy vol_abc123 --yes', 'flyctl vol rm vol_abc123 -y -a acme-db'],
      passes: [
        'fly volumes list -a acme-shop',
        'fly volumes show vol_abc123',
        'fly volumes snapshots list vol_abc123',
      ],
    },
    {
      id: 'snapshots-off',
      command: ['volumes|volume|vol|vols', 'update'],
      when: (call) =>
        call.has('--scheduled-snapshots=false') || /^[12]$/.test(call.value('--snapshot-retention') ?? ''),
      does: {
        verb: 'stop',
        what: 'snapshots',
        undo: 'vendor',
        undoNote:
          'They can be turned on again; days without a snapshot stay without one (fly.io/docs/volumes/snapshots, 2026-11)',
      },
      target: { positionals: true },
      why: 'Turns off the volume’s daily snapshots, or keeps them for a day or two only.',
      instead: 'fly volumes list',
      stops: [
        'fly volumes update vol_abc123 --scheduled-snapshots=false',
        'fly vol update vol_abc123 --snapshot-retention 1',
      ],
      passes: ['fly volumes update vol_abc123 --snapshot-retention 30', 'fly volumes list'],
    },
    {
      id: 'data-destroy',
      command: ['mpg|managed-postgres|postgres|pg|redis|storage|tigris|mysql|consul|litefs-cloud', REMOVE],
      commands: [
        ['extensions|extension|ext', '*', REMOVE],
        ['mpg|postgres|pg|litefs-cloud', '*', `${REMOVE}|detach`],
        ['postgres|pg|mpg', 'detach'],
        ['redis', 'reset'],
      ],
      when: (call) => call.args.some((word) => /^(destroy|delete|remove|rm|detach|reset)$/.test(word)),
      graphql: ['deleteAddOn', 'resetAddOnPassword'],
      does: { verb: 'delete', what: 'database or bucket', undo: 'none', undoNote: DATABASE },
      target: { positionals: true },
      why: 'Destroys a database, bucket or other extension with all data in it.',
      instead: 'fly mpg list',
      stops: [
        'fly mpg destroy abc123 --yes',
        'fly ext kubernetes destroy acme --yes',
        'fly redis destroy cache',
        'fly storage destroy uploads -y',
      ],
      passes: [
        'fly mpg list',
        'fly ext kubernetes list',
        'fly postgres connect -a acme-db',
        'fly redis status cache',
      ],
    },
    {
      id: 'database-restore',
      command: ['mpg|postgres|pg', 'restore|import'],
      commands: [
        ['mpg', 'backup|backups', 'restore'],
        ['postgres|pg', 'backup', 'restore'],
      ],
      does: {
        verb: 'overwrite',
        what: 'database',
        undo: 'vendor',
        undoNote: 'Another backup can be restored; what was written since it is gone',
      },
      target: { positionals: true, options: ['-a', '--app'] },
      why: 'Brings another state into the database; what is there now can be overwritten.',
      instead: 'fly mpg list',
      stops: [
        'fly postgres import postgres://old.example.com/app -a acme-db --clean',
        'fly mpg restore abc123 --backup-id b1',
      ],
      passes: ['fly mpg backup list abc123', 'fly mpg backup create abc123'],
    },
    {
      id: 'machine-destroy',
      command: ['machine|machines|m', REMOVE],
      commands: [['scale', 'count']],
      when: (call) => !call.args.includes('scale') || toZero(call),
      http: ['DELETE /v1/apps/*/machines/*'],
      mcp: ['fly_machine_destroy', 'fly-machine-destroy'],
      does: {
        verb: 'delete',
        what: 'machine',
        undo: 'vendor',
        undoNote: 'A deploy makes machines anew; what stood on their disks is gone',
      },
      target: { fields: ['id'], positionals: true, options: ['-a', '--app'] },
      why: 'Destroys machines of the app; what they served is down.',
      instead: 'fly machine list',
      stops: [
        'fly machine destroy 148ed --force',
        'fly m rm 148ed',
        'fly scale count 0 -a acme-shop',
        'fly scale count web=0 --yes',
      ],
      passes: [
        'fly machine list',
        'fly machine restart 148ed',
        'fly scale count 3 -a acme-shop',
        'fly scale show',
      ],
    },
    {
      id: 'outage',
      command: ['suspend|pause'],
      commands: [
        ['apps', 'suspend|move'],
        ['machine|machines|m', 'stop|kill|suspend|cordon'],
        ['postgres|pg|mpg', 'failover|restart'],
        ['dns-records', 'import'],
        ['ips|ip', 'release|release-v4|release-v6'],
        ['certs|certificates|cert', 'remove|delete|rm'],
        ['proxy|wireguard|peers|dns-records|domains|consul|log-shipper', 'detach|remove|delete|reset|rm'],
      ],
      http: ['POST /v1/apps/*/machines/*/stop', 'POST /v1/apps/*/machines/*/suspend'],
      graphql: ['releaseIpAddress', 'deleteCertificate', 'pauseApp'],
      does: {
        verb: 'stop',
        what: 'app',
        undo: 'repeat',
        undoNote: 'It can be started or added again; an address may change',
      },
      target: { positionals: true, fields: ['id', 'appId'] },
      why: 'Takes a part of the app off line: its machine, address or certificate.',
      instead: 'fly status',
      stops: [
        'fly machine stop 148ed -a acme-shop',
        'fly ips release 203.0.113.4 -a acme-shop',
        'fly certs remove app.example.com',
      ],
      passes: ['fly ips list', 'fly certs show app.example.com', 'fly machine start 148ed'],
    },
    {
      id: 'secret-remove',
      command: ['secrets|secret', 'unset|delete|rm|remove'],
      commands: [
        ['tokens|token', 'revoke'],
        ['secrets', 'keys', 'delete'],
      ],
      mcp: ['fly_secrets_unset', 'secrets_unset'],
      graphql: ['unsetSecrets', 'deleteLimitedAccessToken', 'revokeLimitedAccessToken'],
      does: {
        verb: 'delete',
        what: 'secret',
        undo: 'none',
        undoNote: 'Fly.io never shows a secret’s value (fly.io/docs/apps/secrets, 2026-11)',
      },
      target: { positionals: true },
      why: 'Takes a secret or a token away; what needs it stops working.',
      instead: 'fly secrets list',
      stops: ['fly secrets unset DATABASE_URL -a acme-shop', 'fly tokens revoke tok_1'],
      passes: ['fly secrets list -a acme-shop', 'fly secrets set LOG_LEVEL=debug --stage', 'fly tokens list'],
    },
  ],
};
