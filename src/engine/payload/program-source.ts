import type { Call, Word } from '../../model/call.ts';
import { byText } from '../by-text.ts';
import { type Interpreter, interpreters } from './interpreters.ts';
import { names, readOptions } from './options.ts';
import { goSource } from './program-go.ts';
import type { Language } from './program-syntax.ts';

const interpreterOf = byText((program) => interpreters.find(({ programs }) => programs.test(program)));

/** Whether a program could run others at all that are read here. */
export const mayRunPrograms = byText(
  (program) =>
    /^(?:go|dotnet)$/.test(program) ||
    isPython(program) ||
    PROMPTS.some(([name]) => name.test(program)) ||
    interpreterOf(program) !== undefined,
);

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
  const project = program === 'dotnet' ? dotnetProject(args) : undefined;
  if (project !== undefined) return project;
  const prompt = promptOf(program, args);
  if (prompt !== undefined) return prompt;
  const interpreter = interpreterOf(program);
  return interpreter && sourceOf(interpreter, args);
}

/** `dotnet run` builds a project whose first file is most often `Program.cs`. https://learn.microsoft.com/dotnet/core/tools/dotnet-run */
function dotnetProject(args: readonly Word[]): ProgramSource | undefined {
  const [run, next] = args;
  if (run?.text !== 'run' || (next !== undefined && /\.csx?$/.test(next.text))) return undefined;
  const named = args[args.findIndex(({ text }) => text === '--project' || text === '-p') + 1];
  const folder =
    named === run ? undefined : named?.text.replace(/\/?[\w.-]*\.csproj$/, '').replace(/\/$/, '');
  const path = folder === undefined || folder === '' ? 'Program.cs' : `${folder}/Program.cs`;
  return {
    language: 'dotnet',
    inline: [],
    files: [{ ...run, text: path, certain: named?.certain ?? true }],
    guessed: true,
    stdin: false,
  };
}

/** A framework's own prompt, which runs what it is fed. */
const PROMPTS: readonly (readonly [program: RegExp, words: RegExp, language: Language])[] = [
  [/^(?:flask|django-admin)$/, /^shell/, 'python'],
  [/^rails$/, /^(?:console|c)$/, 'ruby'],
  [/^hanami$/, /^console$/, 'ruby'],
  [/^drush$/, /^(?:php(?:-cli|:cli)?|core:cli)$/, 'php'],
  [/^wp$/, /^shell$/, 'php'],
];

function promptOf(program: string, args: readonly Word[]): ProgramSource | undefined {
  const word = args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
  const found = PROMPTS.find(([name, words]) => name.test(program) && words.test(word));
  if (found === undefined || args.some(({ text }) => /^(?:-h|--help)$/.test(text))) return undefined;
  const inline = args.filter((_, at) => /^(?:-c|--command)$/.test(args[at - 1]?.text ?? ''));
  return { language: found[2], inline, files: [], stdin: inline.length === 0 };
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

/** `node node_modules/.bin/typeorm schema:drop`: a tool as if it was started by its name. */
export function installedTool(call: Call, file: Word | undefined): Call | undefined {
  const at = file === undefined ? -1 : call.args.indexOf(file);
  const program = /(?:\/\.bin|(?:^|\/)vendor\/bin|\/venv\/bin)\/([\w.-]+)$/.exec(file?.text ?? '')?.[1];
  if (at < 0 || file === undefined || program === undefined) return undefined;
  return {
    ...call,
    program,
    name: { ...file, text: program },
    args: call.args.slice(at + 1),
    via: [...call.via, call.program],
  };
}
