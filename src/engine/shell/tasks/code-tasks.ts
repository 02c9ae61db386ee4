import type { Word } from '../../../model/call.ts';
import type { Fact } from '../../../model/fact.ts';
import { resolvePath } from '../../paths.ts';
import type { Frame, Invocation, Output } from '../session.ts';
import { emit, fileFact, inside, once } from '../session.ts';
import { childScope } from '../shells.ts';

/** A runner whose tasks are functions or blocks of a program. All lists are words separated by spaces. */
interface CodeRunner {
  readonly names: RegExp;
  /** How the body of a task is run as a program of its own. */
  readonly interpreter: readonly [program: string, option: string];
  /** `{}` is filled with the task's namespace, or its own name. */
  readonly files: string;
  readonly values: string;
  readonly directory?: string;
  readonly file?: string;
  /** Options whose value names the tasks. */
  readonly named?: string;
  readonly except?: string;
  readonly body: (text: string, task: string) => Body | undefined;
}

interface Body {
  readonly code: string;
  readonly start: number;
  readonly needs: readonly string[];
}

const PYTHON = ['python3', '-c'] as const;

const runners: readonly CodeRunner[] = [
  {
    // https://ruby.github.io/rake/doc/rakefile_rdoc.html
    names: /^(?:rake|drake)$/,
    interpreter: ['ruby', '-e'],
    files: 'Rakefile rakefile Rakefile.rb lib/tasks/{}.rake tasks/{}.rake',
    values: '-f --rakefile -C --directory -I --libdir -R --rakelibdir -r --require -e --execute',
    directory: '-C --directory',
    file: '-f --rakefile',
    except: '-n --dry-run -T --tasks -P --prereqs -W --where -D --describe -h --help -V --version -A --all',
    body: rubyTask,
  },
  {
    // https://docs.pyinvoke.org/en/stable/concepts/invoking-tasks.html
    names: /^(?:inv|invoke)$/,
    interpreter: PYTHON,
    files: 'tasks.py tasks/__init__.py tasks/{}.py',
    values: '-c --collection -r --search-root -f --config -T --command-timeout',
    directory: '-r --search-root',
    except: '-l --list -R --dry -h --help -V --version',
    body: pythonTask,
  },
  {
    names: /^fab$/,
    interpreter: PYTHON,
    files: 'fabfile.py fabfile/__init__.py',
    values: '-c --collection -r --search-root -f --config -H --hosts -i --identity',
    except: '-l --list -R --dry -h --help -V --version',
    body: pythonTask,
  },
  {
    // https://nox.thea.codes/en/stable/usage.html
    names: /^nox$/,
    interpreter: PYTHON,
    files: 'noxfile.py',
    values: '-f --noxfile -p --pythons -t --tags -k --keywords --envdir -db --default-venv-backend',
    file: '-f --noxfile',
    named: '-s --sessions --session -e',
    except: '-l --list --list-sessions -h --help --version',
    body: pythonTask,
  },
];

const list = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(' '));

/** The reader of a runner whose tasks are code; undefined for any other program. */
export function readCodeTasks(
  program: string,
): ((invocation: Invocation, frame: Frame) => Output) | undefined {
  const runner = runners.find(({ names }) => names.test(program));
  return runner && ((invocation, frame) => read(program, runner, invocation, frame));
}

function read(program: string, runner: CodeRunner, { words, place }: Invocation, frame: Frame): Output {
  emit(frame, words, place);
  const values = new Set(list(runner.values));
  const tasks: Word[] = [];
  let [directory, file]: (Word | undefined)[] = [];
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.text === '--') break;
    const name = word.text.replace(/=.*$/s, '');
    if (list(runner.except).includes(name)) return undefined;
    if (list(runner.named).includes(name)) {
      // Every word up to the next option is a session.
      while (words[at + 1]?.text.startsWith('-') === false) tasks.push(...words.slice(++at, at + 1));
    } else if (values.has(name)) {
      const value = word.text.includes('=')
        ? { ...word, text: word.text.slice(name.length + 1) }
        : words[++at];
      if (list(runner.directory).includes(name)) directory = value;
      if (list(runner.file).includes(name)) file = value;
    } else if (!word.text.startsWith('-') && !word.text.includes('=') && runner.named === undefined)
      tasks.push(word);
  }
  const cwd =
    directory === undefined
      ? frame.scope.cwd
      : directory.certain
        ? resolvePath(frame.scope.cwd, directory.text)
        : undefined;
  const wanted =
    tasks.length > 0 || runner.named !== undefined ? tasks : [{ text: 'default', certain: true, place }];
  for (const task of wanted.filter(({ certain }) => certain)) {
    const name = task.text.replace(/\[.*$/s, '');
    const facts = filesFor(runner, name, file, cwd, frame);
    readBody(name, { program, runner, facts, place }, { ...frame, scope: { ...childScope(frame), cwd } }, 0);
  }
  return undefined;
}

