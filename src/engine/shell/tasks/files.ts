import type { Json } from '../../../model/request.ts';
import { readIni } from '../../formats/ini.ts';
import { readToml } from '../../formats/toml.ts';
import { jsonObject, pathIn, type Table, textOf, textsOf } from '../../formats/values.ts';
import { readYaml } from '../../formats/yaml.ts';

/** One line of a task: code for a shell, or another task of the same file. */
export type Step = { readonly code: string } | { readonly task: string };

/** What a task runs, in order. */
export interface Task {
  readonly steps: readonly Step[];
  /** It runs only where it is named, not where all do. */
  readonly onlyNamed?: true;
  /** Its directory, relative to the file's own. */
  readonly directory?: string;
  /** What is filled into its code, where that is known. */
  readonly variables?: Readonly<Record<string, string>>;
}

export type Tasks = ReadonlyMap<string, Task>;

const code = (text: string): Step => ({ code: text });

function fromEntries(table: Table, read: (value: Json) => Task | undefined): Tasks {
  return new Map(
    Object.entries(table).flatMap(([name, value]) => {
      const task = read(value);
      return task === undefined ? [] : [[name, task] as const];
    }),
  );
}

/** https://taskfile.dev/reference/schema */
export function taskfile(text: string): Tasks {
  const file = jsonObject(readYaml(text)[0]);
  const shared = variablesOf(file.vars);
  return fromEntries(jsonObject(file.tasks), (value) => {
    if (typeof value === 'string') return { steps: [code(value)], variables: shared };
    if (Array.isArray(value)) return { steps: value.flatMap(taskfileStep), variables: shared };
    const task = jsonObject(value);
    const list = task.cmds ?? task.cmd;
    const needs = textsOf(task.deps).length > 0 ? task.deps : undefined;
    const steps = [needs, list].flatMap((part, at) =>
      (Array.isArray(part) ? part : part === undefined || part === null ? [] : [part]).flatMap((one) =>
        at === 0 && typeof one === 'string' ? [{ task: one }] : taskfileStep(one),
      ),
    );
    const directory = textOf(task.dir);
    return {
      steps,
      variables: { ...shared, ...variablesOf(task.vars) },
      ...(directory === undefined ? {} : { directory }),
    };
  });
}

function taskfileStep(value: Json): readonly Step[] {
  if (typeof value === 'string') return [code(value)];
  const step = jsonObject(value);
  const task = textOf(step.task);
  if (task !== undefined) return [{ task }];
  return [step.cmd, step.defer].flatMap((one) => (one === undefined ? [] : taskfileStep(one)));
}

function variablesOf(value: Json | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(jsonObject(value)).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** https://docs.deno.com/runtime/reference/cli/task/ */
export function denoTasks(text: string): Tasks {
  return fromEntries(jsonObject(parsed(text).tasks), (value) => {
    if (typeof value === 'string') return { steps: [code(value)] };
    const task = jsonObject(value);
    const needs = textsOf(task.dependencies).map((one) => ({ task: one }));
    const command = textOf(task.command);
    return { steps: [...needs, ...(command === undefined ? [] : [code(command)])] };
  });
}

/** A JSON file, with comments and trailing commas taken out. */
function parsed(text: string): Table {
  const plain = text
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, held?: string) => held ?? '')
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, held?: string) => held ?? '');
  try {
    return jsonObject(JSON.parse(plain) as Json);
  } catch {
    return {};
  }
}

/** `@php x`, `@composer x`, `@other`; a class's method is no shell code. https://getcomposer.org/doc/articles/scripts.md */
export function composerScripts(text: string): Tasks {
  const scripts = jsonObject(parsed(text).scripts);
  return fromEntries(scripts, (value) => ({
    steps: textsOf(value).flatMap((line): readonly Step[] => {
      if (/^[A-Z][\w\\]*::\w+$/.test(line)) return [];
      const name = /^@([\w:.-]+)(?=\s|$)/.exec(line)?.[1];
      if (name === undefined) return [code(line)];
      if (name === 'php' || name === 'composer') return [code(line.slice(1))];
      if (name === 'putenv' || name === 'no_additional_args') return [];
      return Object.hasOwn(scripts, name) ? [{ task: name }] : [];
    }),
  }));
}

/** Poe the Poet, PDM and others keep tasks in one project file. */
export function pyproject(...path: readonly string[]): (text: string) => Tasks {
  return (text) => fromEntries(jsonObject(pathIn(readToml(text), path)), projectTask);
}

