import type { CallView, Platform } from '../model/platform.ts';

const DEVICE = /^\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|disk|rdisk|mapper\/|dm-|md|loop)/;
const device = (call: CallView) => call.args.some((word) => DEVICE.test(word));
const line = (call: CallView) => call.args.join(' ');
/** Packages that keep data of their own, which a purge takes along. */
const DATABASE =
  /(postgres|mysql|mariadb|mongo|redis|elasticsearch|opensearch|cassandra|couchdb|influxdb|clickhouse|rabbitmq|nextcloud|gitlab|docker|containerd|nginx|apache2|httpd|openssh-server|sshd|kernel|linux-image|(?<![\w-])(linux(-lts|-zen)?|base|sudo|bash|coreutils)(?![\w-])|glibc|libc6|systemd|grub)/i;

/** Without these a system no longer starts, or nobody can log in or install anything. */
const ESSENTIAL =
  /(^|[\s/])(python3?(\.\d+)?(-minimal)?|perl-base|libc6|glibc|musl|libssl[\w.]*|openssl(-libs)?|systemd(-\w+)?|udev|dpkg|apt|rpm|dnf|yum|pacman|apk-tools|bash|dash|busybox|coreutils|util-linux|login|passwd|mount|sudo|openssh(-server)?|network-?manager|netplan\.io|grub[\w-]*|shim-signed|(linux-(image|modules)|kernel)[\w.-]*|linux(-lts|-zen|-generic)?|base|filesystem|init|initscripts|ubuntu-desktop|gnome-shell)(?=[\s*]|$)/i;
/** Words by which a package manager removes. `brew` and the like hold nothing that the system stands on. */
const REMOVES: Readonly<Record<string, RegExp>> = {
  apt: /(^|\s)(remove|purge|autoremove|autopurge)\b/,
  'apt-get': /(^|\s)(remove|purge|autoremove|autopurge)\b/,
  aptitude: /(^|\s)(remove|purge)\b/,
  dpkg: /(^|\s)(-r|-P|--remove|--purge)\b/,
  yum: /(^|\s)(remove|erase|autoremove)\b/,
  dnf: /(^|\s)(remove|erase|autoremove)\b/,
  zypper: /(^|\s)(rm|remove)\b/,
  rpm: /(^|\s)(-\w*e\w*|--erase)\b/,
  pacman: /(^|\s)(-R\w*|--remove)\b/,
  yay: /(^|\s)(-R\w*|--remove)\b/,
  paru: /(^|\s)(-R\w*|--remove)\b/,
  'xbps-remove': /^/,
  emerge: /(^|\s)(-\w*C\w*|--unmerge)\b/,
  pkg: /^(-\w+ )*(delete|remove)\b/,
  pkg_delete: /^/,
  choco: /^(uninstall|remove)\b/,
  apk: /(^|\s)del\b/,
  brew: /^(uninstall|remove|rm)\b/,
};
/** What others need goes with them, or is left without. */
const REGARDLESS =
  /(^|\s)(--nodeps|-Rd?d\w*|-R\w*dd\w*|--force-(all|depends|remove-essential)|--allow-remove-essential|--allow-downgrades-essential)\b/;
