import type { CallView, Platform } from '../model/platform.ts';

const AGAIN = 'It can be started again';
const line = (call: CallView) => call.args.join(' ');
const spells = (call: CallView, table: Readonly<Record<string, RegExp>>) =>
  Object.hasOwn(table, call.program) && (table[call.program]?.test(line(call)) ?? false);

/** Other keepers of services than systemd, each with the words that end one. */
const STOPS: Readonly<Record<string, RegExp>> = {
  // https://wiki.gentoo.org/wiki/OpenRC, http://smarden.org/runit/sv.8, https://skarnet.org/software/s6
  'rc-service': /(^| )(stop|zap)( |$)/,
  sv: /^(-\w+ \S+ )*(down|d|stop|force-stop|force-shutdown|exit|kill)( |$)/,
  's6-svc': /(^| )-\w*[dDkx]/,
  's6-rc': /(^| )-d( |$)/,
  initctl: /^stop( |$)/,
  'invoke-rc.d': /(^| )stop( |$)/,
  monit: /(^| )(stop|unmonitor|quit)( |$)/,
  supervisorctl: /(^| )((stop|remove|clear) all|shutdown)( |$)/,
  svcadm: /^disable( |$)/,
  forever: /^stopall( |$)/,
  circusctl: /(^| )(quit|stop|rm)( |$)/,
};
/** Servers that others depend on, by the name of their process. */
const SERVER =
  /\b(postgres|postmaster|mysqld?|mariadbd?|mongod|redis-server|dockerd|containerd|nginx|sshd|systemd)\b/;
