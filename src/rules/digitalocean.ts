import type { CallView, Platform } from '../model/platform.ts';

// https://docs.digitalocean.com/products/databases/postgresql/how-to/destroy/
// https://docs.digitalocean.com/products/images/backups/how-to/disable/
const NO_UNDO =
  'DigitalOcean has no way back: a database cluster takes its backups along, and backups that are turned off are deleted; only a snapshot or a copy kept elsewhere (DigitalOcean documentation, 2026-11)';
const DELETE =
  'delete|d|del|rm|remove|destroy|delete-selective|delete-dangerous|delete-tag|delete-manifest|delete-node|undeploy';
const has = (call: CallView, words: RegExp) => call.args.some((word) => words.test(word));

/** Groups whose loss is an outage: routes and settings, no data. */
const REBUILT =
  /^(load-balancer|lb|firewall|fw|cdn|certificate|reserved-ip|reserved-ipv6|floating-ip|fip|ssh-key|k|tag|vpcs?|vpc-peerings?|uptime|monitoring|alert|alerts|firewalls|maintenance-window|trigger|triggers|topics|1-click|autoscale|droplet-autoscale|forwarding-rules)$/;
const isLocal = ({ args }: CallView) => args.some((word) => /^(auth|sandbox|completion)$/.test(word));

