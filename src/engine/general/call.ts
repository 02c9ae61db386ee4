import type { Action } from '../../model/action.ts';
import type { Call, Word } from '../../model/call.ts';
import type { Platform } from '../../model/platform.ts';
import { commandAction } from '../matching/build.ts';
import { thingNamed } from '../matching/thing-named.ts';
import { readArguments } from '../matching/view.ts';
import { startsImage } from '../shell/wrappers/contained.ts';
import { startsAnother } from '../shell/wrappers/rows.ts';
import { deedOf } from '../words/deeds.ts';
import { nounOfCommand, nounOfOperation } from '../words/nouns.ts';
import { readAllowed } from './allowed.ts';
import { readDiskWrite, readMigration, readSettings, readTransfer, renewsCache } from './changes.ts';
import { readEnded } from './ended.ts';
import { isForTests, isOfDatabase } from './for-tests.ts';
import { ordersFed, ordersIn } from './orders.ts';
import {
  builtAndRun,
  callsService,
  isEveryday,
  isInterpreter,
  isPlayground,
  kindOf,
  runnerOf,
} from './programs.ts';
import { anyProgram, clears, destroys, mild, rehearses, withOwner } from './rules.ts';
import { sentRule } from './sent.ts';
import { isInMemory, sqlOfUnknown } from './sql.ts';
import {
  isPlainCmdlet,
  namesDeed,
  objectAround,
  readCmdlet,
  readOptions,
  readPositionals,
  readProgram,
} from './verbs.ts';
import { isVariable, weigh } from './weigh.ts';
import { holdsData, isTakenOff, isTrifle, readName, saysDestroy, wordsOf } from './words.ts';

/** Whether a call runs a task or a script by name: a runner's, an interpreter's, or one of the project's own. */
export function runsNamed(call: Call): boolean {
  const { program, name } = call;
  return (
    kindOf(program).runs ||
    builtAndRun(call) !== undefined ||
    (name.text.includes('/') &&
      /^\.{1,2}\/|^\/(?!usr\/|bin\/|opt\/|sbin\/)|^(?!node_modules|vendor|\.venv|venv)[\w.-]+\//.test(
        name.text,
      ))
  );
}

/** The deed of a program that no platform claims, as its own words tell it. */
export function generalCall(
  call: Call,
  taskIsKnown: (call: Call, name: string) => boolean,
): readonly Action[] {
  const { program } = call;
  if (program === '') return [];
  // Most calls are of a program whose words say nothing.
  if (call.via.length === 0 && kindOf(program).plain) return [];
  const built = builtAndRun(call);
  if (built) return programAction(built, built.program, true);
  const runner = runnerOf(program);
  if (runner !== undefined) return taskAction(call, runner, taskIsKnown);
  if (isInterpreter(program)) return scriptAction(call, taskIsKnown);
  // `docker run acme/tool purge --all`: the image's own program is handed the words.
  if (startsImage(call.via.at(-1) ?? '') && saysDestroy(program))
    return programAction({ ...call, args: [call.name, ...call.args] }, 'run', true);
  const started = () =>
    startsAnother(
      program,
      call.args.map(({ text }) => text),
    );
  if ((isEveryday(program) && !callsService(call)) || started()) return [];
  const sql = sqlOfUnknown(call);
  if (sql.length > 0 || isInMemory(call)) return sql;
  const sent = sentRule(call);
  if (sent) return [commandAction(anyProgram, sent, readArguments(call, anyProgram), [])];
  const said = programAction(
    call,
    program,
    call.name.text.includes('/') && taskIsKnown(call, call.name.text),
  );
  return said.length > 0
    ? said
    : [...ordersIn(call), ...ordersFed(call)].flatMap((one) => programAction(one, program, true));
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
  const said =
    named === 'destroys'
      ? { kind: named, at: -1 }
      : isPlainCmdlet(program)
        ? undefined
        : readPositionals(args);
  const options = said?.kind === 'destroys' ? undefined : readOptions(args);
  const found =
    (options?.kind === 'destroys'
      ? options
      : ((said?.kind === 'destroys' ? said : readEnded(args)) ?? said ?? options)) ??
    readDiskWrite(args) ??
    readMigration(args) ??
    readSettings(args) ??
    readTransfer(args) ??
    readAllowed(args);
  if (found === undefined || (isForTests(call) && (isOfDatabase(program, args) || isOwnScript(call))))
    return [];
  const rest = args.positionals.slice(found.at + 1).map(({ word }) => word);
  const object = objectAround(args, found.at);
  const verb = args.positionals[found.at]?.word.text ?? '';
  if (object !== undefined && (isTrifle(object) || isTakenOff(verb, wordsOf(object)))) return [];
  if (renewsCache(verb, args, rest)) return [];
  const rule = isPlayground(program) ? mild : weigh(found.kind, args, object, verb);
  // `grpcurl host:443 acme.v1.Users/DeleteUser`
  const called = /\/([A-Z]\w+)$/.exec(verb)?.[1];
  // What stands before `--delete` may be anything.
  const own =
    called !== undefined
      ? nounOfOperation(called)
      : found.at >= args.positionals.length
        ? undefined
        : nounOfObject(wordsOf(verb).length > 1 ? verb : found.at < 0 ? program : object, rest);
  const { words, noun = own } = thingNamed(args, rest, own);
  const action = commandAction(described, rule, args, words);
  if (rule === mild || (noun === undefined && action.targets.length === 0)) {
    const { thing, deed, ...plain } = action;
    return [{ ...plain, what: `“${titleOf(call)}”`, targets: [], deed: 'run' }];
  }
  const deed = deedOf(
    rule === clears ? 'change' : rule.does.verb,
    [called ?? (found.at < 0 ? program : verb)],
    true,
  );
  return [
    {
      ...action,
      what: noun ?? action.what,
      ...(noun === undefined ? {} : { thing: isVariable(words[0]?.text ?? '') ? 'variable' : noun }),
      ...(deed === undefined ? {} : { deed }),
    },
  ];
}

