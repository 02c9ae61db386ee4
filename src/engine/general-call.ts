import type { Action } from '../model/action.ts';
import type { Call, Word } from '../model/call.ts';
import type { Platform, Rule } from '../model/platform.ts';
import { commandAction } from './build.ts';
import { builtAndRun, isEveryday, isInterpreter, isPlayground, runnerOf } from './general-programs.ts';
import { sqlOfUnknown } from './general-sql.ts';
import {
  namesDeed,
  objectAround,
  readCmdlet,
  readOptions,
  readPositionals,
  readProgram,
} from './general-verbs.ts';
import type { Reading } from './general-words.ts';
import { holdsData, isTrifle, isWrittenOver, readName, wordsOf } from './general-words.ts';
import type { Arguments } from './view.ts';
import { isHarmless, readArguments } from './view.ts';

const words = (text: string) => text.split(' ');

const RULE: Omit<Rule, 'id' | 'does'> = {
  target: { positionals: true },
  why: 'Its own words say that it destroys something.',
  instead: '',
  stops: ['acmectl cluster delete main --yes'],
  passes: ['acmectl cluster list', 'acmectl cluster delete main --dry-run'],
};
const NOTE = 'Nothing is known of a way back';
const destroys: Rule = {
  ...RULE,
  id: 'cli-destroy',
  does: { verb: 'delete', what: 'resource', undo: 'none', undoNote: NOTE },
};
const clears: Rule = {
  ...RULE,
  id: 'cli-clear',
  does: { verb: 'delete', what: 'resource', undo: 'vendor', undoNote: NOTE },
};
const mild: Rule = {
  ...RULE,
  id: 'cli-change',
  does: { verb: 'run', what: 'command', undo: 'repeat' },
  why: 'Its own words say that it stops, clears or takes back something.',
};

/** What most command lines have in common, for programs that nobody has described. */
const anyProgram: Platform = {
  id: 'general',
  title: '',
  docs: '',
  programs: [],
  optionsWithValue: words(
    '-e --env --environment --stage --profile --context --host --hostname --url --endpoint --server --api-url --base-url --address --cluster --project --org --organization --team --account --region --zone --namespace --workspace --tenant --database --db --config --output --format --filter --limit --timeout --log-level --file --id --name --bootstrap-server --broker --uri --token --api-key --user --username --password --port -o -f -p -c -u -H',
  ),
  environment: {
    options: words(
      '-e --env --environment --stage --host --hostname --url --endpoint --server --api-url --base-url --address --bootstrap-server --broker --uri -H',
    ),
    variables: words('NODE_ENV APP_ENV RAILS_ENV ENVIRONMENT ENV STAGE'),
  },
  selfConfirm: words(
    '-y --yes --force -f --confirm --auto-approve --assume-yes --no-confirm --no-prompt --non-interactive --skip-confirmation --yes-i-really-mean-it --quiet -q --approve --no-input --noinput --batch --force-yes',
  ),
  dryRun: words(
    '--dryrun --plan --preview --what-if -WhatIf --whatif --check --simulate --noop --no-op --list --print --diff --explain --pretend --just-print --validate --validate-only --plan-only --recon --only-show --show-only -?',
  ),
  rules: [destroys, clears, mild],
};

/** Whether a call runs a task or a script by name: a runner's, an interpreter's, or one of the project's own. */
export function runsNamed({ program, name }: Call): boolean {
  return (
    runnerOf(program) !== undefined ||
    isInterpreter(program) ||
    /^\.{1,2}\/|^\/(?!usr\/|bin\/|opt\/|sbin\/)/.test(name.text)
  );
}

/** The deed of a program that no platform claims, as its own words tell it. */
export function generalCall(
  call: Call,
  taskIsKnown: (call: Call, name: string) => boolean,
): readonly Action[] {
  const { program } = call;
  if (program === '') return [];
  const built = builtAndRun(call);
  if (built) return programAction(built, built.program, true);
  const runner = runnerOf(program);
  if (runner !== undefined) return taskAction(call, runner, taskIsKnown);
  if (isInterpreter(program)) return scriptAction(call, taskIsKnown);
  if (isEveryday(program)) return [];
  const sql = sqlOfUnknown(call);
  if (sql.length > 0) return sql;
  return programAction(call, program, call.name.text.includes('/') && taskIsKnown(call, call.name.text));
}

