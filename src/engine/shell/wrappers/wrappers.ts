import { loadingWrappers } from './loading.ts';

/**
 * A program that starts another one. All lists are words separated by spaces. Options before the inner command are
 * skipped; those in `values` take the next word with them.
 */
export interface Wrapper {
  readonly names: string;
  /** Words that must stand first, alternatives by `|`: `compose exec|run`. */
  readonly sub?: string;
  /** The row fits only where one of these options stands. */
  readonly needs?: string;
  /** With one of these options it starts nothing. */
  readonly except?: string;
  readonly values?: string;
  /** Options that take the next two words with them: `bwrap --bind SRC DEST`. */
  readonly pairs?: string;
  /** The program that gets the inner words, which do not name one. */
  readonly starts?: string;
  /** Positional words before the inner command: a host, a duration, a lock file. */
  readonly skip?: number;
  /** `NAME=value` words before the inner command. */
  readonly assigns?: true;
  /** Options whose value is a `NAME=value` for the inner command. */
  readonly gives?: string;
  /** Options whose value is code for a shell. */
  readonly script?: string;
  /** The words after an option of `script` are further words of its code, as for `env -S`. */
  readonly prepends?: true;
  /** Of these, those whose value is an AWS document's parameters, which hold the code. */
  readonly parameters?: string;
  /** Of these, those whose value tells a machine what to run when it starts. */
  readonly boots?: string;
  /** That machine is made by it: what is done there to its own files is nobody's loss. */
  readonly anew?: true;
  /** Its own options that may stand behind the inner command too; they take the next word with them. */
  readonly trailing?: string;
  /** Options after which everything is the inner command. */
  readonly rest?: string;
  /** Options whose value tells where it takes what it hands on: `via` names it, and the words that are skipped. */
  readonly tells?: string;
  /** The options that name the program itself. */
  readonly entry?: string;
  /** The words are joined with spaces and read as code. */
  readonly joined?: true;
  /** Every positional word is code of its own. */
  readonly each?: true;
  /** The inner command stands after `--` only. */
  readonly dashed?: true;
  /** Options that set its directory. */
  readonly directory?: string;
  /** The skipped words end the options: what follows is the inner command, dashes and all. */
  readonly closed?: true;
  /** It runs elsewhere: the directory is not known, `via` names the place, and the wrapper is a call of its own. */
  readonly remote?: true;
  /** The wrapper is a call of its own too. */
  readonly keep?: true;
  /** The inner program is named by a package: `@scope/cli@2`. */
  readonly package?: true;
  /** Options with which the inner command gets an empty environment. */
  readonly clears?: string;
  /** Options whose value names a variable that the inner command does not get. */
  readonly unsets?: string;
  /** It runs in the same shell, whose functions and variables it may use and change. */
  readonly sameShell?: true;
}

