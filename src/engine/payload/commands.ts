import type { Call, Input, Place, Word } from '../../model/call.ts';
import type { Shell } from '../../model/request.ts';

/** A command line that a call holds for later: it is read in its turn. */
export interface HeldCommand {
  readonly text: Word;
  readonly shell: Shell;
}

/** Git's settings whose value is a command. https://git-scm.com/docs/git-config */
const GIT_COMMANDS =
  /^(core\.(pager|editor|sshcommand|fsmonitor|askpass)|pager\.\w+|diff\.external|diff\.[\w-]+\.(command|textconv)|sequence\.editor|filter\.[\w-]+\.(clean|smudge|process)|merge\.[\w-]+\.driver|(diff|merge)tool\.[\w-]+\.cmd|credential\.helper|gpg\.program|uploadpack\.packobjectshook)$/i;
/** Variables in which git and others look for a command. */
const COMMAND_VARIABLES =
  /^(GIT_SSH_COMMAND|GIT_SSH|GIT_PAGER|GIT_EDITOR|GIT_SEQUENCE_EDITOR|GIT_EXTERNAL_DIFF|GIT_ASKPASS|GIT_PROXY_COMMAND)$/;

/** Command lines in the words, settings and input of a call, for programs that start them. */
export function commandsIn(call: Call): readonly HeldCommand[] {
  switch (call.program.toLowerCase()) {
    case 'git':
      return gitCommands(call);
    case 'vim':
    case 'vi':
    case 'nvim':
    case 'ex':
    case 'view':
      return call.args.flatMap((word) => found(word, /^\+?:?(?:silent!?\s+)?(?:%|\d+(?:,\d+)?)?!(.+)$/s));
    case 'crontab':
      return textsOf(call.input).flatMap((word) =>
        word.text
          .split('\n')
          .flatMap((line) =>
            found({ ...word, text: line.trim() }, /^(?:@\w+|(?:[\d*/,-]+\s+){4}[\w*/,-]+)\s+(.+)$/),
          ),
      );
    case 'tar':
    case 'bsdtar':
      return call.args.flatMap((word) => found(word, /^(?:--checkpoint-action=exec|--to-command)=(.+)$/s));
    case 'ssh':
    case 'scp':
    case 'sftp':
    case 'autossh':
      // https://man.openbsd.org/ssh_config
      return settings(
        call,
        /^(?:-o)?(?:ProxyCommand|LocalCommand|RemoteCommand|KnownHostsCommand)[= ]\s*(.+)$/is,
      );
    case 'rsync':
      return call.args.flatMap((word) => found(word, /^--rsync-path=(.+)$/s));
    case 'split':
      return call.args.flatMap((word) => found(word, /^--filter=(.+)$/s));
    case 'forfiles':
      return forfilesCommands(call);
    case 'runas':
      // https://learn.microsoft.com/windows-server/administration/windows-commands/runas
      return call.args
        .slice(-1)
        .flatMap((word) => (/^[/-]/.test(word.text) ? [] : [held(word, word.text, 'cmd')]));
    case 'schtasks':
      return afterOption(call, /^[/-]tr$/i);
    case 'wmic':
      return afterOption(call, /^create$/i);
    default:
      return oneWord(call);
  }
}

const held = (word: Word, text: string, shell: Shell = 'bash'): HeldCommand => ({
  text: { ...word, text },
  shell,
});

function found(word: Word, pattern: RegExp): readonly HeldCommand[] {
  const text = pattern.exec(word.text)?.[1];
  return text === undefined ? [] : [held(word, text)];
}

/** Values of `-o Name=…`; `none` takes a setting back. */
function settings({ args }: Call, pattern: RegExp): readonly HeldCommand[] {
  return args.flatMap((word) => found(word, pattern)).filter(({ text }) => text.text !== 'none');
}