/**
 * A program's own words; `read` where the program's name says nothing: it is a script that was read itself, or a
 * platform describes it.
 */
export function programAction(
  call: Call,
  program: string,
  read: boolean,
  owner?: Platform,
): readonly Action[] {
  const described = owner === undefined ? anyProgram : withOwner(owner);
  const args = readArguments(call, described);
  if (rehearses(args)) return [];
  const named = readCmdlet(program) ?? (read ? undefined : readProgram(program));
  if (named === 'safe') return [];
  const said = named === 'destroys' ? { kind: named, at: -1 } : readPositionals(args);
  const found = said ?? readOptions(args);
  if (found === undefined) return [];
  const rest = args.positionals.slice(found.at + 1).map(({ word }) => word);
  const object = objectAround(args, found.at);
  if (object !== undefined && isTrifle(object)) return [];
  const verb = args.positionals[found.at]?.word.text ?? '';
  const rule = isPlayground(program) ? mild : weigh(found.kind, args, object, verb);
  const action = commandAction(described, rule, args, rest);
  const what =
    object === undefined
      ? action.what
      : wordsOf(object)
          .filter((word) => readName(word) === undefined)
          .join(' ');
  return [
    {
      ...action,
      what: rule === mild ? `“${titleOf(call)}”` : what || action.what,
      targets: rule === mild ? [] : action.targets,
    },
  ];
}

const merged = new WeakMap<Platform, Platform>();

/** What all command lines have in common, with what a platform says of its own. */
function withOwner(owner: Platform): Platform {
  const before = merged.get(owner);
  if (before) return before;
  const environment = {
    options: [...(anyProgram.environment?.options ?? []), ...(owner.environment?.options ?? [])],
    variables: owner.environment?.variables ?? [],
  };
  const made: Platform = {
    ...anyProgram,
    docs: owner.docs,
    optionsWithValue: [...(anyProgram.optionsWithValue ?? []), ...(owner.optionsWithValue ?? [])],
    selfConfirm: [...(anyProgram.selfConfirm ?? []), ...(owner.selfConfirm ?? [])],
    dryRun: [...(anyProgram.dryRun ?? []), ...(owner.dryRun ?? [])],
    environment,
  };
  merged.set(owner, made);
  return made;
}

function weigh(kind: Reading, args: Arguments, object: string | undefined, verb: string): Rule {
  if (kind === 'destroys') return destroys;
  // What is started again loses nothing but time.
  if (/^(restart|reload|reboot)$/.test(verb)) return mild;
  if (verb === 'restore' && object !== undefined && !wordsOf(object).some(isWrittenOver)) return mild;
  const forced = args.options.some(({ name }) =>
    /^(--force|--all|--hard|--yes|-f|-y|--everything|--cascade)$/.test(name),
  );
  const wide = args.positionals.some(({ word }) => /^(all|everything|\*)$/.test(word.text));
  return forced || wide || (object !== undefined && holdsData(object)) ? clears : mild;
}

const REHEARSES = /^--?(dry[-_]?run|no-op|help)(=|$)/i;

function rehearses(args: Arguments): boolean {
  if (isHarmless(args, anyProgram)) return true;
  const texts = args.call.args.map(({ text }) => text);
  if (texts.some((text) => REHEARSES.test(text) && !/=(false|0|no|none)$/i.test(text))) return true;
  // `-n` with nothing behind it that could be a namespace or a number rehearses, or asks for no input.
  const at = texts.lastIndexOf('-n');
  return at >= 0 && (texts[at + 1]?.startsWith('-') ?? true);
}

