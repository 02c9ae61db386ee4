import type { Place, Word } from '../../../model/call.ts';
import type { Fact } from '../../../model/fact.ts';
import { resolvePath } from '../../paths.ts';
import { maximumLength } from '../bash.ts';
import { step } from '../budget.ts';
import type { Frame, Invocation, Output } from '../session.ts';
import { emit, fileFact, inside, noteUnread, once } from '../session.ts';
import { childScope, remoteScope } from '../shells.ts';
import { heldSource } from '../source.ts';
import { contained, demote } from '../wrappers/contained.ts';
import { unwrap } from '../wrappers/unwrap.ts';
import type { Task, Tasks } from './files.ts';
import { gitHooks } from './git-hooks.ts';
import { type Runner, runners } from './runners.ts';

const list = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(' '));

const byName = new Map<string, Runner[]>();
for (const runner of [...runners, ...gitHooks])
  for (const name of list(runner.names)) byName.set(name, [...(byName.get(name) ?? []), runner]);

const NONE: readonly Runner[] = [];

/** A runner's lists taken apart, once it stands on a line. */
interface Ready {
  readonly values: ReadonlySet<string>;
  readonly except: ReadonlySet<string>;
  readonly subs: readonly string[] | undefined;
}
const taken = new Map<Runner, Ready>();

function readyFor(runner: Runner): Ready {
  let ready = taken.get(runner);
  if (ready === undefined) {
    const { values, except, sub } = runner;
    ready = { values: new Set(list(values)), except: new Set(list(except)), subs: sub?.split('|') };
    taken.set(runner, ready);
  }
  return ready;
}

/** What a runner is told on its command line. */
interface Order {
  /** A sub-command said that tasks follow, or none is needed. */
  readonly led: boolean;
  readonly tasks: readonly Word[];
  /** Words for the task itself. */
  readonly rest: readonly Word[];
  /** `NAME=value` words. */
  readonly assigned: Readonly<Record<string, string>>;
  readonly directory: Word | undefined;
  readonly file: Word | undefined;
}

/** The reader of a program that runs tasks of a project's file by name; undefined where it is told something else. */
export function readTasks(
  program: string,
  invocation: Invocation,
): ((invocation: Invocation, frame: Frame) => Output) | undefined {
  for (const runner of byName.get(program) ?? NONE) {
    const order = orderOf(
      runner,
      invocation.words.slice(1),
      runner.before !== undefined && !program.includes('-'),
    );
    // What a runner starts by another sub-command is no task.
    if (
      order !== undefined &&
      !(runner.alone === true && order.rest.length > 0) &&
      (order.led || unwrap(program, invocation) === undefined)
    )
      return (given, frame) => run(program, runner, order, given, frame);
  }
  return undefined;
}

function orderOf(runner: Runner, args: readonly Word[], led: boolean): Order | undefined {
  let leads = led;
  const { values, except, subs } = readyFor(runner);
  let [directory, file]: (Word | undefined)[] = [];
  let started = subs === undefined;
  let said = started;
  const tasks: Word[] = [];
  const rest: Word[] = [];
  const assigned: Record<string, string> = {};
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (word === undefined) break;
    const { text } = word;
    if (text === '--') {
      rest.push(...args.slice(at + 1));
      break;
    }
    if (text.startsWith('-') && text.length > 1) {
      const name = text.replace(/=.*$/s, '');
      if (except.has(name)) return undefined;
      const value = text.includes('=')
        ? { ...word, text: text.slice(name.length + 1) }
        : values.has(name)
          ? args[++at]
          : undefined;
      if (value === undefined) continue;
      if (list(runner.directory).includes(name)) directory = value;
      if (list(runner.file).includes(name)) file = value;
      if (list(runner.named).includes(name))
        tasks.push(...value.text.split(',').map((one) => ({ ...value, text: one.trim() })));
      continue;
    }
    if (leads) {
      if (text !== runner.before) return undefined;
      leads = false;
      continue;
    }
    if (!started && subs?.includes(text) === true) {
      started = true;
      said = true;
      continue;
    }
    if (!started && runner.loose !== true) return undefined;
    started = true;
    if (runner.many === true && /^[A-Za-z_]\w*=/.test(text)) {
      assigned[text.replace(/=.*$/s, '')] = text.replace(/^[^=]*=/s, '');
      continue;
    }
    if (runner.named !== undefined) continue;
    tasks.push(word);
    if (runner.many === true) continue;
    rest.push(...args.slice(at + 1).filter((one, index) => index > 0 || one.text !== '--'));
    break;
  }
  return started ? { led: said, tasks, rest, assigned, directory, file } : undefined;
}

type Text = Extract<Fact, { kind: 'file' }>;

