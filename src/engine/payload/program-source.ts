import type { Word } from '../../model/call.ts';
import { byText } from '../by-text.ts';
import { names, readOptions } from './options.ts';
import { goSource } from './program-go.ts';
import type { Language } from './program-syntax.ts';

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
    programs:
      /^(?:node|nodejs|tsx|ts-node(?:-esm|-dev|-script|-transpile-only)?|tsnd|vite-node|esno|esmo|jiti|sucrase-node|babel-node|swc-node|esrun|zx)$/,
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
  {
    programs: /^(?:lua[\d.]*|luajit|texlua|resty)$/,
    language: 'lua',
    inline: '-e',
    valued: '-l -I',
    ends: '-v -h --help',
    stdin: true,
  },
  {
    programs: /^(?:Rscript|littler|r)$/,
    language: 'r',
    inline: '-e',
    valued: '--default-packages -l -L',
    ends: '--version --help',
    stdin: false,
  },
  {
    programs: /^R$/,
    language: 'r',
    inline: '-e',
    valued: '-f --file -g',
    ends: '--version --help CMD',
    stdin: true,
  },
  {
    programs: /^julia$/,
    language: 'julia',
    inline: '-e -E --eval --print',
    valued: '-t --threads -p --procs -L --load -J --sysimage -C',
    ends: '-v -h --version --help',
    stdin: true,
  },
  // https://groovy-lang.org/groovy-dev-kit.html, https://kotlinlang.org/docs/command-line.html
  {
    programs: /^(?:groovy|kotlin|scala|amm)$/,
    language: 'jvm',
    inline: '-e -c -expression',
    valued: '-cp -classpath --classpath -D -encoding -J -language -script -howtorun',
    ends: '-version --version -help --help -h',
    file: /\.(?:groovy|kts?|sc|scala|gvy)$/,
    stdin: false,
  },
  {
    programs: /^(?:scala-cli|jbang)$/,
    language: 'jvm',
    commands: ['run'],
    inline: '-e --code -c',
    valued: '--dep --scala --jvm --deps --java -D',
    ends: '-h --help --version',
    file: /\.(?:java|kts?|sc|scala|groovy|jsh)$/,
    stdin: false,
  },
  {
    programs: /^java$/,
    language: 'jvm',
    inline: '',
    valued: '-cp -classpath --class-path -p --module-path --source --add-modules',
    ends: '-jar -m --module -version --version -help --help',
    file: /\.java$/,
    stdin: false,
  },
  {
    programs: /^jshell$/,
    language: 'jvm',
    inline: '',
    valued: '--class-path --add-modules -R -C',
    ends: '--help --version',
    stdin: true,
  },
  {
    programs: /^(?:dotnet-script|csi|dotnet)$/,
    language: 'dotnet',
    commands: ['eval', 'script', 'run'],
    inline: '',
    valued: '-r -lib -c',
    ends: '-h --help --version',
    file: /\.csx?$/,
    stdin: false,
  },
  {
    programs: /^swift$/,
    language: 'swift',
    inline: '-e',
    valued: '-I -L -F -sdk -target',
    ends: '-h --help --version build test package run',
    file: /\.swift$/,
    stdin: false,
  },
  {
    programs: /^(?:elixir|iex)$/,
    language: 'elixir',
    inline: '-e --eval --rpc-eval',
    valued: '-r -S -pr -pa -pz --app --cookie --sname --name',
    ends: '-v -h --version --help',
    stdin: false,
  },
  {
    programs: /^mix$/,
    language: 'elixir',
    commands: ['run', 'eval'],
    inlineCommands: ['run', 'eval'],
    inline: '-e --eval',
    valued: '-r --require',
    ends: '-h --help',
    file: /\.exs?$/,
    stdin: false,
  },
];

const interpreterOf = byText((program) => interpreters.find(({ programs }) => programs.test(program)));

/** What a call runs as a program. */
export interface ProgramSource {
  readonly language: Language;
  /** The programs in its arguments. */
  readonly inline: readonly Word[];
  readonly files: readonly Word[];
  /** Which of the files is there is not known, nor whether any is. */
  readonly guessed?: true;
  readonly stdin: boolean;
}

/** Tells which program an interpreter would run; undefined where the call is none of an interpreter. */
export function programSource(program: string, args: readonly Word[]): ProgramSource | undefined {
  if (program === 'go') return goSource(args);
  const module = pythonModule(program, args);
  if (module !== undefined) return module;
  const interpreter = interpreterOf(program);
  return interpreter && sourceOf(interpreter, args);
}

