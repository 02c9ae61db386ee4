import type { CallView, Platform } from '../model/platform.ts';

const line = (call: CallView) => call.args.join(' ');
/** Packages that keep data of their own, which a purge takes along. */
const DATABASE =
  /(postgres|mysql|mariadb|mongo|redis|elasticsearch|opensearch|cassandra|couchdb|influxdb|clickhouse|rabbitmq|nextcloud|gitlab|docker|containerd|nginx|apache2|httpd|openssh-server|sshd|kernel|linux-image|(?<![\w-])(linux(-lts|-zen)?|base|sudo|bash|coreutils)(?![\w-])|glibc|libc6|systemd|grub)/i;

/** Without these a system no longer starts, or nobody can log in or install anything. */
const ESSENTIAL =
  /(^|[\s/])(python3?(\.\d+)?(-minimal)?|perl-base|libc6|glibc|musl|libssl[\w.]*|openssl(-libs)?|systemd(-\w+)?|udev|dpkg|apt|rpm|dnf|yum|pacman|apk-tools|bash|dash|busybox|coreutils|util-linux|login|passwd|mount|sudo|openssh(-server)?|network-?manager|netplan\.io|grub[\w-]*|shim-signed|(linux-(image|modules)|kernel)[\w.-]*|linux(-lts|-zen|-generic)?|base(-system|-files)?|alpine-base(layout)?|filesystem|init|initscripts|ubuntu-desktop|gnome-shell)(?=[\s*]|$)/i;
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
  port: /(^|\s)uninstall\b/,
};
/** What others need goes with them, or is left without. */
const REGARDLESS =
  /(^|\s)(--nodeps|-Rd?d\w*|-R\w*dd\w*|--force-(all|depends|remove-essential)|--allow-remove-essential|--allow-downgrades-essential)\b/;
/** Every package there is: `$(pacman -Qq)`, `'*'`. */
const EVERYTHING =
  /(^|\s)(\*|\.\*|\?installed|~i)(\s|$)|^(delete|remove)\s(.*\s)?-\w*a\w*\b|^-a$|(^|\s)(uninstall|remove) (all|installed)\b|(\$\(|`|^)((pacman|yay|paru) -Q[qaen]*( -[qen])*|(brew|apt|dnf|pkg) (list|info)( --?(installed|formula|cask|full-name|1|q))*|brew leaves|dpkg(-query)? -\S+( [^|]*)?|rpm -qa)(\)|`|$)/;

const removesPackages = (call: CallView): boolean => {
  const said = line(call);
  if (!Object.hasOwn(REMOVES, call.program) || REMOVES[call.program]?.test(said) !== true) return false;
  // With pacman `-s` takes what nobody else needs along.
  const rehearses = /^(pacman|yay|paru)$/.test(call.program)
    ? ['-p', '--print']
    : ['-s', '-p', '--print', '--pretend'];
  if (call.has('--dry-run', '--simulate', ...rehearses)) return false;
  return (
    EVERYTHING.test(said) ||
    call.fedBy().some((from) => EVERYTHING.test(from)) ||
    (call.program !== 'brew' && (REGARDLESS.test(said) || ESSENTIAL.test(said)))
  );
};
/** Old generations are the way back from an update. https://nix.dev/manual/nix/latest/command-ref/nix-collect-garbage */
const forgetsGenerations = (call: CallView): boolean =>
  (call.program === 'nix-collect-garbage' &&
    (call.has('-d', '--delete-old') || /--delete-older-than[= ]?[0-2]d\b/.test(line(call)))) ||
  (call.program === 'nix-store' && call.has('--delete') && call.has('--ignore-liveness')) ||
  (call.program === 'nix-installer' && /^uninstall\b/.test(line(call))) ||
  (call.program === 'nix-env' && /--delete-generations\s+(old|\+[01]|1d)\b/.test(line(call))) ||
  (call.program === 'nix' && /\bwipe-history\b(?!.*--older-than)/.test(line(call))) ||
  (call.program === 'guix' && /^(package|pull|system|home)\b.*(--)?delete-generations/.test(line(call))) ||
  (call.program === 'guix' &&
    /^gc\b.*(--delete-generations(?!=(?![0-2]d))|\s-d\b(?!\s*(?![0-2]d)\d))/.test(line(call))) ||
  (call.program === 'home-manager' && /^(expire-generations|remove-generations)\b/.test(line(call)));
/** Packages with the data that their users have in them. */
const takesData = (call: CallView): boolean =>
  (call.program === 'flatpak' && /\b(uninstall|remove)\b/.test(line(call)) && call.has('--delete-data')) ||
  (call.program === 'winget' && /^(uninstall|remove|rm)\b/.test(line(call)) && call.has('--purge')) ||
  (call.program === 'snap' && /\bremove\b/.test(line(call)) && call.has('--purge')) ||
  // What Scoop keeps across updates: https://github.com/ScoopInstaller/Scoop/wiki/Persistent-data
  (call.program === 'scoop' && /^uninstall\b/.test(line(call)) && call.has('-p', '--purge')) ||
  (call.program === 'brew' && /^(uninstall|remove|rm)\b/.test(line(call)) && call.has('--zap')) ||
  (/^apt(-get)?$/.test(call.program) && /\b(auto)?remove\b.*\s\w/.test(line(call)) && call.has('--purge'));

/** Packages of the system, by whatever manager. */
export const systemPackages: Platform = {
  id: 'system-packages',
  ownMachine: true,
  title: 'Packages of the system',
  docs: 'https://man7.org/linux/man-pages/',
  programs:
    'apt apt-get dpkg yum dnf rpm pacman snap flatpak brew port aptitude zypper yay paru xbps-remove emerge pkg pkg_delete choco winget scoop guix apk nix nix-env nix-store nix-installer nix-collect-garbage home-manager'.split(
      ' ',
    ),
  // `-Rns` is no `-s`: it is the last letter that may take a value.
  optionsWithValue: '-u -s -p -b -o -l -n'.split(' '),
  dryRun: ['--simulate', '--just-print', '--no-act', '--test', '--dry-run', '--assumeno'],
  selfConfirm: ['-y', '--yes', '--force', '--noconfirm'],
  steps: { yum: 'yum list installed', dnf: 'dnf list installed', pacman: 'pacman -Q' },
  rules: [
    {
      id: 'packages-with-data',
      command: [],
      when: (call) =>
        removesPackages(call) ||
        takesData(call) ||
        forgetsGenerations(call) ||
        (DATABASE.test(call.positionals.slice(call.program === 'dpkg' ? 0 : 1).join(' ')) &&
          ((call.program === 'dpkg' && call.has('--purge', '-P', '--remove', '-r')) ||
            (call.program === 'aptitude' && /(^|\s)purge\b/.test(line(call))) ||
            (call.program === 'apk' && /^(-\S+ )*del\b/.test(line(call)) && call.has('--purge')) ||
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
        'nix-collect-garbage --delete-older-than 1d',
        'pacman -Rsc linux --noconfirm',
        'port -f uninstall installed',
        'scoop uninstall -p postgresql',
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
  ],
};