/** A script that an interpreter starts: its arguments are read as any program's; its name counts where it was not read. */
function scriptAction(call: Call, taskIsKnown: (call: Call, name: string) => boolean): readonly Action[] {
  const texts = call.args.map(({ text }) => text);
  const named = texts.findIndex((text) => text === '-m' || text === '-jar') + 1;
  const at = named > 0 ? named : texts.findIndex((text) => !text.startsWith('-') && text !== 'run');
  const script = call.args[at];
  if (!script?.certain) return [];
  const before = texts.slice(0, at);
  if (before.some((text) => /^-(c|e|p|pe|ne|r|n|i|-eval|-print|-test|Command)$/i.test(text))) return [];
  const name = script.text.split(texts[at - 1] === '-m' ? '.' : /[\\/]/).at(-1) ?? '';
  const isScript =
    named > 0 || /\.\w{1,4}$/.test(name) || /^(manage|artisan|console|cli|bin|rails)$/.test(name);
  // A module of everyday use (`python -m pip`) is as well known as the program of that name.
  if (!isScript || isEveryday(name) || isForTests(call)) return [];
  const inner = { ...call, program: name, args: call.args.slice(at + 1) };
  return programAction(inner, name, taskIsKnown(call, script.text));
}

/** A named task whose file was not read. */
function taskAction(
  call: Call,
  before: RegExp,
  taskIsKnown: (call: Call, name: string) => boolean,
): readonly Action[] {
  const texts: readonly Word[] = call.args.filter(({ text }) => !text.startsWith('-') && !text.includes('='));
  const first = texts[0];
  if (!first?.certain) return [];
  const led = before.test(first.text);
  const tasks = led ? texts.slice(1, 2) : before.test('') ? texts.slice(0, 3) : [];
  const args = readArguments(call, anyProgram);
  const hit = tasks.find(
    ({ text, certain }) => certain && isTaskThatDestroys(text) && !taskIsKnown(call, text),
  );
  const shows = call.args.some(({ text }) =>
    /^(-n|-p|-q|-l|--(show|list|summary|question|evaluate|tasks|prereqs|where))$/.test(text),
  );
  if (
    hit === undefined ||
    isForTests(call) ||
    shows ||
    rehearses(args) ||
    (!led && isManager(call.program) && !isOwnTask(hit, texts))
  )
    return [];
  const action = commandAction(anyProgram, destroys, args, [hit]);
  return [
    {
      ...action,
      rule: 'task-destroy',
      what: 'task',
      why: 'The task’s name says that it destroys something.',
    },
  ];
}

/** A test database is made anew before every run, unless the line points elsewhere. */
const isForTests = ({ variables, args }: Call): boolean =>
  variables.DATABASE_URL === undefined &&
  (['RAILS_ENV', 'RACK_ENV', 'MIX_ENV', 'NODE_ENV', 'APP_ENV'].some(
    (name) => variables[name]?.text === 'test',
  ) ||
    args.some(({ text }) => /^--?env(ironment)?=test(ing)?$/.test(text)));

/** `pnpm remove x` and `yarn clean` are the package managers' own. */
const isManager = (program: string) => /^(pnpm|yarn|npm|bun)$/.test(program);

/** `yarn db:drop`, `yarn workspace api db:drop`: a name that no command of a package manager has. */
const isOwnTask = (task: Word, texts: readonly Word[]): boolean =>
  task.text.includes(':') && (task === texts[0] || (texts[0]?.text === 'workspace' && task === texts[2]));

function isTaskThatDestroys(name: string): boolean {
  if (isTrifle(name)) return false;
  const parts = name.split(':');
  // `shop:purge_all`, `db:wipe:prod`: the deed is one part of the name.
  const within =
    parts.length > 1 &&
    !/test/.test(name) &&
    readName(name) !== 'safe' &&
    readName(parts[0] ?? '') !== 'safe';
  return namesDeed(name) || (within && parts.some((part) => namesDeed(part)) && holdsData(name));
}

function titleOf(call: Call): string {
  return [call.program, ...call.args.map(({ text }) => text)].join(' ').slice(0, 60);
}