/** `kill $(pgrep postgres)`, `kill $(ps aux | awk '{print $2}')`: who is hit is in the words of the search. */
const found = (call: CallView) => call.args.filter((word) => /^(\$\(|`)/.test(word));
const everybody = (word: string) =>
  /\bps\s+-?\w*[axe]\w*\b/.test(word) && !/\b(grep|pgrep|awk\s+'\/)|-[CpGu]\b/.test(word);

/** Ends a machine's services, processes, firewall and accounts by other means than systemd's. */
export const systemControl: Platform = {
  id: 'system-control',
  ownMachine: true,
  title: 'Other system tools',
  docs: 'https://man7.org/linux/man-pages/',
  programs: [
    ...Object.keys(STOPS),
    ...'kill pkill killall skill iptables ip6tables iptables-restore ip6tables-restore ufw networksetup gpasswd usermod dseditgroup realm update-initramfs kexec auditctl crontab aa-disable aa-teardown semodule systemd-tmpfiles'.split(
      ' ',
    ),
  ],
  programOptions: { usermod: ['-s', '--shell', '-G', '--groups', '-g', '-d', '-l', '-u', '-c', '-e'] },
  optionsWithValue: ['-u', '--user', '-t', '--terminal', '-c', '-H'],
  rules: [
    {
      id: 'service-stop',
      command: [],
      when: (call) => spells(call, STOPS),
      does: { verb: 'stop', what: 'service', undo: 'repeat', undoNote: AGAIN },
      target: { positionals: true },
      why: 'Stops a service of the machine.',
      instead: 'systemctl list-units',
      stops: ['sudo rc-service nginx stop', 'sv down nginx', 'supervisorctl stop all', 'monit stop all'],
      passes: [
        'rc-service nginx status',
        'sv status nginx',
        'supervisorctl restart web',
        'supervisorctl stop web',
      ],
    },
    {
      id: 'kill-found',
      command: [],
      when: (call) =>
        (call.program === 'kill' &&
          found(call).some(
            (word) => everybody(word) || (/\b(pgrep|pidof|ps)\b/.test(word) && SERVER.test(word)),
          )) ||
        (/^(pkill|killall|skill)$/.test(call.program) &&
          call.has('-u', '--user', '-U', '--uid', '-t', '--terminal', '--euid') &&
          call.args.some((word) => /^-(9|KILL|SIGKILL)$|^--signal/.test(word))),
      does: { verb: 'stop', what: 'processes of others', undo: 'repeat', undoNote: AGAIN },
      why: 'Ends a server, or every process of a user or of a terminal; what they had not saved is lost.',
      instead: 'ps aux',
      stops: [
        'kill -9 $(pgrep postgres)',
        "kill $(ps aux | awk '{print $2}')",
        'killall -9 -u deploy',
        'pkill -9 -t pts/0',
      ],
      passes: [
        'kill -9 $(pgrep -f vite)',
        'kill $(lsof -t -i:3000)',
        "kill $(ps aux | grep 'next dev' | awk '{print $2}')",
      ],
    },
    {
      id: 'lock-out',
      command: [],
      when: (call) =>
        (/^ip6?tables$/.test(call.program) &&
          call.has('-A', '-I', '--append', '--insert') &&
          /(^| )INPUT\b.* -j (DROP|REJECT)\b/.test(line(call)) &&
          // Everything, or the port by which people come in.
          (/--dports?[= ]\S*\b22\b/.test(line(call)) ||
            !call.has('-p', '-s', '-m', '-i', '--protocol', '--source', '--dport', '--match'))) ||
        (/^ip6?tables-restore$/.test(call.program) && !call.has('-t', '--test')) ||
        (call.program === 'ufw' &&
          (/\b(deny|reject)\b.*\b(ssh|22|OpenSSH)\b/i.test(line(call)) ||
            /\bdelete (\d+|(allow|limit) .*\b(ssh|22|OpenSSH)\b)/i.test(line(call)))) ||
        (call.program === 'networksetup' &&
          /^-(set\w+ \S+ off|removenetworkservice|setnetworkserviceenabled \S+ off)/.test(line(call))),
      does: {
        verb: 'change',
        what: 'firewall',
        undo: 'none',
        undoNote: 'From afar nobody can let themselves in again',
      },
      why: 'Closes the way by which people reach the machine, or replaces all its rules.',
      instead: 'iptables -L -n',
      stops: [
        'iptables -A INPUT -p tcp --dport 22 -j DROP',
        'iptables -I INPUT -j DROP',
        'ufw deny ssh',
        'iptables-restore < empty.rules',
      ],
      passes: [
        'iptables -A INPUT -p tcp --dport 8080 -j ACCEPT',
        'iptables -A INPUT -s 10.0.0.9 -j DROP',
        'ufw allow 22/tcp',
        'ufw deny 8080',
        'iptables-save',
        'iptables-restore --test < new.rules',
      ],
    },
    {
      id: 'membership',
      command: [],
      when: (call) =>
        (call.program === 'gpasswd' && call.has('-d', '--delete', '-r', '-R')) ||
        // Without `-a` the groups that are not named are lost.
        (call.program === 'usermod' && call.has('-G', '--groups') && !call.has('-a', '--append')) ||
        (call.program === 'dseditgroup' && /-o delete\b|-d \S+/.test(line(call))) ||
        (call.program === 'realm' && call.args[0] === 'leave'),
      does: {
        verb: 'change',
        what: 'membership of an account',
        undo: 'none',
        undoNote: 'Which groups it had is written down nowhere',
      },
      target: {
        positionals: true,
        says: [
          { words: /^leave /, thing: 'membership of a domain', names: 1 },
          { words: /^/, thing: 'membership of an account', names: 1 },
        ],
      },
      why: 'Takes an account out of its groups, or the machine out of its domain.',
      instead: 'getent group',
      stops: [
        'gpasswd -d deploy sudo',
        'usermod -G docker deploy',
        'dseditgroup -o delete devs',
        'realm leave',
      ],
      passes: ['usermod -aG docker deploy', 'getent group', 'realm list', 'gpasswd -a deploy docker'],
    },
    {
      id: 'start-and-watch',
      command: [],
      when: (call) =>
        (call.program === 'update-initramfs' && call.has('-d')) ||
        (call.program === 'kexec' && call.has('-e', '--exec')) ||
        (call.program === 'auditctl' && (call.has('-D') || /(^| )-e ?0\b/.test(line(call)))) ||
        /^(aa-disable|aa-teardown)$/.test(call.program) ||
        (call.program === 'semodule' && call.has('-r', '--remove', '-d', '--disable')) ||
        // https://www.freedesktop.org/software/systemd/man/latest/systemd-tmpfiles.html#--purge
        (call.program === 'systemd-tmpfiles' && call.has('--purge')) ||
        (call.program === 'crontab' &&
          ((call.args.length === 0 && call.input === '') ||
            (call.args[0] === '-' &&
              call.fedBy().some((from) => /^(grep .*-\w*v|sed .*d)/.test(from)) &&
              // Nothing but what is there now goes in again, without what the filter takes out.
              call.fedBy().every((from) => /^(crontab (-u \S+ )?-l|grep |sed )/.test(from))))),
      does: {
        verb: 'delete',
        what: 'settings of the machine',
        undo: 'none',
        undoNote: 'No copy is kept of what was set',
      },
      why: 'Takes away what the machine starts, runs at set times or records.',
      instead: 'crontab -l',
      stops: [
        'update-initramfs -d -k all',
        'kexec -e',
        'auditctl -D',
        'semodule -r mysqld',
        'crontab -l | grep -v backup | crontab -',
        'crontab < /dev/null',
      ],
      passes: [
        'update-initramfs -u',
        'auditctl -l',
        'semodule -l',
        '(crontab -l | grep -v backup; echo "0 1 * * * ./b.sh") | crontab -',
      ],
    },
    {
      id: 'schedule-remove',
      command: [],
      when: (call) =>
        call.program === 'crontab' &&
        (call.has('-r') ||
          call.positionals[0] === '/dev/null' ||
          // What is known to be read stands alone: the jobs of now are not part of it.
          (call.positionals[0] === '-' && call.input !== undefined)),
      does: { verb: 'delete', what: 'scheduled jobs', undo: 'none', undoNote: 'crontab keeps no copy' },
      why: 'Removes every scheduled job of the user, or puts others in their place.',
      instead: 'crontab -l',
      stops: ['crontab -r', 'crontab - < /dev/null', 'echo "0 3 * * * ./backup.sh" | crontab -'],
      passes: ['crontab -l', '(crontab -l; echo "0 3 * * * ./backup.sh") | crontab -'],
    },
  ],
};