/** What a call is about, in its own words; undefined where that is a thing’s own name or says nothing. */
const nounOfObject = (object: string | undefined, names: readonly Word[]) =>
  object === undefined || /^[a-z]+\d+$/i.test(object) || names.some(({ text }) => text === object)
    ? undefined
    : nounOfCommand([object], names.length !== 1);

/** Options with which an interpreter looks at a script and does not run it. */
const CHECKS_ONLY: Readonly<Record<string, RegExp>> = {
  node: /^(--check|-c)$/,
  php: /^(-l|--syntax-check)$/,
  ruby: /^-\w*c$/,
  perl: /^-\w*c$/,
  bash: /^-\w*n$/,
  sh: /^-\w*n$/,
};

/** A script that an interpreter starts: its arguments are read as any program's; its name counts where it was not read. */
function scriptAction(call: Call, taskIsKnown: (call: Call, name: string) => boolean): readonly Action[] {
  const texts = call.args.map(({ text }) => text);
  const named = texts.findIndex((text) => text === '-m' || text === '-jar') + 1;
  const at = named > 0 ? named : texts.findIndex((text) => !text.startsWith('-') && text !== 'run');
  // `bash -s < wipe.sh`
  const fed = call.input?.kind === 'file' ? call.input.path : undefined;
  const script = call.args[at] ?? fed;
  if (!script?.certain) return [];
  const before = at < 0 ? texts : texts.slice(0, at);
  if (before.some((text) => CHECKS_ONLY[call.program]?.test(text))) return [];
  if (before.some((text) => /^-(c|e|p|pe|ne|r|n|i|-eval|-print|-test|Command)$/i.test(text))) return [];
  const name = script.text.split(texts[at - 1] === '-m' ? '.' : /[\\/]/).at(-1) ?? '';
  const isScript =
    named > 0 ||
    /\.\w{1,4}$/.test(name) ||
    /^(manage|artisan|console|cli|bin|rails|occ|yii|spark|think|craft|flow|typo3|magento|drush)$/.test(name);
  // A module of everyday use (`python -m pip`) is as well known as the program of that name.
  if (!isScript || isEveryday(name) || name === 'setup.py' || isForTests(call)) return [];
  const inner = { ...call, program: name, args: call.args.slice(at + 1) };
  return programAction(inner, name, taskIsKnown(call, script.text));
}

/** A program of the project itself: `./manage.sh`, `bin/console`. */
const isOwnScript = ({ name }: Call): boolean =>
  name.certain && /^(\.\.?\/|(?:bin|scripts?|tools)\/)[\w./-]+$/.test(name.text);

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
      verb: 'run',
      what: 'task',
      why: 'The task’s name says that it destroys something.',
    },
  ];
}

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
  const text = [call.program, ...call.args.map((word) => word.text)].join(' ').replace(/\s+/g, ' ');
  return text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : text;
}

const LONGEST_TITLE = 60;
