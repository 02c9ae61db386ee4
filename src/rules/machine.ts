import type { CallView, Platform } from '../model/platform.ts';

const DEVICE = /^\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|disk|rdisk|mapper\/|dm-|md|loop)/;
const device = (call: CallView) => call.args.some((word) => DEVICE.test(word));
const line = (call: CallView) => call.args.join(' ');
/** Packages that keep data of their own, which a purge takes along. */
const DATABASE =
  /(postgres|mysql|mariadb|mongo|redis|elasticsearch|opensearch|cassandra|couchdb|influxdb|clickhouse|rabbitmq|nextcloud|gitlab|docker|containerd|nginx|apache2|httpd|openssh-server|sshd|kernel|linux-image|(?<![\w-])(linux(-lts|-zen)?|base|sudo|bash|coreutils)(?![\w-])|glibc|libc6|systemd|grub)/i;

/** Boot, network and packages of a Linux machine, beyond files, disks and services. */
export const machine: Platform = {
  id: 'machine',
  ownMachine: true,
  title: 'Boot, network and packages',
  docs: 'https://man7.org/linux/man-pages/',
  programs:
    'fallocate efibootmgr grub-install grub-mkconfig init telinit sysctl ip ifconfig ifdown nmcli route firewall-cmd usermod chage loginctl apt apt-get dpkg yum dnf rpm pacman snap flatpak brew update-rc.d chkconfig rc-update atrm at ipcrm setfacl pm2 killall pkill kill semanage setenforce tee fork-bomb'.split(
      ' ',
    ),
  optionsWithValue: '-u --user -s --signal -p -b -o -l -n'.split(' '),
  dryRun: ['--simulate', '--just-print', '--no-act', '--test', '--dry-run', '--assumeno'],
  selfConfirm: ['-y', '--yes', '--force', '--noconfirm'],
  steps: {
    ifdown: 'ip addr',
    'firewall-cmd': 'firewall-cmd --list-all',
    yum: 'yum list installed',
    pacman: 'pacman -Q',
  },
  rules: [
    {
      id: 'boot-or-kernel',
      command: [],
      when: (call) =>
        (call.program === 'efibootmgr' && call.has('-B', '--delete-bootnum')) ||
        (call.program === 'grub-install' && device(call)) ||
        (/^(init|telinit)$/.test(call.program) && /^[016]$/.test(call.args[0] ?? '')) ||
        (call.program === 'sysctl' && /kernel\.sysrq\b.*=/.test(line(call))) ||
        (call.program === 'tee' &&
          call.positionals.some((word) => /^\/(proc\/sysrq-trigger|sys\/)/.test(word))),
      redirect: (target) => /^\/(proc\/sys|sys\/)/.test(target),
      does: { verb: 'stop', what: 'machine', undo: 'none', undoNote: 'What was not saved is lost' },
      target: { positionals: true },
      why: 'Stops the machine, changes how it starts, or tells the kernel to.',
      instead: 'uptime',
      stops: [
        'init 0',
        'efibootmgr -b 0000 -B',
        'echo c > /proc/sysrq-trigger',
        'echo 1 > /sys/block/sda/device/delete',
      ],
      passes: ['efibootmgr', 'sysctl -a', 'cat /proc/sys/kernel/panic', 'uptime'],
    },
    {
      // The name that readers give to code that starts itself again without end.
      id: 'fork-bomb',
      command: [],
      when: (call) => call.program === 'fork-bomb',
      does: { verb: 'stop', what: 'machine', undo: 'none', undoNote: 'What was not saved is lost' },
      target: {},
      why: 'Starts itself again and again until the machine no longer answers.',
      instead: 'ulimit -u',
      stops: [':(){ :|:& };:', 'bomb() { bomb & bomb & }; bomb', "perl -e 'fork while fork'"],
      passes: [
        'walk() { for f in "$1"/*; do [ -d "$f" ] && walk "$f"; done; }; walk src',
        'retry() { curl -sf localhost:3000 || { sleep 1; retry; }; }; retry',
        'serve() { npm run dev & }; serve',
      ],
    },
    {
      id: 'network-off',
      command: [],
      when: (call) =>
        (call.program === 'ip' &&
          /\blink set .*\bdown\b|\b(addr(ess)?|route|link|rule|netns)\s+(flush|del(ete)?)\b/.test(
            line(call),
          )) ||
        call.program === 'ifdown' ||
        (call.program === 'ifconfig' && call.args.at(-1) === 'down') ||
        (call.program === 'route' && /^(del|flush)\b/.test(line(call).replace(/^-\w+ /, ''))) ||
        (call.program === 'nmcli' &&
          /\b(con(nection)?|c)\s+(delete|down)\b|\bnetworking\s+off\b/.test(line(call))) ||
        (call.program === 'firewall-cmd' &&
          (call.has('--panic-on', '--complete-reload', '--reset-to-defaults') ||
            /--remove-(service[= ]ssh|port[= ]22\/)/.test(line(call)))),
      does: {
        verb: 'stop',
        what: 'network',
        undo: 'none',
        undoNote: 'From afar nobody can turn it on again',
      },
      target: { positionals: true },
      why: 'Takes a network connection of the machine down; whoever works from afar is locked out.',
      instead: 'ip addr',
      stops: [
        'ip link set eth0 down',
        'ip addr flush dev eth0',
        'ifdown eth0',
        'firewall-cmd --permanent --remove-service=ssh',
      ],
      passes: [
        'firewall-cmd --remove-port=8080/tcp',
        'ip addr',
        'ip route show',
        'nmcli device status',
        'firewall-cmd --list-all',
      ],
    },
    {
      id: 'account-lock',
      command: [],
      when: (call) =>
        (call.program === 'usermod' && call.has('-L', '--lock', '-e', '--expiredate')) ||
        (call.program === 'chage' && call.has('-E')) ||
        (call.program === 'loginctl' && /^(terminate|kill)-/.test(line(call))),
      does: { verb: 'stop', what: 'account', undo: 'repeat', undoNote: 'It can be unlocked again' },
      target: { positionals: true },
      why: 'Locks an account, or ends everything that a user runs.',
      instead: 'getent passwd',
      stops: ['usermod -L deploy', 'loginctl terminate-user deploy'],
      passes: ['usermod -aG docker deploy', 'loginctl list-sessions', 'chage -l deploy'],
    },
    {
      id: 'packages-with-data',
      command: [],
      when: (call) =>
        (DATABASE.test(call.positionals.slice(call.program === 'dpkg' ? 0 : 1).join(' ')) &&
          ((/^(apt|apt-get)$/.test(call.program) &&
            call.has('--purge') &&
            /\b(auto)?remove\b/.test(line(call))) ||
            (call.program === 'dpkg' && call.has('--purge', '-P', '--remove', '-r')) ||
            (/^(yum|dnf)$/.test(call.program) && /\b(remove|erase|autoremove)\b/.test(line(call))) ||
            (call.program === 'snap' && /\bremove\b/.test(line(call)) && call.has('--purge')) ||
            (call.program === 'brew' && /\buninstall\b/.test(line(call)) && call.has('--zap')))) ||
        (/^(dpkg|rpm|pacman)$/.test(call.program) &&
          DATABASE.test(line(call)) &&
          /(^|\s)(-P|--purge|-e|--erase|-R[a-z]*n[a-z]*)\b/.test(line(call))),
      does: {
        verb: 'delete',
        what: 'package that others need',
        undo: 'none',
        undoNote: 'It can be installed again; its configuration and, for some, its data are gone',
      },
      target: { positionals: true, skip: 1 },
      why: 'Removes a server or a part of the system with its configuration and, for databases, often its data.',
      instead: 'apt list --installed',
      stops: ['apt remove --purge mysql-server', 'yum remove -y postgresql-server', 'pacman -Rns postgresql'],
      passes: ['apt remove jq', 'brew uninstall jq', 'dnf list installed', 'pacman -Rns cowsay'],
    },
    {
      id: 'start-off',
      command: [],
      when: (call) =>
        (call.program === 'update-rc.d' && /\b(remove|disable)\b/.test(line(call))) ||
        (call.program === 'chkconfig' && /\s(off|--del)\b|--del\b/.test(line(call))) ||
        (call.program === 'rc-update' && /^del\b/.test(line(call))) ||
        (call.program === 'ipcrm' && call.has('-a', '--all')) ||
        call.program === 'atrm' ||
        (call.program === 'at' && call.has('-r', '-d')) ||
        (call.program === 'setenforce' && call.args[0] === '0') ||
        (call.program === 'setfacl' &&
          call.has('-R') &&
          call.has('-b', '--remove-all') &&
          /\s\/\w+/.test(line(call))) ||
        (call.program === 'pm2' && /^((delete|del|stop)\s+all|kill)\b/.test(line(call))),
      does: { verb: 'stop', what: 'service or job', undo: 'repeat', undoNote: 'It can be set up again' },
      target: { positionals: true },
      why: 'Keeps something of the machine from running or starting.',
      instead: 'systemctl list-units',
      stops: ['update-rc.d nginx remove', 'pm2 kill', 'pm2 delete all', 'atrm 2'],
      passes: ['chkconfig --list', 'pm2 list', 'pm2 restart app', 'atq'],
    },
    {
      id: 'kill-others',
      command: [],
      when: (call) =>
        (call.program === 'kill' &&
          call.args.at(-1) === '1' &&
          call.args.length > 1 &&
          !call.args.some((word) => /^-([0l]|(SIG)?(USR[12]|HUP|CONT|WINCH))$/.test(word))) ||
        (/^(pkill|killall)$/.test(call.program) &&
          (call.value('-u', '--user') === 'root' ||
            call.positionals.some((word) =>
              /^(postgres|postmaster|mysqld?|mariadbd?|mongod|redis-server|dockerd|containerd|nginx|sshd|systemd)$/.test(
                word,
              ),
            ))),
      does: { verb: 'stop', what: 'server', undo: 'repeat', undoNote: 'It can be started again' },
      target: { positionals: true },
      why: 'Ends a server or the system’s own processes; what they had not saved is lost.',
      instead: 'pgrep -fl {target}',
      stops: ['killall postgres', 'pkill -u root', 'kill -9 1'],
      passes: ['killall node', 'pkill -f vite', 'kill -0 1', 'kill -USR1 1', 'kill 12345'],
    },
  ],
};