function run(program: string, runner: Runner, order: Order, invocation: Invocation, frame: Frame): Output {
  const { words, place } = invocation;
  const cwd =
    order.directory === undefined
      ? frame.scope.cwd
      : order.directory.certain
        ? resolvePath(frame.scope.cwd, order.directory.text)
        : undefined;
  const unknown = order.tasks.find((word) => !word.certain);
  let found = false;
  for (const [names, read] of order.file === undefined
    ? runner.files
    : runner.files.slice(0, 1).map(([, reader]) => [order.file?.text ?? '', reader] as const)) {
    const project = /^([^:]+):/.exec(order.tasks[0]?.text ?? '')?.[1] ?? order.rest[0]?.text ?? '';
    const fact =
      heldText(order.file, cwd) ??
      firstText(
        list(names).map((name) => name.replace('{}', project)),
        cwd,
        frame,
      );
    if (fact === undefined || fact.text.length > 4 * maximumLength) continue;
    const tasks = read(fact.text);
    const wanted = wantedOf(runner, order, tasks, names.includes('{}'));
    if (wanted.length === 0 && unknown === undefined) continue;
    if (!found) emit(frame, words, place);
    found = true;
    if (unknown !== undefined) return noteUnread(frame, unknown.place, 'Which task runs here is not known.');
    frame.session.texts.set(fact.path, fact.text);
    for (const name of wanted) readTask(name, { program, runner, order, tasks, fact, place }, frame, 0);
  }
  if (found) return undefined;
  const other = unwrap(program, invocation);
  if (other !== undefined) return other(invocation, frame);
  emit(frame, words, place);
  return undefined;
}

/** A file that the line itself makes up: `-t <(…)`. */
function heldText(file: Word | undefined, cwd: string | undefined): Text | undefined {
  if (file?.holds === undefined) return undefined;
  return { kind: 'file', path: `${cwd ?? '~'}/${file.text}`, state: 'text', text: file.holds, hash: '' };
}

/** The first of these files that is there; all of them are asked for. */
function firstText(names: readonly string[], cwd: string | undefined, frame: Frame): Text | undefined {
  let first: Text | undefined;
  for (const name of names) {
    const path = resolvePath(cwd, name);
    const fact = path === undefined || first !== undefined ? undefined : fileFact(frame, path);
    if (fact?.state === 'text') first = fact;
  }
  return first;
}

function wantedOf(
  { usual }: Runner,
  { tasks: named }: Order,
  tasks: Tasks,
  byProject: boolean,
): readonly string[] {
  if (named.length === 0)
    return usual === '*'
      ? [...tasks].flatMap(([name, { onlyNamed }]) => (onlyNamed ? [] : [name]))
      : usual !== undefined && tasks.has(usual)
        ? [usual]
        : [];
  return named
    .map(({ text }) => (byProject ? (text.split(':')[1] ?? text) : text))
    .filter((name) => tasks.has(name));
}

interface Project {
  readonly program: string;
  readonly runner: Runner;
  readonly order: Order;
  readonly tasks: Tasks;
  readonly fact: Text;
  readonly place: Place;
}

const deepest = 12;

function readTask(name: string, project: Project, frame: Frame, depth: number): void {
  const { program, runner, tasks, fact, place } = project;
  const task = tasks.get(name);
  if (task === undefined || depth > deepest) return;
  const label = runner.contained === true ? contained(program) : program;
  const within = inside(frame, `${label} ${name}`, place);
  if (within === undefined) return;
  const from = frame.session.unread.length;
  const folder = fact.path.replace(/[\\/][^\\/]*$/, '') || '/';
  const cwd =
    task.directory === undefined ? folder : resolvePath(folder, filled(task.directory, task, project));
  const scope = { ...(runner.contained === true ? remoteScope() : childScope(frame)), cwd };
  once(frame, `${fact.path}#${name}`, project.order.rest, () => {
    for (const one of task.steps) {
      step(frame.session.budget);
      if ('task' in one) readTask(one.task, project, { ...within, depth: frame.depth }, depth + 1);
      else
        frame.session.read(heldSource(filled(one.code, task, project), placeIn(fact, one.code)), {
          ...within,
          scope,
          shell: 'sh',
        });
    }
    return undefined;
  });
  if (runner.contained === true || runner.assumed === true) demote(frame, from);
}

function placeIn({ text, path }: Text, code: string): Place {
  const at = text.indexOf(code.split('\n')[0] ?? code);
  return {
    start: Math.max(0, at),
    end: at < 0 ? text.length : Math.min(text.length, at + code.length),
    file: path,
  };
}

/** A shell variable that nobody sets. */
const UNSET = '"$_unset"';

/** Fills in what the runner would: its own variables and the words for the task. */
function filled(code: string, task: Task, { order, runner }: Project): string {
  const rest = order.rest.map((word) => (word.certain ? quote(word.text) : word.text)).join(' ');
  const values: Readonly<Record<string, string>> = { ...task.variables, ...order.assigned, CLI_ARGS: rest };
  let placed = runner.many === true || runner.named !== undefined;
  const whole = code
    .replace(/\{\{-?\s*\.?(\w+)[^{}]*\}\}/g, (_, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return value === undefined || value.includes('{{') ? UNSET : value;
    })
    .replace(/\{(?:posargs|args)(?::([^{}]*))?\}/g, (_, fallback?: string) => {
      placed = true;
      return rest === '' ? (fallback ?? '') : rest;
    });
  return placed || rest === '' ? whole : `${whole} ${rest}`;
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
