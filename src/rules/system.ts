import type { CallView, Platform } from '../model/platform.ts';

const AGAIN = 'It can be started again';
const all = (call: CallView) => call.args.some((word) => /^(--all|-a)$/.test(word));
/** Units whose end locks people out or takes data services away. */
const first = (call: CallView) => call.positionals[0] ?? '';

export const system: Platform = {
  id: 'system',
  ownMachine: true,
  title: 'System services and users',
  docs: 'https://man7.org/linux/man-pages/',
  programs:
    'killall pkill kill systemctl service iptables ip6tables nft ufw firewall-cmd pfctl chpasswd killall5 userdel deluser groupdel delgroup usermod passwd tee sysctl swapoff apt apt-get dpkg dnf yum pacman brew zypper apk snap flatpak update-rc.d loginctl journalctl logrotate visudo mount umount chattr setfacl'.split(
      ' ',
    ),
  optionsWithValue:
    '-u --user -t --table -P --signal -s -n --lines -o --output --since --until --vacuum-time -g -G --root -C -d'.split(
      ' ',
    ),
  programOptions: {
    killall: ['-s', '--signal', '-u', '--user', '-o', '-y', '-n'],
    pkill: ['--signal', '-u', '--euid', '-g', '-G', '-P', '--parent', '-s', '-t', '-U', '-F', '--pidfile'],
    apt: ['-o', '-c', '-t'],
    'apt-get': ['-o', '-c', '-t'],
    tar: ['-f', '--file', '-C', '--directory', '--exclude', '-T', '-X'],
  },
  dryRun: ['--simulate', '--just-print', '--no-act'],
  steps: {
    service: 'service --status-all',
    ufw: 'ufw status',
    nft: 'nft list ruleset',
    'apt-get': 'apt list --installed',
  },
  rules: [
    {
      id: 'kill-by-name',
      command: [],
      when: (call) =>
        /^(killall|pkill)$/.test(call.program) &&
        call.args.some((word) => /^-(9|KILL|SIGKILL)$/.test(word)) &&
        // A path, a port or a phrase picks one’s own process; a bare name hits everybody’s.
        call.positionals.some((word) => /^[a-z][\w.+-]*$/i.test(word)) &&
        !call.has('-l', '--list', '-0'),
      does: { verb: 'stop', what: 'every process of a name', undo: 'repeat', undoNote: AGAIN },
      target: { positionals: true },
      why: 'Ends at once every process that matches, also those of other projects; what they had not saved is lost.',
      instead: 'pgrep -fl {target}',
      stops: ['killall -9 node', 'pkill -9 -f node', 'sudo killall -KILL postgres'],
      passes: [
        'pgrep -fl node',
        'pkill -f "vite --port 5173"',
        'pkill -9 -f "node server.js"',
        'kill -TERM 12345',
        'killall -l',
      ],
    },
    {
      id: 'kill-everything',
      command: [],
      when: (call) =>
        (call.program === 'kill' && call.args.length > 1 && call.args.at(-1) === '-1') ||
        call.program === 'killall5',
      does: { verb: 'stop', what: 'every process', undo: 'none', undoNote: 'What was not saved is lost' },
      why: 'Ends every process of the user.',
      instead: 'ps aux',
      stops: ['kill -9 -1', 'killall5 -9'],
      passes: ['kill 4711', 'kill -9 4711', 'kill -1 4711'],
    },
    {
      id: 'service-stop',
      command: ['stop|disable|mask|kill|isolate'],
      commands: [['*', 'stop']],
      when: (call) => /^(systemctl|service)$/.test(call.program) && !call.has('--user'),
      does: { verb: 'stop', what: 'service', undo: 'repeat', undoNote: AGAIN },
      target: { positionals: true },
      why: 'Stops a service of the machine, or keeps it from starting.',
      instead: 'systemctl status {target}',
      stops: ['sudo systemctl stop postgresql', 'systemctl disable --now nginx', 'service nginx stop'],
      passes: [
        'systemctl status nginx',
        'systemctl restart nginx',
        'systemctl --user stop app',
        'service nginx status',
      ],
    },
    {
      id: 'firewall',
      command: [],
      when: (call) =>
        (/^ip6?tables$/.test(call.program) &&
          (call.has('-F', '--flush', '-X') || call.has('-P', '--policy'))) ||
        (call.program === 'nft' &&
          (call.args.includes('flush') ||
            call.args[0] === 'delete' ||
            // Without rules that take their place.
            (/^\s*(flush|delete|destroy)\b/m.test(call.input ?? '') &&
              !/[{]|\badd\b/.test(call.input ?? '')))) ||
        (call.program === 'ufw' && /^(disable|reset)$/.test(first(call))) ||
        (call.program === 'pfctl' && call.has('-d', '-F')),
      does: {
        verb: 'change',
        what: 'firewall',
        undo: 'none',
        undoNote: 'The rules that were in force are written down nowhere',
      },
      why: 'Drops the firewall’s rules: the machine may be open, or out of reach.',
      instead: 'iptables -L -n',
      stops: ['iptables -F && iptables -P INPUT DROP', 'sudo ufw disable', 'nft flush ruleset'],
      passes: ['iptables -L -n', 'ufw status', 'nft list ruleset'],
    },
    {
      id: 'account-delete',
      command: [],
      when: (call) =>
        /^(userdel|deluser|groupdel|delgroup|chpasswd)$/.test(call.program) ||
        (call.program === 'passwd' && call.has('-d', '--delete', '-l', '--lock')),
      does: {
        verb: 'delete',
        what: 'account',
        undo: 'none',
        undoNote: 'With -r the home folder goes with it',
      },
      target: { positionals: true },
      why: 'Deletes or locks an account of the machine, or sets its password.',
      instead: 'getent passwd',
      stops: ['sudo userdel -r deploy', 'deluser --remove-home deploy', 'echo deploy:x | chpasswd'],
      passes: ['id deploy', 'getent passwd'],
    },
    {
      id: 'system-file',
      command: [],
      when: (call) =>
        call.program === 'tee' &&
        !call.has('-a', '--append') &&
        call.positionals.some((word) => /^\/(etc|boot|usr|lib|bin|sbin|proc|sys)\//.test(word)),
      redirect: (target) => /^\/(etc|boot|usr|lib|bin|sbin)\//.test(target),
      does: {
        verb: 'overwrite',
        what: 'system file',
        undo: 'none',
        undoNote: 'The old content is kept nowhere',
      },
      target: { positionals: true },
      why: 'Overwrites a file of the operating system.',
      instead: 'ls -la /etc',
      stops: ["printf '' | sudo tee /etc/fstab", 'echo nameserver 1.1.1.1 > /etc/resolv.conf'],
      passes: ["printf 'x' | tee -a notes.txt", 'echo x > notes.txt', 'cat /etc/hosts'],
    },
    {
      id: 'purge-packages',
      command: ['purge|autoremove'],
      when: (call) =>
        /^(apt|apt-get|dpkg)$/.test(call.program) &&
        call.args.includes('purge') &&
        !all(call) &&
        !call.has('-s'),
      does: {
        verb: 'delete',
        what: 'packages with their configuration',
        undo: 'none',
        undoNote: 'Configuration and, for some, data go too',
      },
      target: { positionals: true },
      why: 'Removes packages together with their configuration and, for databases, often their data.',
      instead: 'apt list --installed',
      stops: ['sudo apt-get purge -y postgresql-16'],
      passes: [
        'apt list --installed',
        'apt-get install -y jq',
        'apt-get remove jq',
        'apt-get -s purge postgresql',
      ],
    },
    {
      id: 'logs-vacuum',
      command: [],
      when: (call) =>
        call.program === 'journalctl' &&
        call.args.some((word) => word.startsWith('--vacuum')) &&
        // What is left still tells of the last days.
        !call.args.some((word) => /^(--vacuum-time=)?([2-9]|\d\d+)(d|days?|w|weeks?|months?|y)$/.test(word)),
      does: { verb: 'delete', what: 'logs', undo: 'none', undoNote: 'Deleted logs do not come back' },
      why: 'Deletes the system’s logs.',
      instead: 'journalctl -n 50',
      stops: ['journalctl --vacuum-time=1s'],
      passes: ['journalctl -n 50', 'journalctl -u nginx --since today'],
    },
  ],
};
