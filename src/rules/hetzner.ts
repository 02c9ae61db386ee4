import type { CallView, Platform } from '../model/platform.ts';

// https://docs.hetzner.com/cloud/general/faq/
const NO_UNDO =
  'Hetzner keeps no copy: a server’s backups are deleted with it, its snapshots stay, and neither holds its volumes (Hetzner documentation, 2026-11)';
const AGAIN = 'It can be started, attached or made again';
const has = (call: CallView, words: RegExp) => call.args.some((word) => words.test(word));
const REBUILT = 'firewall|load-balancer|floating-ip|primary-ip|certificate|placement-group|ssh-key|network';
const SAFE = /^(list|describe|create|context|help)$/;
const ON = /^(?![\s\S]*\bfalse\b)[\s\S]*\btrue\b/;

export const hetzner: Platform = {
  id: 'hetzner',
  title: 'Hetzner Cloud',
  docs: 'https://github.com/hetznercloud/cli/tree/main/docs/reference/manual',
  programs: ['hcloud', 'hetzner-kube', 'hetzner-k3s'],
  optionsWithValue:
    '--config --context --endpoint --debug-file --poll-interval -o --output --image --type --server --name --description --network --rules-file --zonefile --record --snapshot --backup --ttl --comment --iso --ip --label -l --selector --user-data-from-file --ssh-key'.split(
      ' ',
    ),
  hosts: [
    'api.hetzner.cloud',
    'api.hetzner.com',
    'dns.hetzner.com',
    'robot-ws.your-server.de',
    '*.your-objectstorage.com',
  ],
  mcpServers: ['hetzner', 'hcloud'],
  environment: { options: ['--context'], variables: ['HCLOUD_CONTEXT'] },
  selfConfirm: ['--poll-interval', '--quiet', '-f', '--force', '-y', '--yes'],
  unruled: { harmless: [['context|config|completion']] },
  rules: [
    {
      id: 'delete',
      command: ['server|volume|image|zone|storage-box|datacenter|iso|*', 'delete'],
      commands: [
        ['storage-box', 'snapshot|subaccount', 'delete'],
        ['zone', 'rrset', 'delete'],
        ['cluster', 'delete'],
      ],
      when: (call) => !has(call, new RegExp(`^(${REBUILT})$`)) && !has(call, SAFE),
      http: ['DELETE /**'],
      mcp: ['delete_server', 'delete_volume', 'delete_image', 'delete_zone'],
      does: { verb: 'delete', what: 'server, volume or backup', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id', 'name', 'server_id', 'volume_id'] },
      why: 'Deletes it with its disks and backups; hcloud asks nobody first.',
      instead: 'hcloud {group} list',
      stops: [
        'hcloud server delete trading-bot',
        'hcloud --context prod server delete web-1 web-2 db-1',
        'hcloud volume delete pg-data',
        'hcloud image delete 12345678',
        'hcloud zone delete example.com',
        'hcloud storage-box snapshot delete offsite 1',
        'curl -s -X DELETE -H "Authorization: Bearer $HCLOUD_TOKEN" https://api.hetzner.cloud/v1/servers/4711',
      ],
      passes: [
        'hcloud server list',
        'hcloud image list --type snapshot',
        'hcloud context delete old',
        'hcloud server delete --help',
      ],
    },
    {
      id: 'delete-rebuilt',
      command: [REBUILT, 'delete|delete-*|remove-*|unassign|detach|replace-rules'],
      when: (call) => !has(call, SAFE),
      mcp: ['delete_firewall', 'delete_network', 'delete_load_balancer'],
      does: { verb: 'stop', what: 'network, address or key', undo: 'repeat', undoNote: AGAIN },
      target: { positionals: true, fields: ['id', 'name'] },
      why: 'Takes away something that traffic or logins go through; a given-up address does not come back.',
      instead: 'hcloud {group} list',
      stops: [
        'hcloud load-balancer delete lb-1',
        'hcloud network delete private',
        'hcloud firewall replace-rules fw-1 --rules-file r.json',
        'hcloud primary-ip unassign ip-1',
      ],
      passes: [
        'hcloud firewall list',
        'hcloud firewall add-rule fw-1 --direction in --protocol tcp --port 443',
      ],
    },
    {
      id: 'overwrite',
      command: ['server', 'rebuild|reset-password|change-type'],
      commands: [
        ['storage-box', 'rollback-snapshot|reset-password'],
        ['storage-box', 'subaccount', 'reset-password'],
        ['zone', 'import-zonefile|change-primary-nameservers'],
        ['zone', 'rrset', 'set-records|remove-records'],
      ],
      when: (call) => !has(call, SAFE),
      http: [
        'POST /v1/servers/*/actions/rebuild',
        'POST /v1/servers/*/actions/reset_password',
        'POST /v1/zones/*/actions/import_zonefile',
        'POST /v1/storage_boxes/*/actions/rollback_snapshot',
      ],
      mcp: ['rebuild_server', 'reset_server_password'],
      does: { verb: 'overwrite', what: 'disk, records or password', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id', 'name'] },
      why: 'Writes an image, an older state or other records over what is there.',
      instead: 'hcloud {group} list',
      stops: [
        'hcloud server rebuild --image ubuntu-24.04 trading-bot',
        'hcloud storage-box rollback-snapshot offsite --snapshot 1',
        'hcloud zone import-zonefile example.com --zonefile z.txt',
        'curl -X POST https://api.hetzner.cloud/v1/servers/1/actions/rebuild -d x',
      ],
      passes: [
        'hcloud server create-image --type snapshot --description pre-change trading-bot',
        'hcloud zone rrset list example.com',
        'hcloud zone export-zonefile example.com',
      ],
    },
    {
      id: 'protection-remove',
      command: ['*', 'disable-protection|disable-backup|disable-snapshot-plan|disable-delete-protection'],
      commands: [['*', '*', 'disable-protection']],
      http: [
        'POST /v1/*/*/actions/change_protection',
        'POST /v1/*/*/actions/disable_backup',
        'POST /v1/*/*/actions/disable_snapshot_plan',
      ],
      // `{"delete": true}` turns it on. https://docs.hetzner.cloud/reference/cloud
      httpWhen: ({ path, body }) => !path.endsWith('/change_protection') || !ON.test(body ?? ''),
      mcp: ['disable_protection', 'disable_backup'],
      does: {
        verb: 'change',
        what: 'protection or backups',
        undo: 'none',
        // https://docs.hetzner.cloud/reference/cloud
        undoNote:
          'It can be turned on again; turning a server’s backups off deletes them at once (Hetzner Cloud API reference, 2026-11)',
      },
      target: { positionals: true, fields: ['id', 'name'] },
      why: 'Turns off the only brake before a deletion, or the backups.',
      instead: 'hcloud {group} describe {target}',
      stops: [
        'hcloud server disable-protection trading-bot delete rebuild',
        'hcloud server disable-backup trading-bot',
        'hcloud storage-box disable-snapshot-plan offsite-backups',
        `curl -X POST https://api.hetzner.cloud/v1/servers/1/actions/change_protection -d '{"delete":false,"rebuild":false}'`,
      ],
      passes: [
        'hcloud server enable-protection trading-bot delete rebuild',
        'hcloud server enable-backup trading-bot',
        `curl -X POST https://api.hetzner.cloud/v1/servers/1/actions/change_protection -d '{"delete":true,"rebuild":true}'`,
      ],
    },
    {
      id: 'stop',
      command: ['server', 'poweroff|shutdown|reset|reboot|detach-*|remove-from-*|enable-rescue'],
      commands: [
        ['volume', 'detach'],
        ['load-balancer', 'disable-*'],
        ['robot', '*'],
      ],
      when: (call) => !has(call, SAFE) && !call.args.includes('robot'),
      http: [
        'POST /v1/servers/*/actions/poweroff',
        'POST /v1/servers/*/actions/shutdown',
        'POST /v1/servers/*/actions/reset',
        'POST /v1/servers/*/actions/reboot',
        'POST /v1/volumes/*/actions/detach',
        'POST /reset/*',
        'PUT /api/v1/records/*',
        'PUT /api/v1/records/bulk',
      ],
      mcp: ['power_off_server', 'shutdown_server', 'reset_server', 'reboot_server', 'detach_volume'],
      does: { verb: 'stop', what: 'server', undo: 'repeat', undoNote: AGAIN },
      target: { positionals: true, fields: ['id', 'name'] },
      why: 'Stops it: what depends on it stops too, and unsaved work may be lost.',
      instead: 'hcloud server list -o columns=name,status',
      stops: [
        'hcloud server poweroff trading-bot',
        'hcloud server reset trading-bot',
        'hcloud volume detach pg-data',
        'curl -u u:p -X POST https://robot-ws.your-server.de/reset/1.2.3.4 -d type=hw',
      ],
      passes: [
        'hcloud server poweron trading-bot',
        'hcloud server list -o columns=name,status',
        'hcloud server ssh trading-bot uptime',
      ],
    },
  ],
};
