import type { Call, Input, Place, Word } from '../../model/call.ts';
import type { Shell } from '../../model/request.ts';
import { byProgram } from '../by-program.ts';
import { append } from '../verdict/lists.ts';
import { linesOfVariables } from './code-variables.ts';
import { editorCommands } from './editor-commands.ts';
import { consoleLines, ftpOrders, sentLines, sentToSocket, sessionCommands } from './http/wire-commands.ts';
import { connected, optionLines } from './option-lines.ts';
import { forfilesCommands, windowsLines } from './windows-lines.ts';

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
  const found: HeldCommand[] = [];
  append(found, ownCommands(call));
  append(found, optionLines(call));
  append(found, windowsLines(call));
  append(found, linesOfVariables(call));
  append(found, fromVariables(call));
  if (call.output.length > 0) append(found, sentToSocket(call));
  return found;
}

const NONE: readonly HeldCommand[] = [];

/** Variables in which programs look for an editor or a pager to start, by what starts them. */
const STARTED_FROM: readonly (readonly [program: RegExp, variables: RegExp])[] = [
  [/^git$/, /^(EDITOR|VISUAL|PAGER)$/],
  [/^(man|apropos)$/, /^(MAN)?PAGER$|^BROWSER$/],
  [/^less$/, /^LESS(OPEN|CLOSE)$/],
  [/^bash$/, /^PROMPT_COMMAND$/],
  [
    /^(crontab|visudo|vipw|vigr|sudo|sudoedit|kubectl|oc|systemctl|journalctl|gh|glab|ansible-vault|rails|psql|mysql|hg|svn|jj|chezmoi)$/,
    /^((KUBE_|SYSTEMD_|SUDO_|HG|SVN_|PSQL_|GH_|JJ_)?EDITOR|VISUAL|(SYSTEMD_|PSQL_|GH_)?PAGER)$/,
  ],
];

const startedFrom = byProgram((program) => STARTED_FROM.find(([name]) => name.test(program)));

function fromVariables({ program, variables }: Call): readonly HeldCommand[] {
  const row = startedFrom(program);
  if (row === undefined) return NONE;
  return Object.entries(variables).flatMap(([name, word]) =>
    // What comes from the environment stands nowhere. A bare name is an editor.
    row[1].test(name) && word.certain && word.place.end > 0 && /\s/.test(word.text)
      ? [held(word, word.text.replace(/^\|-?\s*/, ''))]
      : [],
  );
}

