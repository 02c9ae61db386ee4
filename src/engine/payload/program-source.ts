import type { Word } from '../../model/call.ts';
import { names, readOptions } from './options.ts';
import type { Language } from './program-tokens.ts';

/** How an interpreter is handed a program. */
interface Interpreter {
  readonly programs: RegExp;
  readonly language: Language;
  /** A sub-command that must stand first (`deno eval`), or may (`bun run`). */
  readonly commands?: readonly string[];
  readonly inlineCommands?: readonly string[];
  /** Options whose value is a program. */
  readonly inline: string;
  /** Options that take a value. */
  readonly valued: string;
  /** Options after which the words are for something else, such as `-m module`. */
  readonly ends: string;
  /** What a file must look like to be one of its programs. */
  readonly file?: RegExp;
  readonly stdin: boolean;
}

const SCRIPT = /\.[cm]?[jt]sx?$/;

const interpreters: readonly Interpreter[] = [
  {
    programs: /^(?:python|pypy|ipython)[\d.]*w?$/,
    language: 'python',
    inline: '-c',
    valued: '-W -X -Q',
    ends: '-m -V --version -h --help',
    stdin: true,
  },
  {
    programs: /^(?:node|nodejs|tsx|ts-node)$/,
    language: 'javascript',
    inline: '-e --eval -p --print -pe -ep',
    valued:
      '-r --require --import --loader --experimental-loader -C --conditions --env-file --input-type --title -P --project --tsconfig',
    ends: '-v --version -h --help --test --check --watch-path --run',
    stdin: true,
  },
  {
    programs: /^bun$/,
    language: 'javascript',
    commands: ['run'],
    inline: '-e --eval -p --print',
    valued: '-r --preload --cwd --env-file -c --config',
    ends: '-v --version -h --help',
    file: SCRIPT,
    stdin: false,
  },
  {
    programs: /^deno$/,
    language: 'javascript',
    commands: ['run', 'eval'],
    inlineCommands: ['eval'],
    inline: '',
    valued: '-c --config --import-map --ext --env-file',
    ends: '-V --version -h --help',
    file: SCRIPT,
    stdin: false,
  },
  {
    programs: /^ruby[\d.]*$/,
    language: 'ruby',
    inline: '-e',
    valued: '-I -r -C -E',
    ends: '--version -h --help -c',
    stdin: true,
  },
  {
    programs: /^rails$/,
    language: 'ruby',
    commands: ['runner', 'r'],
    inlineCommands: ['runner', 'r'],
    inline: '',
    valued: '-e --environment',
    ends: '-h --help',
    stdin: false,
  },
  {
    programs: /^perl[\d.]*$/,
    language: 'perl',
    inline: '-e -E',
    valued: '-I -M -m',
    ends: '-v -h -c --version',
    stdin: true,
  },
  {
    programs: /^php[\d.]*$/,
    language: 'php',
    inline: '-r -B -R -E --run --execute',
    valued: '-d -c -S -t',
    ends: '-v -i -m -l --version -h --help -a',
    stdin: true,
  },
];

/** What a call runs as a program. */
export interface ProgramSource {
  readonly language: Language;
  /** The programs in its arguments. */
  readonly inline: readonly Word[];
  readonly file: Word | undefined;
  readonly stdin: boolean;
}

/** Tells which program an interpreter would run; undefined where the call is none of an interpreter. */
export function programSource(program: string, args: readonly Word[]): ProgramSource | undefined {
  const interpreter = interpreters.find(({ programs }) => programs.test(program));
  return interpreter && sourceOf(interpreter, args);
}

function sourceOf(interpreter: Interpreter, args: readonly Word[]): ProgramSource | undefined {
  const { language, commands = [], inlineCommands = [] } = interpreter;
  const inlineNames = names(interpreter.inline);
  const ends = names(interpreter.ends);
  const table = { valued: new Set([...inlineNames, ...names(interpreter.valued)]), combined: true };
  const inline: Word[] = [];
  const first = args[0]?.text ?? '';
  const command = commands.includes(first) ? first : undefined;
  if (interpreter.inlineCommands && command === undefined)
    return interpreter.file?.test(first) ? { language, inline, file: args[0], stdin: false } : undefined;
  let file: Word | undefined;
  for (const { name, value } of readOptions(args.slice(command === undefined ? 0 : 1), table)) {
    if (ends.has(name)) return { language, inline, file: undefined, stdin: false };
    if (inlineNames.has(name)) {
      if (value) inline.push(value);
      // Python's and PHP's own options end here: what follows is for the program.
      if (language === 'python' || language === 'php') break;
    } else if (name === '' && value) {
      file = value;
      break;
    }
  }
  if (inline.length > 0) return { language, inline, file: undefined, stdin: false };
  if (file?.text === '-' || file?.text === '/dev/stdin')
    return { language, inline, file: undefined, stdin: true };
  if (
    file &&
    command !== undefined &&
    inlineCommands.includes(command) &&
    !/^[\w./-]+\.(?:rb|[cm]?[jt]sx?)$/.test(file.text)
  ) {
    return { language, inline: [file], file: undefined, stdin: false };
  }
  if (file && interpreter.file && !interpreter.file.test(file.text))
    return { language, inline, file: undefined, stdin: false };
  const shell = file ? managed(args, file) : [];
  return { language, inline: shell, file, stdin: interpreter.stdin && file === undefined };
}

/** Code that a project's own command runs: `manage.py shell -c "…"`, `artisan tinker --execute="…"`. */
function managed(args: readonly Word[], file: Word): readonly Word[] {
  const rest = args.slice(args.indexOf(file) + 1);
  if (!/^(?:shell|shell_plus|tinker|runner)$/.test(rest[0]?.text ?? '')) return [];
  const table = { valued: new Set(['-c', '--command', '--execute']), combined: true };
  const found = readOptions(rest, table).filter(({ name, value }) => table.valued.has(name) && value);
  return found.map(({ value }) => value).filter((value) => value !== undefined);
}
