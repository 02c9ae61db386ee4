import type { Call, Word } from '../../../model/call.ts';
import { byProgram } from '../../by-program.ts';
import { names, readOptions } from '../options.ts';
import { goSource } from './go.ts';
import { type Interpreter, interpreters } from './interpreters.ts';
import { moduleSource } from './modules.ts';
import { rustSource } from './rust.ts';
import type { Language } from './syntax.ts';

const interpreterOf = byProgram((program) => interpreters.find(({ programs }) => programs.test(program)));

/** Whether a program could run others at all that are read here. */
export const mayRunPrograms = byProgram(
  (program) =>
    /^(?:go|cargo|dotnet|jupyter|jupyter-nbconvert)$/.test(program) ||
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
  if (program === 'cargo') return rustSource(args);
  if (/^jupyter(?:-nbconvert)?$/.test(program)) return notebookSource(args);
  if (program === 'java') {
    const named = classSource(args);
    if (named !== undefined) return named;
  }
  const module = pythonModule(program, args);
  if (module !== undefined) return module;
  const project = program === 'dotnet' ? dotnetProject(args) : undefined;
  if (project !== undefined) return project;
  const prompt = promptOf(program, args);
  if (prompt !== undefined) return prompt;
  const interpreter = interpreterOf(program);
  if (interpreter === undefined) return releaseSource(args);
  return sourceOf(interpreter, args);
}

/** `jupyter nbconvert --execute x.ipynb`, `jupyter execute x.ipynb`. */
function notebookSource(args: readonly Word[]): ProgramSource | undefined {
  if (!args.some(({ text }) => /^(?:--execute|execute|run)$/.test(text))) return undefined;
  const files = args.filter(
    ({ text }, at) => text.endsWith('.ipynb') && !/^(?:--output|-o)$/.test(args[at - 1]?.text ?? ''),
  );
  return { language: 'python', inline: [], files, stdin: false };
}

/** `javac Wipe.java && java Wipe`: a class of no package lies in a file of its name. */
function classSource(args: readonly Word[]): ProgramSource | undefined {
  const [first] = args;
  if (first === undefined || !first.certain || !/^[A-Z]\w*$/.test(first.text)) return undefined;
  const files = [{ ...first, text: `${first.text}.java` }];
  return { language: 'jvm', inline: [], files, guessed: true, stdin: false };
}

/** `bin/shop rpc "Shop.Repo.delete_all(Shop.Order)"`: a release of Elixir. https://hexdocs.pm/mix/Mix.Tasks.Release.html */
const RELEASE = /^(?:rpc|eval)$/;
const ELIXIR = /^\s*(?::[a-z]\w*|[A-Z]\w*(?:\.[A-Z]\w*)*)\.[a-z_]\w*[!?]?[( ]/;
const isRelease = ([command, code]: readonly Word[]): boolean =>
  command !== undefined && RELEASE.test(command.text) && code?.certain === true && ELIXIR.test(code.text);

const releaseSource = (args: readonly Word[]): ProgramSource | undefined =>
  isRelease(args) ? { language: 'elixir', inline: args.slice(1, 2), files: [], stdin: false } : undefined;

/** Whether a program of the project itself is handed code of its own language. */
export const handsCode = ({ name, args }: Call): boolean => name.text.includes('/') && isRelease(args);

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
  [/^(?:gitlab-)?rails$/, /^(?:console|c)$/, 'ruby'],
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

const isPython = byProgram((program) => /^(?:python|pypy)[\d.]*$/.test(program));

/** `python -m a.b` runs `a/b.py`, or `a/b/__main__.py`, of the project. https://docs.python.org/3/using/cmdline.html#cmdoption-m */
function pythonModule(program: string, args: readonly Word[]): ProgramSource | undefined {
  if (!isPython(program)) return undefined;
  const at = args.findIndex(({ text }) => !/^-[BbdEiIOPqRsSuvWxX]+$/.test(text));
  const name = args[at + 1];
  if (args[at]?.text !== '-m' || name === undefined || !/^[A-Za-z_][\w.]*$/.test(name.text)) return undefined;
  const handed = moduleSource(name.text, args.slice(at + 2));
  if (handed !== undefined || KNOWN_MODULES.test(name.text)) return handed;
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