/** From the programs' own manuals. The first row that fits counts. */
export const localWrappers: readonly Wrapper[] = [
  {
    names: 'sudo',
    values:
      '-u --user -g --group -h --host -p --prompt -C --close-from -D --chdir -R --chroot -T --command-timeout -U --other-user -r --role -t --type',
    assigns: true,
    directory: '-D --chdir',
    except: '-l --list -v --validate -k -K -e --edit',
  },
  { names: 'doas', values: '-u -C -a' },
  {
    names: 'pkexec run0',
    values: '-u --user --unit --property --description --slice --nice --chdir --setenv --background',
    directory: '--chdir',
  },
  { names: 'runuser', needs: '-u --user', values: '-u --user -g --group -G --supp-group -w' },
  {
    names: 'su runuser',
    values: '-s --shell -g --group -G --supp-group -w',
    script: '-c --command --session-command',
    skip: 2,
  },
  { names: 'sg', script: '-c', skip: 1, joined: true },
  {
    names: 'env genv',
    values: '-u --unset -C --chdir',
    assigns: true,
    script: '-S --split-string',
    prepends: true,
    directory: '-C --chdir',
    clears: '-i - --ignore-environment',
    unsets: '-u --unset',
  },
  { names: 'command', sameShell: true, except: '-v -V' },
  { names: 'builtin', sameShell: true },
  { names: 'exec', values: '-a', sameShell: true, clears: '-c -cl -lc' },
  { names: 'time gtime', values: '-f --format -o --output' },
  { names: 'nice ionice', values: '-n --adjustment -c --class --classdata', except: '-p --pid -P -u' },
  { names: 'chrt', skip: 1, values: '-T -P -D', except: '-p --pid' },
  { names: 'timeout gtimeout', values: '-s --signal -k --kill-after', skip: 1 },
  { names: 'stdbuf', values: '-i --input -o --output -e --error' },
  {
    names:
      'nohup setsid eatmydata unbuffer catchsegv torsocks torify tsocks setarch linux32 linux64 dbus-run-session fakechroot winpty arch noti chronic',
  },
  { names: 'proxychains proxychains4 rlwrap fakeroot', values: '-f -C -H -l -s -i -b' },
  { names: 'gosu su-exec setuidgid', skip: 1 },
  { names: 'chpst softlimit', values: '-u -U -b -e -/ -n -l -L -m -d -o -p -f -c' },
  { names: 'faketime', values: '-f', skip: 1 },
  { names: 'taskset', skip: 1, except: '-p --pid' },
  { names: 'numactl prlimit', values: '-N -C -m -p -i', except: '-p --pid -s --show -H' },
  {
    names: 'cpulimit caffeinate systemd-inhibit choom firejail setpriv',
    values: '-l --limit -t -w --what --who --why --mode -n --reuid --regid --groups',
  },
  {
    names: 'systemd-run',
    values:
      '-p --property -u --unit --description --slice --on-active --on-calendar --on-boot -E --setenv --uid --gid --nice --working-directory -M --machine -H --host',
    directory: '--working-directory',
  },
  {
    names: 'flock lckdo',
    values: '-w --wait --timeout -E --conflict-exit-code',
    skip: 1,
    script: '-c --command',
  },
  { names: 'chroot arch-chroot', values: '--userspec --groups -u -N', skip: 1, remote: true },
  {
    names: 'unshare',
    values: '-S --setuid -G --setgid -R --root -w --wd --propagation --map-user --map-group --setgroups',
  },
  { names: 'nsenter', values: '-t --target -S --setuid -G --setgid -N', remote: true },
  {
    // https://manpages.debian.org/bookworm/bubblewrap/bwrap.1.en.html
    names: 'bwrap',
    values:
      '--chdir --uid --gid --hostname --dev --proc --tmpfs --dir --mqueue --unsetenv --lock-file --args --argv0 --userns --userns2 --pidns --exec-label --file-label --seccomp --add-seccomp-fd --cap-add --cap-drop --perms --size --remount-ro --sync-fd --block-fd --userns-block-fd --info-fd --json-status-fd --overlay-src --tmp-overlay --ro-overlay',
    pairs:
      '--bind --bind-try --dev-bind --dev-bind-try --ro-bind --ro-bind-try --bind-fd --ro-bind-fd --bind-data --ro-bind-data --file --symlink --setenv --chmod',
  },
  { names: 'strace ltrace', values: '-e -o -s -u -a -E -I -O -P -S -X -b -l -n -x -p --output', keep: true },
  { names: 'perf', sub: 'stat|record|trace', values: '-e -o -F -p -t -C -r' },
  { names: 'valgrind' },
  { names: 'gdb', needs: '--args', values: '-x -ex' },
  { names: 'gdb lldb', dashed: true },
  {
    names: 'xvfb-run',
    values: '-e --error-file -f --auth-file -n --server-num -p --xauth-protocol -s --server-args -w --wait',
  },
  { names: 'watch', values: '-n --interval -q --equexit', joined: true },
  { names: 'entr', script: '-s' },
  {
    names: 'watchexec',
    values: '-w --watch -e --exts -f --filter -i --ignore -d --debounce -s --signal --shell',
  },
  {
    names: 'nodemon',
    script: '-x --exec',
    values: '-w --watch -e --ext -i --ignore',
    dashed: true,
    keep: true,
  },
  { names: 'chokidar onchange', script: '-c --command', dashed: true },
  {
    names: 'concurrently hyperfine',
    values:
      '-n --names -c --prefix-colors -m --max-processes -w --warmup -r --runs -N --export-json --export-markdown',
    each: true,
  },
  {
    names: 'script',
    values:
      '-E --echo -I --log-in -O --log-out -B --log-io -T --log-timing -m --logging-format -o --output-limit -t',
    script: '-c --command',
    skip: 1,
  },
  {
    // The dynamic loader starts the program that it is given. https://man7.org/linux/man-pages/man8/ld.so.8.html
    names:
      'ld.so ld-linux.so.2 ld-linux-x86-64.so.2 ld-linux-aarch64.so.1 ld-linux-armhf.so.3 ld-musl-x86_64.so.1 ld-musl-aarch64.so.1',
    values:
      '--library-path --preload --argv0 --inhibit-rpath --audit --glibc-hwcaps-prepend --glibc-hwcaps-mask',
    except: '--list --verify --help --version --list-tunables --list-diagnostics',
  },
  { names: 'proot', values: '-r --rootfs -b --bind -m --mount -q --qemu -w --pwd --cwd -v -k -i -R -S' },
  { names: 'busybox toybox lvm', except: '--list --list-full --install' },
  {
    names: 'wsl',
    values: '-d --distribution -u --user --cd',
    rest: '-e --exec',
    except: '-l --list --shutdown --unregister -t --terminate --install --update',
  },
  {
    names: 'xterm rxvt urxvt konsole alacritty kitty foot terminator xfce4-terminal',
    values: '-T -title -geometry',
    rest: '-e -x',
    keep: true,
  },
  { names: 'gnome-terminal', dashed: true, keep: true },
  // Environments, secrets and versions around a command.
  { names: 'cross-env with-env', assigns: true },
  { names: 'cross-env-shell', assigns: true, joined: true },
  ...loadingWrappers,
  { names: 'sops', sub: 'exec-env|exec-file', skip: 1, joined: true },
  {
    names: 'mise rtx',
    sub: 'exec|x',
    values: '-j --jobs -C --cd',
    script: '-c --command',
    dashed: true,
    directory: '-C --cd',
  },
  { names: 'asdf rbenv pyenv nodenv jenv goenv phpenv plenv luaenv tfenv', sub: 'exec' },
  { names: 'volta fnm n', sub: 'run|exec', values: '--node --npm --yarn --pnpm --using', skip: 0 },
  { names: 'nvm', sub: 'exec|run', skip: 1 },
  { names: 'nix-shell', script: '--run --command', dashed: true },
  { names: 'nix', sub: 'run', values: '--option --override-input -I', package: true },
  { names: 'nix', sub: 'develop|shell', values: '--option --override-input', rest: '-c --command' },
  { names: 'conda mamba micromamba', sub: 'run', values: '-n --name -p --prefix --cwd', directory: '--cwd' },
  { names: 'bundle', sub: 'exec' },
  { names: 'iex', needs: '-S', rest: '-S' },
  { names: 'poetry pipenv pdm rye hatch', sub: 'run', values: '-C --directory -P --project -e --env -p' },
  {
    names: 'uv',
    sub: 'run',
    values:
      '-p --python --with --with-editable --with-requirements --extra --group --only-group --env-file --directory --project --package --index',
    directory: '--directory',
  },
  { names: 'uv', sub: 'tool run', values: '-p --python --with --from', package: true },
  { names: 'uvx', values: '-p --python --with --from', package: true },
  { names: 'pipx', sub: 'run', values: '--spec --python --pip-args --index-url', package: true },
  // Package runners.
  {
    names: 'npx',
    values: '-p --package -w --workspace --prefix',
    script: '-c --call',
    package: true,
    directory: '--prefix',
  },
  {
    names: 'npm',
    sub: 'exec|x',
    values: '-p --package -w --workspace --prefix',
    script: '-c --call',
    package: true,
    directory: '--prefix',
  },
  {
    names: 'pnpm',
    sub: 'dlx|exec|x',
    values: '-F --filter -C --dir --package -c',
    package: true,
    directory: '-C --dir',
  },
  { names: 'pnpx bunx', values: '-p --package', package: true },
  { names: 'yarn', sub: 'dlx|exec', values: '-p --package --cwd', package: true, directory: '--cwd' },
  { names: 'bun', sub: 'x', values: '-p --package --cwd', package: true, directory: '--cwd' },
  {
    names: 'terramate',
    sub: 'run',
    values: '-C --chdir -B --git-change-base --tags --no-tags',
    dashed: true,
  },
  { names: 'lerna nx rush', sub: 'exec', values: '--scope --ignore --concurrency', dashed: true },
];
