import type { CallView, Platform } from '../model/platform.ts';

const NO_UNDO = 'Only a copy that was kept elsewhere brings it back';
const AGAIN = 'It can be turned back the same way';
const line = ({ args }: CallView) => args.join(' ');

/** Words that lose what a machine keeps, by program. */
const LOSES: Readonly<Record<string, RegExp>> = {
  // https://snapcraft.io/docs/snapshots
  snap: /^(forget|restore) /,
  // https://manpages.debian.org/bookworm/reprepro/reprepro.1.en.html
  reprepro:
    /(^| )(remove(matched|filter|srcs?)?|clearvanished|deleteunreferenced|deleteifunreferenced|unreferencesnapshot)( |$)/,
  // https://www.cups.org/doc/man-lpadmin.html
  lpadmin: /(^| )-x/,
  cancel: /(^| )-\w*[ax]/,
  // https://web.mit.edu/kerberos/krb5-latest/doc/admin/admin_commands/kdb5_util.html
  kdb5_util: /(^| )(destroy|load|purge_mkeys)( |$)/,
  kdb5_ldap_util: /(^| )(destroy|destroy_policy)( |$)/,
  kproplog: /(^| )-R( |$)/,
  // https://web.mit.edu/kerberos/krb5-latest/doc/admin/admin_commands/kadmin_local.html
  kadmin:
    /(^| )["']?(delprinc|delete_principal|delpol|delete_policy|purgekeys|delstr|del_string|renprinc|rename_principal|cpw|change_password|ktrem|ktremove)( |$)/,
  'ipa-server-install': /--uninstall/,
  'ipa-client-install': /--uninstall/,
  'ipa-restore': /./,
  mosquitto_passwd: /(^| )-D( |$)/,
  pwunconv: /^/,
  grpunconv: /^/,
};
/** Words that take a service, a limit or a login out of use, by program. */
const STOPS: Readonly<Record<string, RegExp>> = {
  cupsdisable: /./,
  cupsreject: /./,
  quotaoff: /./,
  'lxc-stop': /./,
  machinectl: /^(poweroff|reboot|terminate|kill|disable)( |$)/,
  systemctl: /(^| )(set-default (rescue|emergency|poweroff|halt|reboot)\S*|revert) ?/,
  usermod: /(^| )(-s|--shell)[= ](\S*\/)?(nologin|false)( |$)/,
  chsh: /(^| )(-s|--shell)[= ](\S*\/)?(nologin|false)( |$)/,
};

const spells = (call: CallView, table: Readonly<Record<string, RegExp>>) => {
  const program = call.program === 'kadmin.local' ? 'kadmin' : call.program;
  return Object.hasOwn(table, program) && (table[program]?.test(line(call)) ?? false);
};

/** Printers, quotas, tickets, package archives and other things that the keeper of a Linux machine has tools for. */
export const linuxAdministration: Platform = {
  id: 'linux-administration',
  ownMachine: true,
  title: 'Tools of a Linux administrator',
  docs: 'https://man7.org/linux/man-pages/dir_section_8.html',
  programs: [...new Set([...Object.keys(LOSES), ...Object.keys(STOPS), 'kadmin.local'])],
  optionsWithValue: ['-s', '--shell', '-b', '--basedir', '-C', '-A', '-T', '-p', '-r', '-h', '-P', '-q'],
  selfConfirm: ['-f', '--force', '-force', '-y', '-U', '--unattended'],
  unruled: { harmless: [], programs: ['reprepro', 'machinectl'] },
  rules: [
    {
      id: 'lose',
      command: [],
      when: (call) => spells(call, LOSES),
      does: { verb: 'delete', what: 'what the machine keeps', undo: 'none', undoNote: NO_UNDO },
      target: {
        positionals: true,
        says: [
          // What comes next names the distribution.
          { words: /^(remove|clear|delete|unreference)\w+(?= )/, thing: 'package archive', names: 1 },
        ],
      },
      why: 'Deletes accounts, jobs, packages or copies that the machine keeps, or puts old ones over them.',
      instead: 'journalctl -n 50',
      stops: [
        'snap forget 12',
        "reprepro removematched stable 'linux-*'",
        'lpadmin -x office',
        'cancel -a office',
        'kdb5_util destroy -f',
        'kadmin.local -q "delprinc bob@EXAMPLE"',
        'kadmin -q "cpw -randkey host/web1"',
        'ipa-server-install --uninstall -U',
      ],
      passes: [
        'snap saved',
        'reprepro list stable',
        'lpadmin -p office -E -v ipp://printer.example.com',
        'kdb5_util dump /var/backups/kdb',
        'kadmin.local -q "addprinc -randkey host/web1"',
        'ipa-client-install --domain example.com',
      ],
    },
    {
      id: 'stop',
      command: [],
      when: (call) => spells(call, STOPS),
      does: { verb: 'stop', what: 'service or account', undo: 'repeat', undoNote: AGAIN },
      target: { positionals: true },
      why: 'Stops a service, a container or a limit of the machine, or keeps an account from logging in.',
      instead: 'systemctl list-units',
      stops: [
        'cupsdisable office',
        'quotaoff -a',
        'lxc-stop -n web1',
        'systemctl set-default rescue.target',
        'usermod -s /usr/sbin/nologin bob',
      ],
      passes: [
        'lxc-ls -f',
        'systemctl get-default',
        'systemctl set-default multi-user.target',
        'usermod -s /bin/zsh bob',
      ],
    },
  ],
};