/** Every package there is: `$(pacman -Qq)`, `'*'`. */
const EVERYTHING =
  /(^|\s)(\*|\.\*|\?installed|~i)(\s|$)|^(delete|remove)\s(.*\s)?-\w*a\w*\b|^-a$|^(uninstall|remove) all\b|(\$\(|`|^)((pacman|yay|paru) -Q[qaen]*( -[qen])*|(brew|apt|dnf|pkg) (list|info)( --?(installed|formula|cask|full-name|1|q))*|brew leaves|dpkg(-query)? -\S+( [^|]*)?|rpm -qa)(\)|`|$)/;

const removesPackages = (call: CallView): boolean => {
  const said = line(call);
  if (!Object.hasOwn(REMOVES, call.program) || REMOVES[call.program]?.test(said) !== true) return false;
  if (call.has('-s', '--dry-run', '--simulate', '-p', '--print', '--pretend')) return false;
  return (
    EVERYTHING.test(said) ||
    call.fedBy().some((from) => EVERYTHING.test(from)) ||
    (call.program !== 'brew' && (REGARDLESS.test(said) || ESSENTIAL.test(said)))
  );
};
/** Old generations are the way back from an update. https://nix.dev/manual/nix/latest/command-ref/nix-collect-garbage */
const forgetsGenerations = (call: CallView): boolean =>
  (call.program === 'nix-collect-garbage' && call.has('-d', '--delete-old')) ||
  (call.program === 'nix-env' && /--delete-generations\s+(old|\+[01]|1d)\b/.test(line(call))) ||
  (call.program === 'nix' && /\bwipe-history\b(?!.*--older-than)/.test(line(call))) ||
  (call.program === 'guix' && /^gc\b.*(--delete-generations(?!=)|\s-d\b(?!\s*\d))/.test(line(call))) ||
  (call.program === 'home-manager' && /^(expire-generations|remove-generations)\b/.test(line(call)));
/** Packages with the data that their users have in them. */
const takesData = (call: CallView): boolean =>
  (call.program === 'flatpak' && /\b(uninstall|remove)\b/.test(line(call)) && call.has('--delete-data')) ||
  (call.program === 'winget' && /^(uninstall|remove|rm)\b/.test(line(call)) && call.has('--purge')) ||
  (call.program === 'snap' && /\bremove\b/.test(line(call)) && call.has('--purge')) ||
  (call.program === 'brew' && /^(uninstall|remove|rm)\b/.test(line(call)) && call.has('--zap')) ||
  (/^apt(-get)?$/.test(call.program) && /\bremove\b.*\s\w/.test(line(call)) && call.has('--purge'));

/** Boot, network and packages of a Linux machine, beyond files, disks and services. */
export const machine: Platform = {
  id: 'machine',
  ownMachine: true,
  title: 'Boot, network and packages',
  docs: 'https://man7.org/linux/man-pages/',
  programs:
    'fallocate efibootmgr grub-install grub-mkconfig init telinit sysctl ip ifconfig ifdown nmcli route firewall-cmd usermod chage loginctl apt apt-get dpkg yum dnf rpm pacman snap flatpak brew aptitude zypper yay paru xbps-remove emerge pkg pkg_delete choco winget guix apk fuser nix nix-env nix-collect-garbage home-manager rmmod update-rc.d chkconfig rc-update atrm at ipcrm setfacl pm2 killall pkill kill semanage setenforce tee fork-bomb'.split(
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
        verb: 'change',
        what: 'network connection',
        undo: 'none',
        undoNote: 'From afar nobody can turn it on again',
      },
      target: {
        positionals: true,
        // https://man7.org/linux/man-pages/man8/ip.8.html
        says: [
          { words: /^a(ddr(ess)?)? (del(ete)?|flush)( dev)?/, thing: 'network address', names: 1 },
          { words: /^l(ink)? (set|del(ete)?)( dev)?/, thing: 'network interface', names: 1 },
          { words: /^r(oute)? (del(ete)?|flush)( table)?/, thing: 'network route', names: 1 },
          { words: /^rule (del(ete)?|flush)/, thing: 'routing rule', names: 0 },
          { words: /^netns del(ete)?/, thing: 'network namespace', names: 1 },
          { words: /^(con(nection)?|c) (delete|down)( id| uuid)?/, thing: 'network connection', names: 1 },
        ],
      },
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
        removesPackages(call) ||
        takesData(call) ||
        forgetsGenerations(call) ||
        (DATABASE.test(call.positionals.slice(call.program === 'dpkg' ? 0 : 1).join(' ')) &&
          ((call.program === 'dpkg' && call.has('--purge', '-P', '--remove', '-r')) ||
            (/^(yum|dnf)$/.test(call.program) && /\b(remove|erase|autoremove)\b/.test(line(call))))) ||
        (/^(dpkg|rpm|pacman)$/.test(call.program) &&
          DATABASE.test(line(call)) &&
          /(^|\s)(-P|--purge|-e|--erase|-R[a-z]*n[a-z]*)\b/.test(line(call))),
      does: {
        verb: 'delete',
        what: 'packages',
        undo: 'none',
        undoNote: 'It can be installed again; its configuration and, for some, its data are gone',
      },
      target: { positionals: true, skip: 1 },
      why: 'Removes a server or a part of the system with its configuration and, for databases, often its data.',
      instead: 'apt list --installed',
      stops: [
        'apt remove --purge mysql-server',
        'yum remove -y postgresql-server',
        'pacman -Rns postgresql',
        'rpm -e --nodeps openssl',
        'pacman -Rns $(pacman -Qq)',
        'apt remove -y python3',
        'nix-collect-garbage -d',
        'snap remove --purge nextcloud',
      ],
      passes: [
        'apt remove jq',
        'brew uninstall jq',
        'dnf list installed',
        'pacman -Rns cowsay',
        'apt remove python3-flask',
        'brew uninstall python',
        'pacman -Rns $(pacman -Qdtq)',
        'nix-collect-garbage --delete-older-than 30d',
        'snap remove nextcloud',
      ],
    },
    {
      id: 'start-off',
      command: [],
      when: (call) =>
        (call.program === 'update-rc.d' && /\b(remove|disable)\b/.test(line(call))) ||
        (call.program === 'chkconfig' && /\s(off|--del)\b|--del\b/.test(line(call))) ||
        (call.program === 'rc-update' && /^del\b/.test(line(call))) ||
        (call.program === 'rmmod' && call.has('-f', '--force')) ||
        (call.program === 'ipcrm' && call.has('-a', '--all')) ||
        call.program === 'atrm' ||
        (call.program === 'at' && call.has('-r', '-d')) ||
        (call.program === 'setenforce' && /^(0|permissive)$/i.test(call.args[0] ?? '')) ||
        (call.program === 'setfacl' &&
          call.has('-R') &&
          (call.has('-b', '--remove-all', '-x', '-k') || /:---(\s|,|$)/.test(line(call))) &&
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
        // Whoever has a file of the folder open; a port is somebody’s own server.
        (call.program === 'fuser' &&
          call.has('-k', '--kill') &&
          call.positionals.some((word) => /^[/~.]/.test(word))) ||
        (/^(pkill|killall)$/.test(call.program) &&
          !call.args.some((word) => /^-([0l]|(SIG)?(USR[12]|HUP|CONT|WINCH))$/.test(word)) &&
          (call.value('-u', '--user') === 'root' ||
            // Without a name: everything that the user runs.
            (call.has('-u', '--user', '-U') && call.positionals.length === 0) ||
            call.positionals.some((word) =>
              /^(postgres|postmaster|mysqld?|mariadbd?|mongod|redis-server|dockerd|containerd|nginx|sshd|systemd)$/.test(
                word,
              ),
            ))),
      does: { verb: 'stop', what: 'server', undo: 'repeat', undoNote: 'It can be started again' },
      target: { positionals: true },
      why: 'Ends a server or the system’s own processes; what they had not saved is lost.',
      instead: 'pgrep -fl {target}',
      stops: ['killall postgres', 'pkill -u root', 'killall -u deploy', 'fuser -km /srv', 'kill -9 1'],
      passes: [
        'killall node',
        'pkill -f vite',
        'kill -0 1',
        'kill -USR1 1',
        'kill 12345',
        'pkill -HUP nginx',
        'fuser -k 3000/tcp',
      ],
    },
  ],
};