type Text = Extract<Fact, { kind: 'file' }>;

function filesFor(
  { files }: CodeRunner,
  task: string,
  file: Word | undefined,
  cwd: string | undefined,
  frame: Frame,
): readonly Text[] {
  const space = /^([\w-]+)[:.]/.exec(task)?.[1] ?? task;
  const names = file === undefined ? list(files).map((name) => name.replace('{}', space)) : [file.text];
  return names.flatMap((name) => {
    const path = /^[\w./-]+$/.test(name) ? resolvePath(cwd, name) : undefined;
    const fact = path === undefined ? undefined : fileFact(frame, path);
    return fact?.state === 'text' ? [fact] : [];
  });
}

interface Project {
  readonly program: string;
  readonly runner: CodeRunner;
  readonly facts: readonly Text[];
  readonly place: Invocation['place'];
}

const deepest = 8;

function readBody(task: string, project: Project, frame: Frame, depth: number): void {
  const { program, runner, facts, place } = project;
  const within = depth > deepest ? undefined : inside(frame, `${program} ${task}`, place);
  if (within === undefined) return;
  for (const { text, path } of facts) {
    const body = runner.body(text, task);
    if (body === undefined) continue;
    once(frame, `${path}#${task}`, undefined, () => {
      for (const need of body.needs) readBody(need, project, { ...within, depth: frame.depth }, depth + 1);
      const held = {
        start: body.start,
        end: Math.min(text.length, body.start + body.code.length),
        file: path,
      };
      const word = (code: string): Word => ({ text: code, certain: true, place: held });
      const [interpreter, option] = runner.interpreter;
      frame.session.invoke(
        { words: [word(interpreter), word(option), word(body.code)], place: held },
        within,
      );
      return undefined;
    });
    return;
  }
}

const literal = (text: string): string => text.replace(/[^\w]/g, '\\$&');

/** The block of `task :name do … end`: it ends at the `end` that stands as deep as the task. */
function rubyTask(text: string, task: string): Body | undefined {
  const own = literal(task.split(':').at(-1) ?? task);
  const head = new RegExp(`^([ \\t]*)task[ (]+(?::${own}\\b|["']${own}["']|${own}:)([^\\n]*)$`, 'm').exec(
    text,
  );
  if (head === null) return undefined;
  const [line, indent = '', rest = ''] = head;
  const needs = [...rest.replace(/\bdo\b.*$|\{.*$/, '').matchAll(/:(\w+)|["']([\w:]+)["']/g)].map(
    ([, symbol, quoted]) => symbol ?? quoted ?? '',
  );
  const start = head.index + line.length;
  const brace = /\{([^{}]*)\}\s*$/.exec(rest)?.[1];
  if (brace !== undefined) return { code: brace, start: head.index, needs };
  if (!/\bdo\b/.test(rest)) return { code: '', start, needs };
  const end = new RegExp(`^${indent}end\\b`, 'm').exec(text.slice(start));
  return {
    code: text.slice(start, end === null ? undefined : start + end.index),
    start,
    needs: needs.filter((name) => name !== 'environment'),
  };
}

/** The body of `def name(…):`, by its indent. */
function pythonTask(text: string, task: string): Body | undefined {
  const own = literal(task.split('.').at(-1) ?? task).replace(/\\-|_/g, '[-_]');
  const head = new RegExp(`^([ \\t]*)def ${own}\\(`, 'm').exec(text);
  if (head === null) return undefined;
  const start = text.indexOf('\n', text.indexOf(':', head.index)) + 1;
  const depth = head[1]?.length ?? 0;
  const lines: string[] = [];
  for (const line of start === 0 ? [] : text.slice(start).split('\n')) {
    if (line.trim() !== '' && line.length - line.trimStart().length <= depth) break;
    lines.push(line);
  }
  const indent = /^[ \t]*/.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  return { code: lines.map((line) => line.slice(indent)).join('\n'), start, needs: [] };
}
