import type { Call, Word } from '../../model/call.ts';
import { byText } from '../by-text.ts';
import { type Context, fileText, unreadable } from './context.ts';
import { names, readOptions } from './options.ts';

/** A tool with a small language of its own, in which commands can be started. */
interface Tool {
  readonly programs: RegExp;
  /** Options whose value is a script. */
  readonly inline: string;
  /** Options whose value is a script's file. */
  readonly files: string;
  readonly valued: string;
  /** Its options have one dash and more than a letter. */
  readonly long?: true;
  /** What the first positional is where no script was given. */
  readonly first?: 'script' | 'file';
  /** The commands that a script starts; `certain` is false where a part is filled in at run time. */
  readonly commands: (script: string) => readonly Started[];
}

interface Started {
  readonly text: string;
  readonly certain: boolean;
}

const MISSING = { unknown: 'code', missing: 'detail' } as const;
/** Scripts of these tools are short; what stands behind so many characters is not searched. */
const LONGEST = 16_000;
const HOLE = '\u0024{…}';

const tools: readonly Tool[] = [
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
          /(?:^|[;[{\n])[ \t]*(?:eval[ \t]+)?(exec|spawn|file[ \t]+delete)[ \t]+([^\]\n;}]+)/g,
        ),
      ].map(([, verb = '', text = '']) => ({
        text: `${verb.startsWith('file') ? 'rm -rf ' : ''}${text.trim().replace(/^-force\b/, '')}`,
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
    // https://www.gnu.org/software/guile/manual/html_node/Processes.html, https://asdf.common-lisp.dev/uiop.html
    programs: /^(?:guile|racket|sbcl|clisp|ecl|csi|chicken-csi)$/,
    inline: '-c -e --eval -x',
    files: '-l --load -s',
    valued: '-L',
    first: 'file',
    commands: lispCommands,
  },
];

const toolOf = byText((program) => tools.find(({ programs }) => programs.test(program.toLowerCase())));

/** Notes the commands that the scripts of such a tool would start, in its arguments and in the files that it is given. */
export function readToolScript(context: Context): void {
  const { call } = context;
  const tool = toolOf(call.program);
  if (tool === undefined) return;
  for (const script of scriptsOf(tool, call, context)) {
    if (script.text.length > LONGEST)
      unreadable(context, script.place, 'the script is too long to read', 'detail');
    for (const { text, certain } of tool.commands(script.text.slice(0, LONGEST))) {
      const word = { text, certain: certain && script.certain, place: script.place };
      context.sink.commands.push({ text: word, shell: 'sh' });
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
    else if (files.has(name)) file(value);
    else if (name !== '') continue;
    else if (given || tool.first === undefined) break;
    else if (tool.first === 'script') scripts.push(value);
    else if (!/^(?:-|\/dev\/stdin)$/.test(value.text)) file(value);
    given = true;
  }
  if (!given && tool.first === 'file' && call.input?.kind === 'text') scripts.push(call.input.word);
  return scripts;
}

function unescaped(text: string): string {
  return text.replace(/\\(["'\\])/g, '$1');
}

function quoted(script: string, pattern: RegExp): readonly Started[] {
  return [...script.matchAll(pattern)].map(([, one, other]) => {
    const text = unescaped(one ?? other ?? '');
    return { text, certain: !/\$\{|" &|\\\(/.test(text) };
  });
}

const CLOJURE_CALL =
  /\(\s*(?:[\w.-]+\/)?(sh|shell|process|delete-tree|delete-file)((?:\s+"(?:[^"\\]|\\.)*")+)/g;

function clojureCommands(script: string): readonly Started[] {
  return [...script.matchAll(CLOJURE_CALL)].map(([, verb = '', words = '']) => ({
    text: `${verb.startsWith('delete') ? 'rm -rf' : ''}${words.replaceAll(/\s+"((?:[^"\\]|\\.)*)"/g, ' $1')}`.trim(),
    certain: true,
  }));
}

const LISP_CALL =
  /\(\s*(?:[\w-]+:)?(system\*?|run-program|shell|run-shell-command|delete-file|delete-directory(?:-tree|\/files)?|rmdir)\s+((?:'?\(?\s*"(?:[^"\\]|\\.)*"\s*\)?\s*)+)/g;

function lispCommands(script: string): readonly Started[] {
  return [...script.matchAll(LISP_CALL)].map(([, verb = '', words = '']) => {
    const texts = [...words.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => unescaped(text));
    const removes = /^(?:delete|rmdir)/.test(verb);
    return { text: `${removes ? 'rm -rf ' : ''}${texts.join(' ')}`, certain: true };
  });
}

const CONCATENATED = /"((?:[^"\\]|\\.)*)"|[^"]+/g;

/** `system("…" $1)`, `"…" | getline` and `print | "…"`. */
function awkCommands(script: string): readonly Started[] {
  const found = script.matchAll(
    /system\s*\(((?:"(?:[^"\\]|\\.)*"|[^"()]|\([^()]*\))*)\)|((?:"(?:[^"\\]|\\.)*"[ \t]*){1,8})\|&?\s*getline|\|&?\s*("(?:[^"\\]|\\.)*")/g,
  );
  return [...found].map(([, called, read, printed]) => {
    let certain = true;
    const text = (called ?? read ?? printed ?? '').replace(CONCATENATED, (piece, literal?: string) => {
      if (literal !== undefined) return unescaped(literal);
      if (piece.trim() === '') return '';
      certain = false;
      return HOLE;
    });
    return { text, certain };
  });
}

/** `e command` runs a command; `s///e` runs what the line has become. */
function sedCommands(script: string): readonly Started[] {
  const found: Started[] = [];
  for (const [, text = ''] of script.matchAll(
    /(?:^|[;{\n])\s*(?:(?:\d+|\$|\/[^/\n]*\/)(?:,(?:\d+|\$|\/[^/\n]*\/))?\s*)?e\s+([^\n]+)/g,
  ))
    found.push({ text: text.replace(/[}\s]+$/, ''), certain: true });
  for (const { index } of script.matchAll(/(?:^|[;{\n/\d$ ])s(?=[^\w\s\\;])/g)) {
    const at = script.indexOf('s', index) + 1;
    const [pattern, replacement, end] = substitution(script, at);
    if (!/^[gpiImM\d]*e/.test(script.slice(end, end + 12))) continue;
    const whole = /^\^?\.\*\$?$/.test(pattern);
    const filled = replacement.replace(/\\(\d)|(^|[^\\])&/g, (_, _digit, before = '') => before + HOLE);
    found.push({ text: whole ? filled : `${filled}${HOLE}`, certain: whole && filled === replacement });
  }
  return found;
}

/** Pattern and replacement of `s/…/…/`, and where the flags begin; `at` is the place of the first delimiter. */
function substitution(
  script: string,
  at: number,
): readonly [pattern: string, replacement: string, end: number] {
  const delimiter = script[at] ?? '/';
  const parts: string[] = [];
  let from = at + 1;
  for (let index = from; index < script.length && parts.length < 2; index++) {
    if (script[index] === '\\') index++;
    else if (script[index] === delimiter) {
      parts.push(script.slice(from, index));
      from = index + 1;
    }
  }
  return [parts[0] ?? '', parts[1] ?? '', parts.length < 2 ? script.length : from];
}