/** `forfiles /p C:\logs /c "cmd /c del @path"`. https://learn.microsoft.com/windows-server/administration/windows-commands/forfiles */
function forfilesCommands({ args }: Call): readonly HeldCommand[] {
  const after = (option: RegExp) => args[args.findIndex(({ text }) => option.test(text)) + 1];
  const line = args.some(({ text }) => /^[/-]c$/i.test(text)) ? after(/^[/-]c$/i) : undefined;
  if (!line) return [];
  const folder = args.some(({ text }) => /^[/-]p$/i.test(text)) ? (after(/^[/-]p$/i)?.text ?? '.') : '.';
  const path = `${folder.replace(/\\+$/, '')}\\*`;
  return [
    held(
      line,
      line.text.replace(/"?@(?:path|file|relpath)"?/gi, () => `"${path}"`),
      'cmd',
    ),
  ];
}

/** The line for cmd that stands behind a word. */
function afterOption({ args }: Call, option: RegExp): readonly HeldCommand[] {
  const word = args.find((_, at) => option.test(args[at - 1]?.text ?? ''));
  return word === undefined ? [] : [held(word, word.text.replaceAll('\\"', '"'), 'cmd')];
}

function gitCommands({ args, variables }: Call): readonly HeldCommand[] {
  const commands: HeldCommand[] = [];
  args.forEach((word, at) => {
    const next = args[at + 1];
    if ((word.text === '-c' || word.text === '--config-env') && next) commands.push(...gitSetting(next));
    else if (/^(-x|--exec)$/.test(word.text) && next && args.some(({ text }) => text === 'rebase'))
      commands.push(held(next, next.text));
    else commands.push(...found(word, /^--exec=(.+)$/s));
  });
  const [first, second] = args.map(({ text }) => text);
  if (first === 'bisect' && second === 'run' && args[2]) commands.push(joined(args.slice(2), args[2].place));
  if (first === 'submodule' && second === 'foreach' && args[2]) {
    const rest = args.slice(2).filter(({ text }) => !/^(--recursive|-q|--quiet)$/.test(text));
    if (rest[0]) commands.push(joined(rest, rest[0].place));
  }
  if (first === 'filter-branch') {
    args.forEach((word, at) => {
      const next = args[at + 1];
      if (/^--(tree|index|msg|env|commit|parent)-filter$/.test(word.text) && next)
        commands.push(held(next, next.text));
    });
  }
  for (const [name, word] of Object.entries(variables))
    if (COMMAND_VARIABLES.test(name)) commands.push(held(word, word.text));
  return commands;
}

/** `alias.x=!command` and settings that are commands. */
function gitSetting(word: Word): readonly HeldCommand[] {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(word.text) ?? [];
  if (/^alias\./i.test(name)) return [held(word, value.startsWith('!') ? value.slice(1) : `git ${value}`)];
  return GIT_COMMANDS.test(name) && value !== '' ? [held(word, value.replace(/^!/, ''))] : [];
}

function joined(words: readonly Word[], place: Place): HeldCommand {
  return {
    text: {
      text: words.map(({ text }) => text).join(' '),
      certain: words.every(({ certain }) => certain),
      place,
    },
    shell: 'bash',
  };
}

/** `Start-Process cmd -ArgumentList "/c …"` gives all arguments as one word. */
function oneWord({ program, args, via }: Call): readonly HeldCommand[] {
  const [first] = args;
  const whole =
    first &&
    args.length === 1 &&
    /^(Start-Process|saps|start)$/i.test(via.at(-1) ?? '') &&
    /\s/.test(first.text);
  return whole ? [held(first, `${program} ${first.text}`, 'powershell')] : [];
}

/** What is certain of an input: its text, or what the calls before it print. */
function textsOf(input: Input | undefined): readonly Word[] {
  if (input?.kind === 'text') return [input.word];
  if (input?.kind !== 'pipe') return [];
  if (input.text) return [input.text];
  return input.from.flatMap(({ program, args }) => (/^(echo|printf)$/.test(program) ? args : []));
}
