import type { Call, Word } from '../../model/call.ts';
import type { Shell } from '../../model/request.ts';
import { byProgram } from '../by-program.ts';
import { buildTools } from './build-tools.ts';
import { type Context, fileText, unreadable } from './context.ts';
import { names, readOptions } from './options.ts';
import {
  absentFiles,
  awkCommands,
  clojureCommands,
  lispCommands,
  namedCommands,
  quoted,
  type Started,
  sedCommands,
} from './tool-commands.ts';

/** A tool with a small language of its own, in which commands can be started. */
export interface Tool {
  readonly programs: RegExp;
  /** Options whose value is a script. */
  readonly inline: string;
  /** Options whose value is a script's file. */
  readonly files: string;
  readonly valued: string;
  /** Its options have one dash and more than a letter. */
  readonly long?: true;
  /** The shell of the commands, where it is not a POSIX one. */
  readonly shell?: Shell;
  /** An option with which it changes nothing. */
  readonly rehearses?: RegExp;
  /** What the first positional is where no script was given. */
  readonly first?: 'script' | 'file';
  /** The commands that a script starts; `certain` is false where a part is filled in at run time. */
  readonly commands: (script: string) => readonly Started[];
}

const MISSING = { unknown: 'code', missing: 'detail' } as const;
/** Scripts of these tools are short; what stands behind so many characters is not searched. */
const LONGEST = 16_000;

const tools: readonly Tool[] = [
  ...buildTools,
  {
    // https://www.gnu.org/software/gawk/manual/html_node/I_002fO-Functions.html#index-system_0028_0029-function
    programs: /^[gmn]?awk$/,
    inline: '-e --source',
    files: '-f --file',
    valued: '-F -v -i -l -E',
    first: 'script',
    commands: awkCommands,
  },
  {
    // https://www.gnu.org/software/sed/manual/html_node/Other-Commands.html
    programs: /^g?sed$/,
    inline: '-e --expression',
    files: '-f --file',
    valued: '-l --line-length -s',
    first: 'script',
    commands: sedCommands,
  },
  {
    // https://developer.apple.com/library/archive/technotes/tn2065/_index.html
    programs: /^osascript$/,
    inline: '-e',
    files: '',
    valued: '-l -s',
    first: 'file',
    commands: (script) =>
      quoted(
        script,
        /\bdo\s+(?:shell\s+)?script\s+"((?:[^"\\]|\\.)*)"|doShellScript\(\s*["'`]((?:[^"'`\\]|\\.)*)/g,
      ),
  },
  {
    programs: /^groovy$/,
    inline: '-e',
    files: '',
    valued: '-c -cp -classpath -D',
    first: 'file',
    commands: (script) =>
      quoted(script, /"((?:[^"\\]|\\.)*)"\s*\.execute\(|'((?:[^'\\]|\\.)*)'\s*\.execute\(/g),
  },
  {
    // https://www.tcl-lang.org/man/tcl/TclCmd/exec.htm
    programs: /^(?:tclsh[\d.]*|wish|expect)$/,
    inline: '-c',
    files: '-f',
    valued: '',
    first: 'file',
    commands: (script) =>
      [
        ...script.matchAll(
          /(?:^|[;[{\n])[ \t]*(?:eval[ \t]+)?(exec|spawn|send(?:[ \t]+--)?|file[ \t]+delete)[ \t]+([^\]\n;}]+)/g,
        ),
      ].map(([, verb = '', text = '']) => ({
        // What is sent is typed into the program that was spawned.
        text: verb.startsWith('send')
          ? text.trim().replace(/^"(.*?)(?:\\[rn])*"$/, '$1')
          : `${verb.startsWith('file') ? 'rm -rf ' : ''}${text.trim().replace(/^-force\b/, '')}`,
        certain: !/[$[]/.test(text),
      })),
  },
  {
    // https://clojuredocs.org/clojure.java.shell/sh, https://book.babashka.org
    programs: /^(?:clojure|clj|bb)$/,
    inline: '-e --eval',
    files: '-f --file',
    valued: '-Sdeps',
    first: 'file',
    commands: clojureCommands,
  },
  {
    // https://www.swi-prolog.org/pldoc/man?predicate=shell/1
    programs: /^(?:swipl|prolog)$/,
    inline: '-g -t',
    files: '',
    valued: '-l -s',
    first: 'file',
    commands: (script) => quoted(script, /\bshell\(\s*'((?:[^'\\]|\\.)*)'|\bshell\(\s*"((?:[^"\\]|\\.)*)"/g),
  },
  {
    // https://sourceware.org/gdb/current/onlinedocs/gdb.html/Shell-Commands.html, https://lldb.llvm.org/use/map.html
    programs: /^(?:gdb|lldb)$/,
    inline: '-ex --eval-command -iex -o --one-line',
    files: '-x --command -s --source',
    valued: '-p --pid -c --core --args',
    long: true,
    commands: (script) =>
      quoted(
        script,
        /(?:^|\n)\s*(?:platform\s+)?(?:shell|make|!)\s*([^\n]+)|\bsystem\s*\(\s*"((?:[^"\\]|\\.)*)"/g,
      ),
  },
  {
    // https://ipython.readthedocs.io/en/stable/interactive/reference.html#system-shell-access
    programs: /^ipython[\d.]*$/,
    inline: '-c',
    files: '',
    valued: '--profile',
    commands: (script) =>
      quoted(
        script,
        /(?:^|\n)\s*(?:\w+\s*=\s*)?(?:!!?|%sx |%system )([^\n]+)|\.system\(\s*'((?:[^'\\]|\\.)*)'/g,
      ),
  },
  {
    // https://www.erlang.org/doc/apps/kernel/os.html#cmd/1
    programs: /^(?:erl|escript)$/,
    inline: '-eval',
    files: '',
    valued: '-s -sname -name -pa -pz',
    long: true,
    commands: (script) => quoted(script, /\bos:cmd\(\s*"((?:[^"\\]|\\.)*)"/g),
  },
  {
    // https://downloads.haskell.org/ghc/latest/docs/users_guide/using.html, https://ocaml.org/manual/toplevel.html
    programs: /^(?:ghc|ocaml|gosh|gore|yaegi|raku|perl6|pike)$/,
    inline: '-e --eval',
    files: '',
    valued: '-package -I',
    commands: namedCommands,
  },
  {
    // http://www.gnuplot.info/docs_6.0/loc18483.html
    programs: /^gnuplot$/,
    inline: '-e',
    files: '',
    valued: '',
    first: 'file',
    commands: (script) =>
      quoted(script, /\bsystem\s*\(?\s*"((?:[^"\\]|\\.)*)"|(?:\bsystem\s*\(?\s*'|(?:^|\n)\s*!\s*)([^'\n]+)/g),
  },
  {
    // https://www.gnu.org/software/m4/manual/html_node/Syscmd.html
    programs: /^g?m4$/,
    inline: '',
    files: '',
    valued: '-D -I -U',
    first: 'file',
    commands: (script) => quoted(script, /\be?sys(?:cmd)\(\s*`?([^')]*)/g),
  },
  {
    // https://downloads.haskell.org/ghc/latest/docs/users_guide/ghci.html#ghci-cmd-:!
    programs: /^ghci$/,
    inline: '-e',
    files: '',
    valued: '-package',
    commands: (script) => [...quoted(script, /:!\s*([^\n]+)/g), ...namedCommands(script)],
  },
  {
    // https://nim-lang.org/docs/nimc.html#compiler-usage-commandminusline-switches
    programs: /^nim$/,
    inline: '--eval',
    files: '',
    valued: '--path',
    long: true,
    commands: namedCommands,
  },
  {
    // https://www.scala-lang.org/api/3.x/scala/sys/process.html
    programs: /^(?:scala|scala-cli|amm)$/,
    inline: '-e --code -c',
    files: '',
    valued: '-cp -classpath',
    commands: (script) => quoted(script, /"((?:[^"\\]|\\.)*)"\s*\.?\s*!/g),
  },
  {
    // https://help.puppet.com/core/current/Content/PuppetCore/Markdown/apply.htm
    programs: /^puppet$/,
    rehearses: /^--noop$/,
    inline: '-e --execute',
    files: '',
    valued: '--modulepath --environment',
    commands: absentFiles,
  },
  {
    // https://www.gnu.org/software/guile/manual/html_node/Processes.html, https://asdf.common-lisp.dev/uiop.html
    programs: /^(?:guile|racket|sbcl|clisp|ecl|csi|chicken-csi)$/,
    inline: '-c -e --eval -x',
    files: '-l --load -s',
    valued: '-L',
    first: 'file',
    commands: lispCommands,
  },
];