/** Modules of everyday use, which are as well known as programs of their names. */
const KNOWN_MODULES =
  /^(?:pip|pytest|unittest|venv|virtualenv|http|json|compileall|py_compile|mypy|black|ruff|flake8|isort|build|twine|coverage|django|uvicorn|gunicorn|flask|celery|alembic|pdb|cProfile|timeit|site|ensurepip|zipfile|tarfile|base64|this|doctest|tox|nox|poetry|pipx|pipenv|uv|jupyter|ipykernel|notebook|sphinx|mkdocs|pylint|bandit|pre_commit|streamlit|torch|transformers|ansible|awscli|grpc_tools|pydoc|webbrowser|smtpd|asyncio|sqlite3|calendar|platform|sysconfig|trace|tokenize|ast|dis|inspect|pyflakes|autopep8|yapf|pyright|pip_audit|safety|hatch|hatchling|wheel|setuptools|cython|nuitka|PyInstaller|spacy|nltk|playwright|scrapy|locust|debugpy|ipython|IPython|turtle|tkinter|idlelib|lib2to3|pipdeptree|piptools|pip_tools)(?:\.|$)/;

const isPython = byText((program) => /^(?:python|pypy)[\d.]*$/.test(program));

/** `python -m a.b` runs `a/b.py`, or `a/b/__main__.py`, of the project. https://docs.python.org/3/using/cmdline.html#cmdoption-m */
function pythonModule(program: string, args: readonly Word[]): ProgramSource | undefined {
  if (!isPython(program)) return undefined;
  const at = args.findIndex(({ text }) => !/^-[BbdEiIOPqRsSuvWxX]+$/.test(text));
  const name = args[at + 1];
  if (args[at]?.text !== '-m' || name === undefined || !/^[A-Za-z_][\w.]*$/.test(name.text)) return undefined;
  if (KNOWN_MODULES.test(name.text)) return undefined;
  const path = name.text.replaceAll('.', '/');
  const files = [`${path}.py`, `${path}/__main__.py`].map((text) => ({ ...name, text }));
  return { language: 'python', inline: [], files, guessed: true, stdin: false };
}

function sourceOf(interpreter: Interpreter, args: readonly Word[]): ProgramSource | undefined {
  const { language, commands = [], inlineCommands = [] } = interpreter;
  const inlineNames = names(interpreter.inline);
  const ends = names(interpreter.ends);
  const table = { valued: names(`${interpreter.inline} ${interpreter.valued}`), combined: true };
  const inline: Word[] = [];
  const first = args[0]?.text ?? '';
  const command = commands.includes(first) ? first : undefined;
  if (interpreter.inlineCommands && command === undefined)
    return interpreter.file?.test(first)
      ? { language, inline, files: args.slice(0, 1), stdin: false }
      : undefined;
  let file: Word | undefined;
  for (const { name, value } of readOptions(args.slice(command === undefined ? 0 : 1), table)) {
    if (ends.has(name)) return { language, inline, files: [], stdin: false };
    if (inlineNames.has(name)) {
      if (value) inline.push(value);
      // Python's and PHP's own options end here: what follows is for the program.
      if (language === 'python' || language === 'php') break;
    } else if (name === '' && value) {
      file = value;
      break;
    }
  }
  if (inline.length > 0) return { language, inline, files: [], stdin: false };
  if (file?.text === '-' || file?.text === '/dev/stdin') return { language, inline, files: [], stdin: true };
  if (
    file &&
    command !== undefined &&
    inlineCommands.includes(command) &&
    !/^[\w./-]+\.(?:rb|exs|[cm]?[jt]sx?)$/.test(file.text)
  ) {
    return { language, inline: [file], files: [], stdin: false };
  }
  if (file && interpreter.file && !interpreter.file.test(file.text))
    return { language, inline, files: [], stdin: false };
  const shell = file ? managed(args, file) : [];
  const files = file === undefined ? [] : [file];
  return { language, inline: shell, files, stdin: interpreter.stdin && file === undefined };
}

/** Code that a project's own command runs: `manage.py shell -c "…"`, `artisan tinker --execute="…"`. */
function managed(args: readonly Word[], file: Word): readonly Word[] {
  const rest = args.slice(args.indexOf(file) + 1);
  if (!/^(?:shell|shell_plus|tinker|runner)$/.test(rest[0]?.text ?? '')) return [];
  const table = { valued: new Set(['-c', '--command', '--execute']), combined: true };
  const found = readOptions(rest, table).filter(({ name, value }) => table.valued.has(name) && value);
  return found.map(({ value }) => value).filter((value) => value !== undefined);
}
