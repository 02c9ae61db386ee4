import type { CallView, Platform } from '../model/platform.ts';

// https://docs.vultr.com/reference/vultr-cli/instance/delete
// https://docs.vultr.com/products/storage/snapshots/management/delete-snapshots
const NO_UNDO =
  'Vultr removes it for good; only a snapshot or a backup that is kept brings it back (Vultr documentation, 2026-11)';
const DELETE = 'delete|destroy|d|rm|remove|delete-*|del';
const has = (call: CallView, words: RegExp) => call.args.some((word) => words.test(word));
/** The words before what is deleted; names of things stand behind. */
const reads = ({ args }: CallView) =>
  args
    .slice(
      0,
      Math.max(
        1,
        args.findIndex((word) => /^(delete\S*|destroy|d|rm|remove|del)$/.test(word)),
      ),
    )
    .some((word) => SAFE.test(word));
const SAFE = /^(list|get|create|l|c|g)$/;
const REBUILT =
  /^(firewall|fw|load-balancer|lb|reserved-ip|rip|ssh-key|ssh|startup-script|script|vpc|vpc2|cdn|nat-gateway)$/;

export const vultr: Platform = {
  id: 'vultr',
  title: 'Vultr',
  docs: 'https://www.vultr.com/api/',
  programs: ['vultr-cli', 'vultr'],
  optionsWithValue:
    '--config --output -o --image --region --plan --label -l -i --instance --snapshot --backup --iso --app --os --name -n'.split(
      ' ',
    ),
  hosts: ['api.vultr.com', '*.vultrobjects.com'],
  mcpServers: ['vultr'],
  environment: { options: ['--config'], variables: [] },
  selfConfirm: ['--force', '-y', '--yes'],
  unruled: { harmless: [['completion|version']] },
  rules: [
    {
      id: 'delete',
      command: ['*', DELETE],
      commands: [['*', '*', DELETE]],
      when: (call) => !reads(call) && !has(call, REBUILT),
      http: ['DELETE /**'],
      mcp: ['delete_instance', 'instance_delete', 'delete_database', 'delete_block_storage'],
      does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id', 'instance_id'] },
      why: 'Deletes it with the data in it; vultr-cli asks nobody first.',
      instead: 'vultr-cli {group} list',
      stops: [
        'vultr-cli instance delete cb676a46',
        'vultr-cli bare-metal delete cb676a46',
        'vultr-cli database delete cb676a46',
        'vultr-cli block-storage delete cb676a46',
        'vultr-cli kubernetes delete-with-resources cb676a46',
        'vultr-cli dns record delete example.com 1',
        'vultr-cli snapshot delete s-1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.vultr.com/v2/instances/cb676a46',
      ],
      passes: [
        'vultr-cli instance list',
        'vultr-cli snapshot create --id i-1',
        'vultr-cli database get cb676a46',
      ],
    },
    {
      id: 'delete-rebuilt',
      command: ['*', DELETE],
      commands: [['*', '*', DELETE]],
      when: (call) => !reads(call) && has(call, REBUILT),
      does: {
        verb: 'stop',
        what: 'route, rule or key',
        undo: 'repeat',
        undoNote: 'It can be made again where its settings are still at hand',
      },
      target: { positionals: true },
      why: 'Takes away something that traffic or logins go through: what depends on it stops.',
      instead: 'vultr-cli {group} list',
      stops: ['vultr-cli load-balancer delete lb-1', 'vultr-cli firewall group delete g-1'],
      passes: ['vultr-cli firewall group list', 'vultr-cli load-balancer list'],
    },
    {
      id: 'overwrite',
      command: ['instance|bare-metal', 'reinstall|restore|upgrade'],
      commands: [
        ['instance', 'backup|app|os|iso|image', 'change|update|disable'],
        ['object-storage', 'regenerate-keys'],
        ['database', 'user', 'update|reset-*'],
        ['database', 'backup', 'restore'],
        ['dns', 'record', 'update'],
      ],
      when: (call) => !reads(call),
      http: [
        'POST /v2/instances/*/reinstall',
        'POST /v2/instances/*/restore',
        'POST /v2/bare-metals/*/reinstall',
        'POST /v2/object-storage/*/regenerate-keys',
      ],
      mcp: ['reinstall_instance', 'restore_instance'],
      does: { verb: 'overwrite', what: 'disk or credentials', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, fields: ['id', 'instance_id'] },
      why: 'Writes an image or an older state over the disk, or makes keys worthless.',
      instead: 'vultr-cli {group} list',
      stops: [
        'vultr-cli instance reinstall cb676a46',
        'vultr-cli instance restore cb676a46 --snapshot s-1',
        'vultr-cli object-storage regenerate-keys o-1',
      ],
      passes: ['vultr-cli snapshot list', 'vultr-cli instance get cb676a46'],
    },
    {
      id: 'stop',
      command: ['instance|bare-metal', 'stop|halt|restart|reboot'],
      commands: [
        ['block-storage', 'detach'],
        ['reserved-ip', 'detach'],
        ['instance', 'vpc|vpc2|ipv4', 'detach'],
      ],
      http: [
        'POST /v2/instances/*/halt',
        'POST /v2/instances/halt',
        'POST /v2/instances/*/reboot',
        'POST /v2/blocks/*/detach',
      ],
      mcp: ['halt_instance', 'stop_instance', 'reboot_instance'],
      does: {
        verb: 'stop',
        what: 'server or disk',
        undo: 'repeat',
        undoNote: 'It can be started or attached again',
      },
      target: { positionals: true, fields: ['id', 'instance_id'] },
      why: 'Stops it: what depends on it stops too.',
      instead: 'vultr-cli {group} list',
      stops: ['vultr-cli instance stop cb676a46', 'vultr-cli block-storage detach b-1'],
      passes: ['vultr-cli instance start cb676a46', 'vultr-cli block-storage list'],
    },
  ],
};