export const digitalocean: Platform = {
  id: 'digitalocean',
  title: 'DigitalOcean',
  docs: 'https://docs.digitalocean.com/reference/doctl/reference/',
  programs: ['doctl'],
  optionsWithValue:
    '-t --access-token -u --api-url -c --config --context --output -o --format --tag-name --image --image-id --region --size --snapshot-name --droplet-id --volume-id --database --db --namespace --cluster --spec --record-id --record-type --record-data --num-nodes --count --app --http-retry-max --node-pool --nodes --tag --droplet-ids --engine --private-network-uuid'.split(
      ' ',
    ),
  hosts: ['api.digitalocean.com', '*.digitaloceanspaces.com'],
  mcpServers: ['digitalocean', 'doctl', 'do'],
  environment: { options: ['--context', '--tag-name'], variables: ['DIGITALOCEAN_CONTEXT'] },
  selfConfirm: ['-f', '--force', '--dangerous', '--interactive=false'],
  unruled: { harmless: [['auth|version|completion']] },
  reaches: ['--context'],
  rules: [
    {
      id: 'delete',
      command: ['*', DELETE],
      commands: [
        ['*', '*', DELETE],
        ['*', '*', '*', DELETE],
      ],
      when: (call) =>
        !isLocal(call) &&
        !has(call, REBUILT) &&
        !has(call, /^(list|ls|get|create|restart|retain|droplet-action|volume-action|kubeconfig)$/),
      http: ['DELETE /**'],
      mcp: [
        'droplet_delete',
        'delete_droplet',
        'db_cluster_delete',
        'volume_delete',
        'apps_delete',
        'delete_app',
        'delete_database_cluster',
        'doks_delete_cluster',
        'snapshot_delete',
      ],
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['--tag-name', '--volume-id'], fields: ['id', 'ID', 'name'] },
      why: 'Deletes it with the data in it; DigitalOcean keeps no copy.',
      instead: 'doctl {group} list',
      stops: [
        'doctl compute droplet delete web-1 --force',
        'doctl compute droplet rm --tag-name staging -f',
        'doctl --context prod databases delete 9cc10173 --force',
        'doctl databases db delete 9cc10173 app --force',
        'doctl compute volume delete 506f78a4 --force',
        'doctl kubernetes cluster delete prod --dangerous --force',
        'doctl apps delete 1234 -f',
        'doctl registry repository delete-manifest api sha256:0 --force',
        'doctl compute domain records delete example.com 123',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/droplets/123',
        { server: 'digitalocean', tool: 'droplet-delete', input: { ID: 123 } },
      ],
      passes: [
        'doctl kubernetes cluster kubeconfig remove prod',
        'doctl compute droplet get web-1',
        'doctl databases backups 9cc10173',
        'doctl compute volume snapshot 506f78a4 --snapshot-name pre',
        'doctl auth remove --context old',
        'doctl apps create --spec app.yaml',
      ],
    },
    {
      id: 'delete-rebuilt',
      command: ['*', DELETE],
      commands: [
        ['*', '*', DELETE],
        ['*', '*', '*', DELETE],
        ['compute', 'firewall|fw|lb|load-balancer', 'remove-*'],
        ['compute', 'cdn', 'flush'],
        ['databases', 'firewalls', 'replace'],
      ],
      when: (call) => has(call, REBUILT) && !isLocal(call) && !has(call, /^(list|ls|get|create)$/),
      http: ['PUT /v2/databases/*/firewall', 'DELETE /v2/firewalls/**', 'DELETE /v2/load_balancers/**'],
      mcp: ['firewall_delete', 'load_balancer_delete', 'certificate_delete', 'cdn_delete'],
      does: {
        verb: 'stop',
        what: 'route or setting',
        undo: 'repeat',
        undoNote: 'It can be made again where its settings are still at hand',
      },
      target: { positionals: true },
      why: 'Takes away something that traffic or logins go through: what depends on it stops.',
      instead: 'doctl {group} list',
      stops: [
        'doctl compute load-balancer delete 4de7ac8b -f',
        'doctl compute firewall remove-rules 1 --inbound-rules protocol:tcp,ports:443',
        'doctl databases firewalls replace 9cc10173 --rule ip_addr:1.2.3.4',
      ],
      passes: ['doctl compute load-balancer list', 'doctl compute ssh-key import k --public-key-file k.pub'],
    },
    {
      id: 'droplet-overwrite',
      command: [
        'compute',
        'droplet-action|da',
        'rebuild|restore|disable-backups|password-reset|change-kernel',
      ],
      commands: [
        ['databases', 'user', 'reset'],
        ['databases', 'migrate'],
        ['databases', 'configuration|sql-mode', 'update|set'],
        ['registry', 'garbage-collection|gc|g', 'start'],
        ['compute', 'domain', 'records', 'update'],
        ['kubernetes', 'cluster', 'upgrade|kubeconfig-remove'],
      ],
      when: (call) => !has(call, /^kubeconfig-remove$/),
      mcp: [
        'rebuild_droplet',
        'droplet_rebuild',
        'restore_droplet',
        'disable_backups_droplet',
        'rebuild_droplet_by_slug',
        'rebuild_droplet_by_image_slug',
        'password_reset_droplet',
      ],
      does: { verb: 'overwrite', what: 'disk, password or setting', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id', 'ID'] },
      why: 'Writes an image or an older state over the disk, makes a password worthless, or ends the backups.',
      instead: 'doctl {group} list',
      stops: [
        'doctl compute droplet-action rebuild 123 --image ubuntu-24-04-x64',
        'doctl compute droplet-action disable-backups 123',
        'doctl databases user reset 9cc10173 app',
      ],
      passes: [
        'doctl compute droplet-action snapshot 123 --snapshot-name pre',
        'doctl databases user list 9cc10173',
        'doctl compute droplet-action enable-backups 123',
      ],
    },
    {
      id: 'stop',
      command: ['compute', 'droplet-action|da', 'power-off|shutdown|power-cycle|reboot|resize'],
      commands: [
        ['compute', 'volume-action|va', 'detach*'],
        ['compute', 'reserved-ip-action|floating-ip-action', 'unassign'],
        ['databases', 'replica', 'promote'],
        ['apps', 'cancel*'],
        ['kubernetes', 'cluster', 'node-pool', 'recycle|replace-node'],
        ['compute', 'droplet', 'untag'],
      ],
      when: (call) => !has(call, /^untag$/),
      mcp: ['power_off_droplet', 'shutdown_droplet', 'power_cycle_droplet', 'droplet_power_off'],
      http: [
        'POST /v2/droplets/*/actions',
        'POST /v2/droplets/actions',
        'POST /v2/volumes/**/actions',
        'POST /v2/volumes/actions',
      ],
      httpWhen: ({ body }) =>
        !/["']?type["']?\s*[:=]\s*["']?(snapshot|power_on|enable_\w+|attach|rename|resize)\b/.test(
          body ?? '',
        ),
      does: {
        verb: 'stop',
        what: 'machine',
        undo: 'repeat',
        undoNote: 'It can be started or attached again',
      },
      target: { positionals: true, fields: ['id', 'ID'] },
      why: 'Stops or detaches it: what depends on it stops too.',
      instead: 'doctl {group} list',
      stops: [
        'doctl compute droplet-action power-off 123',
        'doctl compute volume-action detach 506f78a4 123',
        'doctl compute reserved-ip-action unassign 1.2.3.4',
        `curl -X POST -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/droplets/1/actions -d '{"type":"rebuild","image":"ubuntu"}'`,
      ],
      passes: [
        'doctl compute droplet-action power-on 123',
        'doctl compute droplet-action get 123 --action-id 4',
        `curl -X POST -H "Authorization: Bearer $T" https://api.digitalocean.com/v2/droplets/1/actions -d '{"type":"snapshot","name":"pre"}'`,
      ],
    },
  ],
};