const toolOf = byProgram((program) => tools.find(({ programs }) => programs.test(program.toLowerCase())));

export const isScriptTool = (program: string): boolean => toolOf(program) !== undefined;

/** Notes the commands that the scripts of such a tool would start, in its arguments and in the files that it is given. */
export function readToolScript(context: Context): void {
  const { call } = context;
  const tool = toolOf(call.program);
  if (tool === undefined || call.args.some(({ text }) => tool.rehearses?.test(text))) return;
  for (const script of scriptsOf(tool, call, context)) {
    if (script.text.length > LONGEST)
      unreadable(context, script.place, 'the script is too long to read', 'detail');
    for (const { text, certain } of tool.commands(script.text.slice(0, LONGEST))) {
      const word = { text, certain: certain && script.certain, place: script.place };
      context.sink.commands.push({ text: word, shell: tool.shell ?? 'sh' });
    }
  }
}

function scriptsOf(tool: Tool, call: Call, context: Context): readonly Word[] {
  const inline = names(tool.inline);
  const files = names(tool.files);
  const table = {
    valued: new Set([...inline, ...files, ...names(tool.valued)]),
    combined: tool.first !== 'file' && tool.long !== true,
  };
  const scripts: Word[] = [];
  let given = false;
  const file = (path: Word) =>
    scripts.push(...[fileText(context, path, MISSING)].filter((text) => text !== undefined));
  for (const { name, value } of readOptions(call.args, table)) {
    if (!value) continue;
    if (inline.has(name)) scripts.push(value);
    else if (files.has(name)) {
      if (!value.text.startsWith('-')) file(value);
    } else if (name !== '') continue;
    else if (given) break;
    // Windows’ script host has two strokes before its own options.
    else if (value.text.startsWith('//')) continue;
    else if (tool.first === undefined) continue;
    else if (tool.first === 'script') scripts.push(value);
    else if (!/^(?:-|\/dev\/stdin)$/.test(value.text)) file(value);
    given = true;
  }
  if (!given && tool.first === 'file' && call.input?.kind === 'text') scripts.push(call.input.word);
  return scripts;
}
