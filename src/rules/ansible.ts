import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Ansible keeps no copy of what a task removes';
const SAYS =
  /(^|[^a-z])(destroy|delete|remove|teardown|tear[-_]down|wipe|purge|reset|uninstall|decommission|drop|clean[-_]?up|nuke|terminate|undeploy|absent)([^a-z]|$)/i;

const isPlaybook = ({ program }: CallView) => /^ansible-(playbook|navigator|pull)$/.test(program);
const said = (call: CallView) => [
  ...call.positionals,
  call.value('-t', '--tags') ?? '',
  call.value('-e', '--extra-vars') ?? '',
];
const isNamedSo = (call: CallView) =>
  said(call).some((word) => SAYS.test(word)) || call.has('--force-handlers');
const onlyLists = (call: CallView) => call.has('--list-hosts', '--list-tasks', '--list-tags');

/** Modules and words of an ad-hoc task that remove or stop something. */
const HARMFUL =
  /\b(state=['"]?(absent|stopped|terminated|unmounted|restarted)|rm -\w*[rf]|mkfs|dd|drop (database|table)|truncate|shutdown|reboot|poweroff|systemctl (stop|disable|mask)|userdel|dropdb|docker (rm|volume rm|system prune)|lvremove|wipefs|iptables -F)\b/i;
/** Modules that look or talk, whatever they are handed. */
const LOOKS =
  /(^|\.)(debug|ping|win_ping|setup|gather_facts|assert|stat|slurp|fetch|find|set_fact|package_facts|service_facts|getent|wait_for)$/;
const MODULE = /(^|\.)(reboot|shutdown|filesystem|parted|lvol|win_reboot|mysql_db|postgresql_db)$/;

export const ansible: Platform = {
  id: 'ansible',
  title: 'Ansible',
  docs: 'https://docs.ansible.com/ansible/latest/cli/ansible-playbook.html',
  programs: [
    'ansible',
    'ansible-playbook',
    'ansible-navigator',
    'ansible-pull',
    'salt',
    'salt-call',
    'molecule',
    'knife',
    'ansible-galaxy',
  ],
  // What it removes is installed here. https://docs.ansible.com/ansible/latest/cli/ansible-galaxy.html
  unruled: { harmless: [['remove'], ['role|collection', 'remove']], programs: ['ansible-galaxy'] },
  optionsWithValue:
    '-i --inventory -l --limit -m --module-name -a --args -e --extra-vars -t --tags --skip-tags -u --user --private-key --key-file -f --forks --vault-id --vault-password-file --become-user --become-method -c --connection -T --timeout -M --module-path --start-at-task -s --scenario-name -E -L -G'.split(
      ' ',
    ),
  environment: { options: ['-i', '--inventory', '-l', '--limit'], variables: ['ANSIBLE_INVENTORY'] },
  selfConfirm: ['--force-handlers', '-y', '--yes'],
  dryRun: ['--check', '-C', '--syntax-check', '--list-hosts', '--list-tasks', '--list-tags'],
  rules: [
    {
      id: 'playbook-remove',
      command: [],
      commands: [['run']],
      when: (call) => isPlaybook(call) && isNamedSo(call) && !onlyLists(call),
      does: { verb: 'delete', what: 'whatever the playbook removes', undo: 'none', undoNote: NO_UNDO },
      target: { positionals: true, options: ['-l', '--limit', '-i', '--inventory'] },
      why: 'Runs a playbook that by its own words removes things, on every machine that it names.',
      instead: 'ansible-inventory --list',
      stops: [
        'ansible-playbook -i inventory/prod teardown.yml',
        'ansible-playbook site.yml -e state=absent',
        'ansible-playbook site.yml --tags destroy',
        'ansible-playbook playbooks/reset-db.yml -l db',
      ],
      passes: [
        'ansible-playbook teardown.yml --check',
        'ansible-playbook site.yml',
        'ansible-inventory --list',
        'ansible-playbook teardown.yml --list-tasks',
      ],
    },
    {
      id: 'playbook-run',
      command: [],
      commands: [['run']],
      when: (call) => isPlaybook(call) && !isNamedSo(call) && !onlyLists(call) && call.positionals.length > 0,
      does: { verb: 'run', what: 'playbook', undo: 'repeat', undoNote: 'Another playbook may lead back' },
      target: { positionals: true },
      why: 'Changes every machine that the playbook names.',
      instead: 'ansible-inventory --list',
      stops: ['ansible-playbook -i inventory/prod site.yml'],
      passes: [
        'ansible-playbook -i inventory/prod site.yml --check --diff',
        'ansible-galaxy install -r requirements.yml',
        'ansible-galaxy role remove acme.nginx',
      ],
    },
    {
      id: 'task',
      command: [],
      when: (call) =>
        call.program === 'ansible' &&
        !LOOKS.test(call.value('-m', '--module-name') ?? '') &&
        (HARMFUL.test(call.value('-a', '--args') ?? '') ||
          MODULE.test(call.value('-m', '--module-name') ?? '')),
      does: {
        verb: 'delete',
        what: 'something on every machine of a group',
        undo: 'none',
        undoNote: NO_UNDO,
      },
      target: { positionals: true },
      why: 'Removes or stops something on every machine of the group at once.',
      instead: 'ansible all --list-hosts',
      stops: [
        `ansible all -m shell -a 'rm -rf /srv/uploads'`,
        `ansible db -i prod -m file -a 'path=/var/lib/postgresql state=absent'`,
        `ansible web -b -m reboot`,
        `ansible web -a 'systemctl stop nginx'`,
      ],
      passes: [
        'ansible all -m ping',
        `ansible all -a 'df -h'`,
        `ansible all -m debug -a 'msg="state=absent"'`,
        'ansible all --list-hosts',
      ],
    },
    {
      id: 'salt-remove',
      command: [
        '*',
        'file.remove|pkg.remove|pkg.purge|service.stop|system.reboot|system.shutdown|*.db_remove|user.delete|*.delete|*.destroy|*.terminate',
      ],
      commands: [
        ['node|client|environment|data|role|cookbook|vault|group|user', 'delete|bulk|remove'],
        ['*', '*', 'delete'],
        ['destroy'],
        ['file.remove|service.stop|system.*'],
        ['*', 'cmd.run|cmd.shell|cmd.script'],
      ],
      when: (call) =>
        /^(salt|salt-call|knife)$/.test(call.program) &&
        (!call.args.some((word) => /^cmd\./.test(word)) || HARMFUL.test(call.args.join(' '))),
      does: { verb: 'delete', what: 'something on every machine that fits', undo: 'none', undoNote: NO_UNDO },
      // `knife node delete web-1`
      target: {
        says: ['node', 'client', 'environment', 'role', 'cookbook', 'user', 'group'].map((thing) => ({
          words: new RegExp(`^${thing} delete `),
          thing: `Chef ${thing}`,
          names: 1,
        })),
      },
      why: 'Removes or stops something on every machine that fits.',
      instead: `salt '*' test.ping`,
      stops: [
        `salt '*' file.remove /srv/data`,
        `salt 'db*' service.stop postgresql`,
        'knife node delete web-1 -y',
      ],
      passes: [`salt '*' test.ping`, 'knife node list'],
    },
  ],
};
