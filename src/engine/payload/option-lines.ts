import type { Call, Word } from '../../model/call.ts';
import type { Shell } from '../../model/request.ts';
import { byProgram } from '../by-program.ts';
import type { HeldCommand } from './commands.ts';

/** A program that starts the command line in the value of one of its options. */
interface Starter {
  readonly programs: RegExp;
  /** Options whose value is a command line, be it attached (`--x=…`) or the next word. */
  readonly options: RegExp;
  readonly shell?: Shell;
  /** The line in the value, where it does not stand there as it is. */
  readonly line?: (value: string, call: Call) => string | undefined;
}

/** The value of `-e /bin/sh`: a shell that reads what comes through the connection. */
export const connected = (value: string, { program }: Call): string =>
  /(?:^|[\\/])(?:(?:ba|da|z|k|a)?sh|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh)(?=\s|$)/i.test(value) &&
  !/\s-c\s/.test(value)
    ? `${program} | sh`
    : value;

const STARTERS: readonly Starter[] = [
  {
    // https://www.gnu.org/software/tar/manual/html_section/All-Options.html
    programs: /^(?:tar|gtar|bsdtar)$/,
    options:
      /^(?:-I|-F|--use-compress-program|--rsh-command|--info-script|--new-volume-script|--to-command|--checkpoint-action)$/,
    line: (value) =>
      /^(?:dot|echo|bell|ttyout|totals|sleep|wait)\b/.test(value) ? undefined : value.replace(/^exec=/, ''),
  },
  {
    // https://man7.org/linux/man-pages/man1/strace.1.html: “If the argument begins with '|' …”
    programs: /^strace$/,
    options: /^(?:-o|--output)$/,
    line: (value) => /^[|!](.+)$/s.exec(value)?.[1],
  },
  {
    // The other side's program, which a local address starts here. https://git-scm.com/docs/git-fetch-pack
    programs: /^git$/,
    options: /^(?:-u|--upload-pack|--receive-pack)$/,
    line: (value, { args }) =>
      /[\s;|&]/.test(value) && args.some(({ text }) => FETCHES.test(text)) ? value : undefined,
  },
  {
    // https://docs.npmjs.com/cli/v11/using-npm/config#script-shell
    programs: /^(?:npm|pnpm)$/,
    options: /^--script-shell$/,
    line: (value) => (/\s/.test(value) ? value : undefined),
  },
  {
    // https://github.com/BurntSushi/ripgrep/blob/master/GUIDE.md#preprocessor
    programs: /^(?:rg|rga)$/,
    options: /^--pre$/,
    line: (value, { args }) => `${value} ${args.at(-1)?.text ?? ''}`,
  },
  {
    // “!<command>: Executes a given shell command” https://docs.asterisk.org/Operation/Asterisk-Command-Line-Interface/
    programs: /^asterisk$/,
    options: /^-\w*x$/,
    line: (value) => /^!(.+)$/s.exec(value)?.[1],
  },
  {
    // https://www.gnu.org/software/bc/manual/dc-1.05/html_mono/dc.html
    programs: /^dc$/,
    options: /^(?:-e|--expression)$/,
    line: (value) => /(?:^|\s)!(?![<>=])(.+)$/s.exec(value)?.[1],
  },
  {
    // https://bazel.build/reference/command-line-reference#flag--run_under
    programs: /^(?:bazel|bazelisk|ibazel)$/,
    options: /^--run_under$/,
  },
  {
    // https://pkg.go.dev/cmd/go#hdr-Compile_and_run_Go_program
    programs: /^go$/,
    options: /^--?(?:exec|toolexec)$/,
    line: (value) => (/\s/.test(value) ? value : undefined),
  },
  {
    // https://www.mojohaus.org/exec-maven-plugin/exec-mojo.html
    programs: /^(?:mvn|mvnw|mvnd)$/,
    options: /^-Dexec\.executable$/,
    line: (value, { args }) =>
      `${value} ${/^-Dexec\.args=(.*)$/s.exec(args.find(({ text }) => text.startsWith('-Dexec.args='))?.text ?? '')?.[1] ?? ''}`,
  },
  {
    // https://doc.rust-lang.org/cargo/reference/config.html#targettriplerunner
    programs: /^cargo$/,
    options: /^--config$/,
    line: (value, { args }) => {
      const [, command] =
        /^(?:target\.[^=]+\.(?:runner|linker)|build\.(?:rustc|rustc-wrapper|rustdoc))\s*=\s*["'](.+)["']$/s.exec(
          value,
        ) ?? [];
      const program = args.findLast(({ text }) => !text.startsWith('-'))?.text;
      return command === undefined ? undefined : `${command} ${program ?? ''}`;
    },
  },
  {
    // https://nmap.org/ncat/guide/ncat-exec.html
    programs: /^(?:nc|ncat|netcat|nc\.traditional)$/,
    options: /^(?:-[a-zA-Z]*[ec]|--exec|--sh-exec|--lua-exec)$/,
    line: connected,
  },
  {
    // https://gcc.gnu.org/onlinedocs/gcc/Overall-Options.html#index-wrapper
    programs: /^(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|gfortran)(?:-\d+)?$/,
    options: /^-{1,2}wrapper$/,
    line: (value) =>
      value
        .split(',')
        .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
        .join(' '),
  },
  {
    programs: /^rsync$/,
    options: /^(?:-[a-zA-Z]*e|--rsh)$/,
    line: (value) => (/Command/i.test(value) ? value : undefined),
  },
  {
    // https://learn.microsoft.com/windows-server/administration/windows-commands/sc-create
    programs: /^sc$/i,
    options: /^binpath=?$/i,
    shell: 'cmd',
  },
  {
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.management/new-service
    programs: /^(?:new|set)-service$/i,
    options: /^-binarypathname$/i,
    shell: 'cmd',
  },
  {
    // https://learn.microsoft.com/windows/win32/setupapi/run-and-runonce-registry-keys
    programs: /^reg$/i,
    options: /^\/d$/i,
    shell: 'cmd',
    line: (value, call) => (call.args.some(({ text }) => STARTS_KEY.test(text)) ? value : undefined),
  },
  {
    programs: /^(?:Set|New)-ItemProperty$/i,
    options: /^(?:-Value|-Name|\w+)$/i,
    shell: 'cmd',
    line: (value, call) => (call.args.some(({ text }) => STARTS_KEY.test(text)) ? value : undefined),
  },
  {
    // https://learn.microsoft.com/powershell/module/microsoft.powershell.management/invoke-wmimethod
    programs: /^Invoke-(?:Wmi|Cim)Method$/i,
    options: /^-Arg(?:umentList|uments|s)?$/i,
    shell: 'cmd',
    line: (value) =>
      /CommandLine\s*=\s*(['"])(.+?)\1/is.exec(value)?.[2] ?? (/^@\{/.test(value) ? undefined : value),
  },
];

const FETCHES = /^(?:clone|fetch|pull|push|ls-remote|fetch-pack|send-pack|archive)$/;

/** Keys of the registry whose values are started by the system. */
const STARTS_KEY =
  /\\(?:Run(?:Once)?|Command Processor)\\?$|\\(?:shell\\\w+\\command|Image File Execution Options)\b|^UserInitMprLogonScript$/i;

const startersOf = byProgram((program) => STARTERS.filter(({ programs }) => programs.test(program)));

/** Command lines in the options of a call, and in the addresses that git is given. */
export function optionLines(call: Call): readonly HeldCommand[] {
  const starters = startersOf(call.program);
  const own = starters.flatMap((starter) => linesOf(starter, call));
  return call.program === 'git' ? [...own, ...transports(call), ...countedSettings(call)] : own;
}

function linesOf({ options, shell = 'sh', line }: Starter, call: Call): readonly HeldCommand[] {
  return call.args.flatMap((word, at) => {
    const [, name = '', value] = /^(-{0,2}[\w.-]+)=(.+)$/s.exec(word.text) ?? [];
    const text = options.test(name)
      ? value
      : options.test(call.args[at - 1]?.text ?? '')
        ? word.text
        : undefined;
    const code = text === undefined || line === undefined ? text : line(text, call);
    return code === undefined ? [] : [{ text: { ...word, text: code }, shell }];
  });
}

/** `ext::command`: git starts it; `% ` is a space within a word. https://git-scm.com/docs/git-remote-ext */
const transports = ({ args }: Call): readonly HeldCommand[] =>
  args.flatMap((word) => {
    const command = /^(?:--remote=)?ext::(.+)$/s.exec(word.text)?.[1];
    const words = command?.match(/(?:%.|[^ ])+/gs) ?? [];
    if (words.length === 0) return [];
    const text = words
      .map((one) => one.replace(/%(.)/gs, (_, kept: string) => (kept === ' ' || kept === '%' ? kept : '')))
      .map((one) => (/[^\w@%+=:,./-]/.test(one) ? `'${one.replaceAll("'", "'\\''")}'` : one))
      .join(' ');
    return [{ text: { ...word, text }, shell: 'sh' as const }];
  });

/** `GIT_CONFIG_KEY_0=core.pager GIT_CONFIG_VALUE_0=…`. https://git-scm.com/docs/git-config#ENVIRONMENT */
function countedSettings({ variables, name, args }: Call): readonly HeldCommand[] {
  // The line that is handed on has the settings among its words.
  const given = Object.hasOwn(variables, 'GIT_CONFIG_PARAMETERS')
    ? variables.GIT_CONFIG_PARAMETERS
    : undefined;
  if (given !== undefined && args[0]?.text !== '-c')
    return [...given.text.matchAll(/'([^']+)'(?:='([^']*)')?/g)].map(([, setting = '', value]) => ({
      text: {
        ...given,
        text: `${name.text} -c '${value === undefined ? setting : `${setting}=${value}`}' status`,
      },
      shell: 'sh',
    }));
  if (!Object.hasOwn(variables, 'GIT_CONFIG_COUNT') || args[0]?.text === '-c') return [];
  return Object.entries(variables).flatMap(([key, { text }]): readonly HeldCommand[] => {
    const number = /^GIT_CONFIG_KEY_(\d+)$/.exec(key)?.[1];
    const value: Word | undefined =
      number === undefined ? undefined : variables[`GIT_CONFIG_VALUE_${number}`];
    if (value === undefined) return [];
    const setting = `'${`${text}=${value.text}`.replaceAll("'", "'\\''")}'`;
    return [{ text: { ...value, text: `${name.text} -c ${setting} status` }, shell: 'sh' }];
  });
}
