import type { CallView, Platform } from '../model/platform.ts';

// https://techdocs.akamai.com/linode-api/reference/delete-linode-instance
// https://techdocs.akamai.com/linode-api/reference/post-cancel-backups
const NO_UNDO =
  'Only an image or a backup kept elsewhere brings it back: a server’s disks and backups are deleted with it, its volumes are only detached (Linode API reference, 2026-11)';
const has = (call: CallView, words: RegExp) => call.args.some((word) => words.test(word));
const isLocal = ({ args }: CallView) =>
  args.some((word) => /^(configure|remove-user|set-user|completion|register-plugin)$/.test(word));
const REBUILT =
  /^(nodebalancers|firewalls|sshkeys|stackscripts|tags|networking|vpcs|placement|betas|longview|profile)$/;

export const linode: Platform = {
  id: 'linode',
  title: 'Linode',
  docs: 'https://techdocs.akamai.com/linode-api/reference/api',
  programs: ['linode-cli', 'linode'],
  optionsWithValue:
    '--as-user --region --image --root_pass --label --type --format --page --page-size --delimiter --cluster --linode_id --backup_id --size --count --tags'.split(
      ' ',
    ),
  hosts: ['api.linode.com', '*.linodeobjects.com'],
  mcpServers: ['linode', 'akamai'],
  environment: { options: ['--as-user', '--cluster'], variables: ['LINODE_CLI_CONFIG'] },
  selfConfirm: ['--force', '--no-defaults', '--recursive'],
  unruled: { harmless: [['configure|completion|set-user|remove-user']] },
  rules: [
    {
      id: 'delete',
      command: ['*', 'delete|*-delete|rm|cancel|*-cancel|terminate|*-revoke'],
      commands: [
        ['obj', 'rb|rm|del|deobj|fixbucket'],
        ['obj', '*', 'rb|rm|del'],
      ],
      when: (call) => !isLocal(call) && !has(call, REBUILT) && !has(call, /^fixbucket$/),
      http: ['DELETE /**', 'POST /v4*/account/cancel', 'POST /v4*/linode/instances/*/backups/cancel'],
      mcp: ['delete_instance', 'delete_linode', 'delete_volume', 'instance_delete', 'volume_delete'],
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id', 'linode_id', 'instance_id'] },
      why: 'Deletes it with the data in it; linode-cli asks nobody first.',
      instead: 'linode-cli {group} list',
      stops: [
        'linode-cli linodes delete 1234',
        'linode-cli volumes delete 55',
        'linode-cli lke cluster-delete 77',
        'linode-cli databases postgresql-delete 9',
        'linode-cli linodes disk-delete 1234 5',
        'linode-cli linodes backups-cancel 1234',
        'linode-cli obj rb --recursive uploads',
        'linode-cli domains records-delete 1 2',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.linode.com/v4/linode/instances/123',
      ],
      passes: [
        'linode-cli linodes list',
        'linode-cli linodes create --image linode/ubuntu24.04',
        'linode-cli obj ls uploads',
        'linode-cli remove-user old',
      ],
    },
    {
      id: 'delete-rebuilt',
      command: ['*', 'delete|*-delete|rules-update|*-revoke'],
      when: (call) => has(call, REBUILT) && !isLocal(call),
      does: {
        verb: 'stop',
        what: 'route, rule or key',
        undo: 'repeat',
        undoNote: 'It can be made again where its settings are still at hand',
      },
      target: { positionals: true },
      why: 'Takes away something that traffic or logins go through: what depends on it stops.',
      instead: 'linode-cli {group} list',
      stops: [
        'linode-cli nodebalancers delete 3',
        'linode-cli firewalls rules-update 9 --inbound []',
        'linode-cli sshkeys delete 4',
      ],
      passes: ['linode-cli firewalls list', 'linode-cli nodebalancers view 3'],
    },
    {
      id: 'overwrite',
      command: [
        'linodes',
        'rebuild|rescue|*-restore|backup-restore|*-password-reset|linode-reset-password|disk-reset-password|migrate',
      ],
      commands: [
        ['databases', '*-credentials-reset|*-creds-reset|*-restore|*-patch'],
        ['account', 'client-reset-secret'],
        ['profile', 'tfa-disable'],
        ['lke', '*-recycle|cluster-regenerate|cluster-nodes-recycle|*-regenerate'],
        ['object-storage', 'keys-*delete|ssl-delete'],
      ],
      http: [
        'POST /v4*/linode/instances/*/rebuild',
        'POST /v4*/linode/instances/*/rescue',
        'POST /v4*/linode/instances/*/backups/*/restore',
        'POST /v4*/databases/*/instances/*/credentials/reset',
      ],
      mcp: ['rebuild_instance', 'rebuild_linode'],
      does: { verb: 'overwrite', what: 'disks or credentials', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id'] },
      why: 'Writes an image or an older state over the disks, or makes credentials worthless.',
      instead: 'linode-cli {group} list',
      stops: [
        'linode-cli linodes rebuild 1234 --image linode/debian12 --root_pass x',
        'linode-cli linodes backup-restore 1234 5 --overwrite true',
        'linode-cli databases mysql-credentials-reset 9',
      ],
      passes: ['linode-cli linodes backups-list 1234', 'linode-cli linodes snapshot 1234 --label pre'],
    },
    {
      id: 'stop',
      command: ['linodes', 'shutdown|reboot|resize'],
      commands: [
        ['volumes', 'detach'],
        ['databases', '*-suspend'],
      ],
      http: [
        'POST /v4*/linode/instances/*/shutdown',
        'POST /v4*/linode/instances/*/reboot',
        'POST /v4*/volumes/*/detach',
      ],
      mcp: ['shutdown_instance', 'reboot_instance', 'detach_volume'],
      does: { verb: 'stop', what: 'server', undo: 'repeat', undoNote: 'It can be started or attached again' },
      target: { positionals: true, fields: ['id'] },
      why: 'Stops it: what depends on it stops too.',
      instead: 'linode-cli {group} list',
      stops: ['linode-cli linodes shutdown 1234', 'linode-cli volumes detach 55'],
      passes: ['linode-cli linodes boot 1234', 'linode-cli linodes view 1234'],
    },
  ],
};