/** https://poethepoet.natn.io/tasks/index.html, https://pdm-project.org/latest/usage/scripts/ */
function projectTask(value: Json): Task | undefined {
  if (typeof value === 'string') return { steps: [code(value)] };
  if (Array.isArray(value)) return { steps: value.flatMap(projectStep) };
  const task = jsonObject(value);
  const needs = textsOf(task.deps ?? task['depends-on'] ?? task.depends ?? task.dependencies).map((one) => ({
    task: one,
  }));
  const ref = textOf(task.ref);
  const list = task.sequence ?? task.composite;
  const extra = textsOf(task.args).map(quote).join(' ');
  const script = textsOf(task.script).join('\n');
  const lines = [task.cmd, task.shell, task.run, task.command, ...(script === '' ? [] : [script])]
    .flatMap((one) =>
      Array.isArray(one) ? [one.filter((word) => typeof word === 'string').join(' ')] : textsOf(one),
    )
    .map((line) => code(`${line} ${extra}`.trim()));
  return {
    steps: [
      ...needs,
      ...(ref === undefined ? [] : [{ task: ref }]),
      ...(Array.isArray(list) ? list.flatMap(projectStep) : []),
      ...lines,
    ],
    ...(textOf(task.cwd ?? task.dir) === undefined ? {} : { directory: textOf(task.cwd ?? task.dir) ?? '' }),
  };
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A member of a sequence is another task where it is one word, else code. */
function projectStep(value: Json): readonly Step[] {
  if (typeof value !== 'string') return projectTask(value)?.steps ?? [];
  return /^[\w:.-]+$/.test(value) ? [{ task: value }] : [code(value)];
}

/** mise keeps one-line tasks in a list too: `run = ["a", "b"]`. https://mise.jdx.dev/tasks/toml-tasks.html */
export function miseTasks(text: string): Tasks {
  return fromEntries(jsonObject(readToml(text).tasks), (value) => {
    const run = jsonObject(value).run;
    if (!Array.isArray(run)) return projectTask(value);
    return { steps: run.flatMap(textsOf).map(code) };
  });
}

/** Hatch's scripts by environment; `name` and `env:name`. https://hatch.pypa.io/latest/config/environment/overview/ */
export function hatchScripts(...path: readonly string[]): (text: string) => Tasks {
  return (text) => {
    const tasks = new Map<string, Task>();
    for (const [name, environment] of Object.entries(jsonObject(pathIn(readToml(text), path)))) {
      const scripts = fromEntries(jsonObject(jsonObject(environment).scripts), (value) => ({
        steps: textsOf(value).map(code),
      }));
      for (const [script, task] of scripts) {
        tasks.set(`${name}:${script}`, task);
        if (name === 'default' || !tasks.has(script)) tasks.set(script, task);
      }
    }
    return tasks;
  };
}

/** The commands of each test environment, those of the base where it has none. https://tox.wiki/en/latest/config.html */
export function toxCommands(text: string): Tasks {
  const sections = readIni(text);
  const steps = (section: string) =>
    ['commands_pre', 'commands', 'commands_post'].flatMap((key) =>
      (sections.get(section)?.get(key) ?? '')
        .replace(/\\\n/g, ' ')
        .split('\n')
        .map((line) => line.trim().replace(/^-\s*/, ''))
        .filter((line) => line !== '')
        .map(code),
    );
  const base = steps('testenv');
  const tasks = new Map<string, Task>([['', { steps: base }]]);
  for (const name of sections.keys()) {
    const own = /^testenv:(.+)$/.exec(name)?.[1];
    if (own === undefined) continue;
    const found = steps(name);
    for (const one of own.split(',')) tasks.set(one.trim(), { steps: found.length > 0 ? found : base });
  }
  return tasks;
}

/** The entries of local hooks. https://pre-commit.com/#repository-local-hooks */
export function preCommitHooks(text: string): Tasks {
  const tasks = new Map<string, Task>();
  const repositories = jsonObject(readYaml(text)[0]).repos;
  for (const repository of Array.isArray(repositories) ? repositories : []) {
    const { hooks } = jsonObject(repository);
    for (const hook of Array.isArray(hooks) ? hooks : []) {
      const { id, entry, args, language } = jsonObject(hook);
      const line = textOf(entry);
      if (line === undefined || /^(?:pygrep|fail)$/.test(textOf(language) ?? '')) continue;
      tasks.set(textOf(id) ?? line, { steps: [code([line, ...textsOf(args).map(quote)].join(' '))] });
    }
  }
  return tasks;
}

/** https://lefthook.dev/configuration/ */
export function lefthookHooks(text: string): Tasks {
  return fromEntries(jsonObject(readYaml(text)[0]), (value) => {
    const hook = jsonObject(value);
    const jobs = [
      ...Object.values(jsonObject(hook.commands)),
      ...(Array.isArray(hook.jobs) ? hook.jobs : []),
    ];
    const steps = jobs.flatMap((job) => textsOf(jsonObject(job).run)).map(code);
    return steps.length === 0 ? undefined : { steps };
  });
}

/** The targets of an Nx project that run commands. https://nx.dev/nx-api/nx/executors/run-commands */
export function nxTargets(text: string): Tasks {
  return fromEntries(jsonObject(parsed(text).targets), (value) => {
    const target = jsonObject(value);
    const options = jsonObject(target.options);
    const lines = [
      target.command,
      options.command,
      ...(Array.isArray(options.commands) ? options.commands : []),
    ];
    const steps = lines
      .flatMap((line) => textsOf(typeof line === 'object' && line !== null ? jsonObject(line).command : line))
      .map(code);
    const directory = textOf(options.cwd);
    return { steps, ...(directory === undefined ? {} : { directory }) };
  });
}
