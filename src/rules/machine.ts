import type { CallView, Platform } from '../model/platform.ts';

const DEVICE = /^\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|disk|rdisk|mapper\/|dm-|md|loop)/;
const device = (call: CallView) => call.args.some((word) => DEVICE.test(word));
const line = (call: CallView) => call.args.join(' ');
/** Boot and network of a Linux machine, beyond files, disks and services. */
export const machine: Platform = {
  id: 'machine',
  ownMachine: true,
  title: 'Boot and network',
  docs: 'https://man7.org/linux/man-pages/',
  programs:
    'fallocate mokutil efibootmgr grub-install grub-mkconfig init telinit sysctl ip ifconfig ifdown route usermod chage loginctl fuser rmmod update-rc.d chkconfig rc-update atrm at ipcrm setfacl pm2 killall pkill kill semanage setenforce tee fork-bomb'.split(
      ' ',
    ),
  optionsWithValue: '-u --user -s --signal -p -b -o -l -n'.split(' '),
  programOptions: { setfacl: ['-m', '-M', '-x', '-X', '--modify', '--remove'] },
  dryRun: ['--simulate', '--just-print', '--no-act', '--test', '--dry-run', '--assumeno'],
  selfConfirm: ['-y', '--yes', '--force', '--noconfirm'],
  steps: {
    ifdown: 'ip addr',
  },
  rules: [
    {
      id: 'boot-or-kernel',
      command: [],
      when: (call) =>
        (call.program === 'efibootmgr' && call.has('-B', '--delete-bootnum')) ||
        (call.program === 'mokutil' &&
          call.has('--reset', '--delete', '--disable-validation', '--clear-password')) ||
        (call.program === 'grub-install' && device(call)) ||
        (/^(init|telinit)$/.test(call.program) && /^[016]$/.test(call.args[0] ?? '')) ||
        (call.program === 'sysctl' && /kernel\.sysrq\b.*=/.test(line(call))) ||
        (call.program === 'tee' &&
          call.positionals.some((word) => /^\/(proc\/sysrq-trigger|sys\/)/.test(word))),
      redirect: (target) => /^\/(proc\/sys|sys\/)/.test(target),
      does: { verb: 'stop', what: 'machine', undo: 'none', undoNote: 'What was not saved is lost' },
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
          /\blink set .*\bdown\b|\b(a(ddr(ess)?)?|r(o(ute)?)?|l(ink)?|rule|netns)\s+(flush|f|del(ete)?|d)\b/.test(
            line(call),
          )) ||
        call.program === 'ifdown' ||
        (call.program === 'ifconfig' && call.args.at(-1) === 'down') ||
        (call.program === 'route' && /^(del|flush)\b/.test(line(call).replace(/^-\w+ /, ''))),
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
        ],
      },
      why: 'Takes a network connection of the machine down; whoever works from afar is locked out.',
      instead: 'ip addr',
      stops: ['ip link set eth0 down', 'ip addr flush dev eth0', 'ifdown eth0'],
      passes: ['ip addr', 'ip route show'],
    },
    {
      id: 'account-lock',
      command: [],
      when: (call) =>
        (call.program === 'usermod' && call.has('-L', '--lock', '-e', '--expiredate', '-p', '--password')) ||
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
      does: {
        verb: 'stop',
        what: 'service or job',
        undo: 'repeat',
        undoNote: 'It can be set up again',
      },
      target: {
        positionals: true,
        says: [{ words: /^(?:0|permissive)$/i, thing: 'enforcement of SELinux', names: 0 }],
      },
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
          !call.args.some((word) => /^-?([0l]|(SIG)?(USR[12]|HUP|CONT|WINCH))$/.test(word)) &&
          (call.value('-u', '--user') === 'root' ||
            // Without a name: everything that the user runs.
            (call.has('-u', '--user', '-U') && call.positionals.length === 0) ||
            // A pattern that fits every process.
            call.positionals.some((word) => /^(\.[*+]?|\^|\*)$/.test(word)) ||
            call.positionals.some((word) =>
              /^(postgres|postmaster|mysqld?|mariadbd?|mongod|redis-server|dockerd|containerd|nginx|sshd|systemd)$/.test(
                word,
              ),
            ))),
      does: { verb: 'stop', what: 'server', undo: 'repeat', undoNote: 'It can be started again' },
      target: { positionals: true },
      why: 'Ends a server or the system’s own processes; what they had not saved is lost.',
      instead: 'pgrep -fl {target}',
      stops: [
        'killall postgres',
        'pkill -u root',
        'killall -u deploy',
        'fuser -km /srv',
        'kill -9 1',
        'pkill -f .',
      ],
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
