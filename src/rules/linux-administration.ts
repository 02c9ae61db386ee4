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
  // A list of the project's own can be written again. https://httpd.apache.org/docs/2.4/programs/htpasswd.html
  htpasswd: /(^| )-\w*D\w* +[/~]/,
  // https://firefox-source-docs.mozilla.org/security/nss/legacy/tools/nss_tools_certutil/index.html
  certutil: /^(-d \S+ |-f \S+ )*-[DF]( |$)/,
  // https://man.freebsd.org/cgi/man.cgi?pw(8)
  pw: /^(-\S+ \S+ )*(user|group) ?(del|lock)( |$)|^lock( |$)/,
  rmuser: /./,
  // https://www.freedesktop.org/software/systemd/man/latest/systemctl.html#clean%20PATTERN%E2%80%A6
  systemctl: /^(?=.*--what[= ]\S*(state|configuration|logs|all))(-\S+ )*clean /,
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

/** Whoever starts it becomes root by it. https://gtfobins.github.io/ */
const SHELLS =
  /(^|\/)((ba|da|z|k|c|fi)?sh|python[\d.]*|perl|ruby|node|php|env|find|vim?|cp|tee|dd|awk|gawk)$/;
const opensRoot = ({ program, args, positionals, has }: CallView): boolean =>
  (program === 'chmod' &&
    /^([0-7]?[4-7][0-7]{3}|[ugoa]*\+\w*s\w*|u\+s)$/.test(positionals[0] ?? '') &&
    positionals.slice(1).some((word) => SHELLS.test(word))) ||
  (program === 'setcap' &&
    args.some((word) =>
      /cap_(setuid|setgid|dac_override|dac_read_search|sys_admin)|^=ep$|^all[=+]/i.test(word),
    ) &&
    args.some((word) => SHELLS.test(word))) ||
  (program === 'useradd' && /(^| )(-o -u ?0|-u ?0 -o|--non-unique --uid[ =]0)( |$)/.test(args.join(' '))) ||
  (program === 'tee' &&
    has('-a', '--append') &&
    positionals.some((word) => /^\/etc\/sudoers(\.d\/|$)/.test(word)));

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
  programs: [
    ...new Set([
      ...Object.keys(LOSES),
      ...Object.keys(STOPS),
      'kadmin.local',
      'chmod',
      'setcap',
      'tee',
      'useradd',
    ]),
  ],
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
        'pw userdel bob -r',
        'systemctl clean --what=state postgresql',
        'htpasswd -D /etc/nginx/.htpasswd bob',
      ],
      passes: [
        'snap saved',
        'reprepro list stable',
        'lpadmin -p office -E -v ipp://printer.example.com',
        'kdb5_util dump /var/backups/kdb',
        'kadmin.local -q "addprinc -randkey host/web1"',
        'ipa-client-install --domain example.com',
        'systemctl clean nginx',
        'certutil -L -d sql:/etc/pki/nssdb',
      ],
    },
    {
      id: 'root-for-all',
      command: [],
      when: opensRoot,
      redirect: (target) => /^\/etc\/sudoers(\.d\/|$)/.test(target),
      does: {
        verb: 'change',
        what: 'rights of root',
        undo: 'none',
        undoNote: 'It can be taken back; what was done with it meanwhile stays',
      },
      target: { positionals: true },
      why: 'Lets a user or a program do everything on the machine without being asked.',
      instead: 'sudo -l',
      stops: [
        'sudo chmod u+s /bin/bash',
        'chmod 4755 /usr/bin/python3',
        'setcap cap_setuid+ep /usr/bin/python3',
        "echo 'bob ALL=(ALL) NOPASSWD:ALL' | sudo tee -a /etc/sudoers",
        "echo 'bob ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers",
      ],
      passes: [
        'chmod 4755 chrome-sandbox',
        'sudo setcap cap_net_bind_service=+ep /usr/bin/node',
        'sudo -l',
        'getcap -r /usr/bin',
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