function ownCommands(call: Call): readonly HeldCommand[] {
  switch (call.program.toLowerCase()) {
    case 'git':
      return gitCommands(call);
    case 'gh':
    case 'glab':
      return aliasCommands(call);
    case 'vim':
    case 'vi':
    case 'rvim':
    case 'gvim':
    case 'vimdiff':
    case 'nvim':
    case 'ex':
    case 'view':
    case 'ed':
    case 'emacs':
    case 'emacsclient':
      return editorCommands(call);
    case 'crontab':
      return textsOf(call.input).flatMap((word) =>
        word.text
          .split('\n')
          .flatMap((line) =>
            found({ ...word, text: line.trim() }, /^(?:@\w+|(?:[\d*/,-]+\s+){4}[\w*/,-]+)\s+(.+)$/),
          ),
      );
    case 'ssh':
    case 'scp':
    case 'sftp':
    case 'autossh':
      // https://man.openbsd.org/ssh_config
      return [
        ...settings(
          call,
          /^(?:-o)?(?:ProxyCommand|LocalCommand|RemoteCommand|KnownHostsCommand)[= ]\s*(.+)$/is,
        ),
        ...valuesOf(call, /^-S$/).filter(() => call.program !== 'ssh'),
        ...(call.program === 'sftp' ? sessionCommands(call) : []),
      ];
    case 'ftp':
    case 'lftp':
    case 'smbclient':
    case 'cadaver':
      return sessionCommands(call);
    case 'curl':
      return ftpOrders(call);
    case 'ansible-console':
      return consoleLines(call);
    case 'nc':
    case 'ncat':
    case 'netcat':
    case 'telnet':
    case 'openssl':
      return sentLines(call);
    case 'socat':
      // http://www.dest-unreach.org/socat/doc/socat.html
      return [
        ...sentLines(call),
        ...call.args
          .flatMap((word) => found(word, /^(?:EXEC|SYSTEM|SHELL):(.+?)(?:,[\w=,-]+)?$/is))
          .map(({ text, shell }) => ({ text: { ...text, text: connected(text.text, call) }, shell })),
      ];
    case 'make':
    case 'gmake':
      // https://www.gnu.org/software/make/manual/html_node/Choosing-the-Shell.html
      return call.args.flatMap((word) => found(word, /^\.?SHELL=(.+\s.+)$/s));
    case 'rsync':
      return [
        ...call.args.flatMap((word) => found(word, /^--rsync-path=(.+)$/s)),
        ...valuesOf(call, /^(?:-\w*e|--rsh)$/).filter(
          ({ text }) => !/^(?:ssh|rsh)\b[^;&|`$]*$/.test(text.text),
        ),
      ];
    case 'man':
      // https://man7.org/linux/man-pages/man1/man.1.html
      return valuesOf(call, /^(?:-P|--pager)$/);
    case 'less':
      return call.args.flatMap((word) => found(word, /^\+[^!]*!(.+)$/s));
    case 'zip':
      return valuesOf(call, /^(?:-TT|--unzip-command)$/);
    case 'split':
      return call.args.flatMap((word) => found(word, /^--filter=(.+)$/s));
    case 'forfiles':
      return forfilesCommands(call);
    case 'runas':
      // https://learn.microsoft.com/windows-server/administration/windows-commands/runas
      return call.args
        .slice(-1)
        .flatMap((word) => (/^[/-]/.test(word.text) ? [] : [held(word, word.text, 'cmd')]));
    case 'new-scheduledtaskaction': {
      // https://learn.microsoft.com/powershell/module/scheduledtasks/new-scheduledtaskaction
      const [program] = valuesOf(call, /^-Execute$/i);
      const [words] = valuesOf(call, /^-Argument$/i);
      return program && words ? [held(words.text, `${program.text.text} ${words.text.text}`, 'cmd')] : [];
    }
    case 'schtasks':
      return afterOption(call, /^[/-]tr$/i);
    case 'wmic':
      return afterOption(call, /^create$/i);
    default:
      return oneWord(call);
  }
}

/** The words behind such an option, each a command line. */
const valuesOf = ({ args }: Call, option: RegExp): readonly HeldCommand[] =>
  args.flatMap((word, at) => (option.test(args[at - 1]?.text ?? '') ? [held(word, word.text)] : []));

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

/** The line for cmd that stands behind a word. */
function afterOption({ args }: Call, option: RegExp): readonly HeldCommand[] {
  const word = args.find((_, at) => option.test(args[at - 1]?.text ?? ''));
  return word === undefined ? [] : [held(word, word.text.replaceAll('\\"', '"'), 'cmd')];
}

function gitCommands({ args, variables }: Call): readonly HeldCommand[] {
  const commands: HeldCommand[] = [];
  const says = (command: string) => args.some(({ text }) => text === command);
  const [rebases, compares, searches] = [says('rebase'), says('difftool'), says('grep')];
  args.forEach((word, at) => {
    if (!word.text.startsWith('-')) return;
    const next = args[at + 1];
    if ((word.text === '-c' || word.text === '--config-env') && next) commands.push(...gitSetting(next));
    else if (/^(-x|--exec)$/.test(word.text) && next && rebases) commands.push(held(next, next.text));
    else commands.push(...found(word, /^--(?:exec|extcmd|open-files-in-pager)=(.+)$/s));
    if (word.text === '-x' && next && compares) commands.push(held(next, next.text));
    if (searches) commands.push(...found(word, /^-O(.+)$/s));
  });
  const own = args.slice(globalOptions(args));
  const [first, second] = own.map(({ text }) => text);
  if (first === 'config') {
    const [name, value] = own.filter(({ text }) => !text.startsWith('-') && !/^(config|set)$/.test(text));
    // A name for git's own commands is harmless until it is used; other settings are commands that git starts.
    if (
      name &&
      value &&
      (GIT_COMMANDS.test(name.text) || (value.text.startsWith('!') && /^alias\./i.test(name.text)))
    )
      commands.push(...gitSetting({ ...value, text: `${name.text}=${value.text}` }));
  }
  if (first === 'bisect' && second === 'run' && own[2]) commands.push(joined(own.slice(2), own[2].place));
  if (first === 'submodule' && second === 'foreach' && own[2]) {
    const rest = own.slice(2).filter(({ text }) => !/^(--recursive|-q|--quiet)$/.test(text));
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

/** How many words stand before git's sub-command. https://git-scm.com/docs/git#_options */
function globalOptions(args: readonly Word[]): number {
  let at = 0;
  for (; args[at]?.text.startsWith('-') === true; at++)
    if (
      /^(?:-[Cc]|--(?:git-dir|work-tree|namespace|exec-path|config-env|super-prefix))$/.test(
        args[at]?.text ?? '',
      )
    )
      at++;
  return at;
}

/** `gh alias set bye 'repo delete x'`. https://cli.github.com/manual/gh_alias_set */
function aliasCommands({ program, args }: Call): readonly HeldCommand[] {
  const words = args.filter(({ text }) => !text.startsWith('-'));
  const [first, second, , value] = words;
  if (first?.text !== 'alias' || second?.text !== 'set' || value === undefined || value.text === '-')
    return [];
  const shell = value.text.startsWith('!') || args.some(({ text }) => /^(-s|--shell)$/.test(text));
  return [held(value, shell ? value.text.replace(/^!/, '') : `${program} ${value.text}`)];
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
      // Git hands several words on as they are.
      text: (words.length > 1 ? words.map(quoted) : words.map(({ text }) => text)).join(' '),
      certain: words.every(({ certain }) => certain),
      place,
    },
    shell: 'bash',
  };
}

const quoted = ({ text }: Word) => (/[\s;&|<>]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : text);

/** `Start-Process cmd -ArgumentList "/c …"` gives all arguments as one word. */
function oneWord({ program, args, via }: Call): readonly HeldCommand[] {
  if (args.length !== 1 || via.length === 0) return NONE;
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
