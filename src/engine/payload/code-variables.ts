import type { Call, Unread, Word } from '../../model/call.ts';
import { byProgram } from '../by-program.ts';
import { resolvePath } from '../paths.ts';
import type { HeldCommand } from './commands.ts';

/** A variable in which a program finds what it runs, besides what it was called for. */
interface CodeVariable {
  readonly name: RegExp;
  readonly programs: RegExp;
  /** The lines that do the same. */
  readonly lines: (value: string, call: Call) => readonly string[];
}

const NODE =
  /^(?:node|nodejs|npm|npx|pnpm|pnpx|yarn|tsx|ts-node|jest|vitest|mocha|next|nuxt|vite|webpack|tsc|eslint)$/;
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const VARIABLES: readonly CodeVariable[] = [
  {
    // https://nodejs.org/api/cli.html#node_optionsoptions
    name: /^NODE_OPTIONS$/,
    programs: NODE,
    lines: (value) => preloaded(value.match(/"[^"]*"|\S+/g) ?? []),
  },
  {
    // https://docs.python.org/3/using/cmdline.html#envvar-PYTHONSTARTUP
    name: /^PYTHONSTARTUP$/,
    programs: /^(?:python|pypy|ipython)[\d.]*$/,
    lines: (value, { args }) =>
      args.length === 0 || args.some(({ text }) => /^-[a-zA-Z]*i/.test(text))
        ? [`python3 ${quote(value)}`]
        : [],
  },
  {
    // https://docs.ruby-lang.org/en/master/ruby/options_md.html
    name: /^RUBYOPT$/,
    programs: /^(?:ruby|irb|rake|rails|bundle|rspec|gem|jekyll)[\d.]*$/,
    lines: (value) =>
      [...value.matchAll(/(?:^|\s)-r\s*(\.{0,2}\/\S+)/g)].map(
        ([, path = '']) => `ruby ${quote(/\.rb$/.test(path) ? path : `${path}.rb`)}`,
      ),
  },
  {
    // https://perldoc.perl.org/perlrun#PERL5OPT
    name: /^PERL5OPT$/,
    programs: /^(?:perl[\d.]*|prove|cpanm?)$/,
    lines: (value) => (/[;(]/.test(value) ? [`perl -e ${quote(value.replace(/^-[mM]/, 'use '))}`] : []),
  },
  {
    // https://www.gnu.org/software/make/manual/html_node/Options_002fRecursion.html
    name: /^MAKEFLAGS$/,
    programs: /^(?:g?make)$/,
    lines: (value) => {
      const rules = /--eval=((?:\\.|[^\s\\])+)/.exec(value)?.[1];
      return rules === undefined ? [] : [`make ${quote(`--eval=${rules.replace(/\\(.)/g, '$1')}`)}`];
    },
  },
  {
    // https://www.gnu.org/software/make/manual/html_node/MAKEFILES-Variable.html
    name: /^MAKEFILES$/,
    programs: /^(?:g?make)$/,
    lines: (value) => value.split(/\s+/).map((file) => `make -f ${quote(file)}`),
  },
  {
    // https://kubernetes.io/docs/reference/kubectl/generated/kubectl_diff/
    name: /^KUBECTL_EXTERNAL_DIFF$/,
    programs: /^(?:kubectl|oc)$/,
    lines: (value, { args }) => (args.some(({ text }) => text === 'diff') ? [value] : []),
  },
  {
    // https://doc.rust-lang.org/cargo/reference/config.html#targettriplerunner
    name: /^CARGO_TARGET_\w+_RUNNER$/,
    programs: /^cargo$/,
    lines: (value) => [value],
  },
  {
    // https://download.samba.org/pub/rsync/rsync.1#ENVIRONMENT_VARIABLES
    name: /^RSYNC_RSH$/,
    programs: /^rsync$/,
    lines: (value) => (/^(?:ssh|rsh)\b[^;&|`$]*$/.test(value) ? [] : [value]),
  },
  {
    // https://www.gnu.org/software/tar/manual/html_section/using-tar-options.html
    name: /^TAR_OPTIONS$/,
    programs: /^(?:tar|gtar)$/,
    lines: (value) => [`tar ${value} --list`],
  },
  {
    // https://github.com/junegunn/fzf#environment-variables
    name: /^FZF_DEFAULT_COMMAND$/,
    programs: /^(?:fzf|sk|fzf-tmux)$/,
    lines: (value) => [value],
  },
  {
    // https://docs.python.org/3/library/webbrowser.html
    name: /^BROWSER$/,
    programs: /^(?:python[\d.]*|xdg-open|gh|glab|sensible-browser|jupyter)$/,
    lines: (value) => (/\s/.test(value) ? [value.replaceAll('%s', '')] : []),
  },
  {
    // https://man7.org/linux/man-pages/man8/sudo.8.html
    name: /^(?:SUDO|SSH)_ASKPASS$/,
    programs: /^(?:sudo|ssh|ssh-add|scp|sftp|git)$/,
    lines: (value) => [value],
  },
];

/** `PYTHONSTARTUP=<(…)`: the code that it holds. */
const heldLines = (name: string, code: string): readonly string[] =>
  name === 'PYTHONSTARTUP' ? [`python3 -c ${quote(code)}`] : [];

/** Node's `--require`, `--import` and `--loader` of a file, or of code in an address. */
function preloaded(words: readonly string[]): readonly string[] {
  const plain = words.map((word) => word.replace(/^"(.*)"$/s, '$1'));
  return plain.flatMap((word, at) => {
    const [, option = word, attached] = /^(--?[a-z-]+)=(.+)$/s.exec(word) ?? [];
    if (!/^(?:-r|--require|--import|--loader|--experimental-loader)$/.test(option)) return [];
    const value = attached ?? plain[at + 1] ?? '';
    const code = /^data:[\w/;=-]*?(;base64)?,(.*)$/s.exec(value);
    if (code !== null)
      return code[1] === undefined
        ? [`node --input-type=module -e ${quote(decoded(code[2] ?? ''))}`]
        : [`echo ${quote(code[2] ?? '')} | base64 -d | node --input-type=module -`];
    return /^(?:\.{0,2}\/|~|file:)/.test(value)
      ? [`node ${quote(value.replace(/^file:(?:\/\/)?/, ''))}`]
      : [];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const foundIn = byProgram((program) => VARIABLES.filter(({ programs }) => programs.test(program)));
const preloads = byProgram((program) => /^(?:node|nodejs|tsx)$/.test(program));

/** Command lines that a call runs because a variable, or an option that loads code first, says so. */
export function linesOfVariables(call: Call): readonly HeldCommand[] {
  const { program, args, variables } = call;
  const held: HeldCommand[] = [];
  for (const { name, lines } of foundIn(program)) {
    for (const [key, word] of Object.entries(variables)) {
      // What comes from the environment stands nowhere.
      if (!name.test(key) || word.place.end === 0 || word.own === true) continue;
      if (!word.certain && word.holds === undefined) continue;
      for (const text of word.holds === undefined ? lines(word.text, call) : heldLines(key, word.holds))
        held.push({ text: { ...word, text }, shell: 'sh' });
    }
  }
  const [first] = args;
  if (first !== undefined && preloads(program))
    for (const text of preloaded(args.map((word) => word.text)))
      held.push({ text: { ...first, text }, shell: 'sh' });
  return held;
}

/** https://man7.org/linux/man-pages/man8/ld.so.8.html, https://keith.github.io/xcode-man-pages/dyld.1.html */
const LIBRARIES = ['LD_PRELOAD', 'LD_AUDIT', 'DYLD_INSERT_LIBRARIES'];
/** Where the system, or a package manager, puts them. */
const INSTALLED = /^\/(?:usr|lib\w*|opt|nix|gnu|snap|System|Library|app)\//;

/** Libraries that the line has programs load, and that lie neither where they are installed nor in the workspace. */
export function loadedLibraries(calls: readonly Call[]): readonly Unread[] {
  const seen = new Set<Word>();
  return calls.flatMap(({ variables, cwd, program }) =>
    LIBRARIES.flatMap((name): readonly Unread[] => {
      const word = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (word === undefined || word.place.end === 0 || word.own === true || seen.has(word)) return [];
      seen.add(word);
      if (program === '' || !word.certain) return [];
      const foreign = word.text.split(/[\s:]+/).some((path) => isForeign(path, cwd));
      const reason = 'It has a program load a library first. What that does is not known.';
      return foreign ? [{ place: word.place, reason, weight: 'code' }] : [];
    }),
  );
}

function isForeign(path: string, cwd: string | undefined): boolean {
  if (!path.includes('/') || INSTALLED.test(path)) return false;
  const absolute = resolvePath(cwd, path);
  return absolute === undefined || cwd === undefined || !absolute.startsWith(`${cwd}/`);
}
