import type { CallView, Platform } from '../model/platform.ts';

const TAR = /^(g|bsd)?tar$/;
const ZIP7 = /^7(z|za|zr|zz)$/;

/** Whether a call of tar unpacks: the first letter of its kind says so, with a dash or without. */
const unpacks = ({ args }: CallView): boolean =>
  /^-?[a-zA-Z]*x|^--(extract|get)$/.test(
    args.find((word) => /^-?[a-zA-Z]*[xtcru]|^--(extract|get|list|create|append|update)$/.test(word)) ?? '',
  ) && !args.some((word) => /^(-O|--to-stdout|-k|--keep-old-files|--skip-old-files)$/.test(word));

/** Folders of the system, of its services and of what they keep. */
const SYSTEM = /^\/((etc|usr|bin|sbin|lib\w*|boot|var|srv|root|home)(\/.*)?)?$/;
/** Where a person puts software of their own, and not what it keeps. */
const OWN_SOFTWARE =
  /^\/(usr\/local|opt)(\/(?!(.*\/)?(etc|var|data|db|conf|config|storage|lib\/\w*sql|backups?|gitlab|mysql|pgsql|postgres\w*)(\/|$)).*)?\/?$/;

function intoSystem(call: CallView): boolean {
  const told = call.value('-C', '--directory', '--cd');
  // `cd / && tar xf …`: whoever works in one of these folders means the system.
  if (told === undefined)
    return (
      /^\/((etc|usr|s?bin|lib\w*|boot)(\/.*)?)?$/.test(call.cwd ?? 'none') &&
      !OWN_SOFTWARE.test(call.cwd ?? '')
    );
  const into = told;
  return SYSTEM.test(into) && (!OWN_SOFTWARE.test(into) || /(^|\/)\.\.(\/|$)/.test(into));
}

/** Options by which the archive itself says where its files go, or empties the folders that they go to. */
const FOLLOWS = (call: CallView): boolean =>
  call.has('-P', '--absolute-names', '--absolute-paths', '--recursive-unlink', '--unlink-first');

/** Somewhere else than below the folder where it works. */
const AWAY = /^([A-Za-z]:|\\\\|\/(?!tmp\/)|~|\.\.)/;

function overwrites(call: CallView): boolean {
  const { program, args } = call;
  if (program === 'unzip')
    return args.some((word) => /^-[a-zA-Z]*o[a-zA-Z]*$/.test(word)) && !call.has('-l', '-t', '-p');
  if (TAR.test(program)) return unpacks(call) && (intoSystem(call) || FOLLOWS(call));
  // https://documentation.help/7-Zip/overwrite.htm
  if (ZIP7.test(program))
    return (
      /^[xe]$/.test(args[0] ?? '') &&
      args.some((word) => /^-(aoa|y)$/.test(word)) &&
      args.some((word) => word.startsWith('-o') && AWAY.test(word.slice(2)))
    );
  // https://www.gnu.org/software/cpio/manual/cpio.html
  if (program === 'cpio')
    return (
      args.some((word) => /^-[a-zA-Z]*i|^--extract$/.test(word)) &&
      args.some((word) => /^-[a-zA-Z]*u|^--unconditional$/.test(word)) &&
      !call.has('-t', '--list')
    );
  // https://learn.microsoft.com/powershell/module/microsoft.powershell.archive/expand-archive
  return (
    program === 'Expand-Archive' &&
    call.has('-Force') &&
    AWAY.test(call.value('-DestinationPath') ?? call.positionals[1] ?? '')
  );
}

/** Archives that are unpacked over what stands there. */
export const archives: Platform = {
  id: 'archives',
  ownMachine: true,
  title: 'Archives',
  docs: 'https://www.gnu.org/software/tar/manual/html_node/Dealing-with-Old-Files.html',
  programs: 'unzip tar gtar bsdtar 7z 7za 7zr 7zz cpio Expand-Archive'.split(' '),
  optionsWithValue: ['-d', '-C', '--directory', '--cd', '-D', '-f', '--file', '-x', '--exclude', '-o'],
  programOptions: {
    unzip: ['-d', '-P', '-x'],
    'Expand-Archive': ['-Path', '-LiteralPath', '-DestinationPath'],
    '7z': ['-o'],
    '7za': ['-o'],
    '7zr': ['-o'],
    '7zz': ['-o'],
    cpio: ['-D', '--directory', '-F', '--file', '-R', '-H', '-E'],
    tar: ['-f', '--file', '-C', '--directory', '--exclude', '-T', '-X'],
    gtar: ['-f', '--file', '-C', '--directory', '--exclude', '-T', '-X'],
    bsdtar: ['-f', '--file', '-C', '--directory', '--cd', '--exclude', '-T', '-X'],
  },
  selfConfirm: ['-o', '-y', '-Force'],
  rules: [
    {
      id: 'unpack-over',
      command: [],
      when: overwrites,
      does: {
        verb: 'overwrite',
        what: 'files',
        undo: 'files',
        undoNote: 'Overwritten files do not come back; git keeps what was committed',
      },
      target: { options: ['-d', '-C', '--directory', '--cd', '-o', '-D', '-DestinationPath'], paths: true },
      why: 'Unpacks over whatever stands there without asking.',
      instead: 'unzip -l old.zip',
      stops: [
        'unzip -o old.zip -d .',
        'tar -xzf backup.tgz -C /',
        'tar --overwrite -xpf b.tar -C /etc',
        'sudo tar -C /usr/local/../.. -xzf x.tgz',
        'sudo tar -C /usr/local/var/postgres -xzf backup.tgz',
        'tar -xPf x.tar -C /usr/local',
        '7z x -y backup.7z -o/var/lib/data',
        'cpio -idmu -D /etc < x.cpio',
        'cd / && tar xzf /tmp/site.tgz',
        { command: 'Expand-Archive -Force x.zip C:\\inetpub', shell: 'powershell' },
      ],
      passes: [
        'unzip -l old.zip',
        'unzip old.zip -d fresh',
        'sudo tar -C /usr/local -xzf go.tar.gz',
        'sudo tar -xJf node.tar.xz -C /opt',
        '7z x -y tools.7z -otools',
        'cpio -it < x.cpio',
        'tar xzf x.tgz',
        'cd /usr/local && tar xzf go.tgz',
        { command: 'Expand-Archive x.zip -DestinationPath tools -Force', shell: 'powershell' },
      ],
    },
  ],
};
