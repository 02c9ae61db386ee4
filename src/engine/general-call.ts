import type { Action } from '../model/action.ts';
import type { Call, Word } from '../model/call.ts';
import type { Platform, Rule } from '../model/platform.ts';
import { commandAction } from './build.ts';
import { isEveryday, isInterpreter, isPlayground, runnerOf } from './general-programs.ts';
import type { Reading } from './general-words.ts';
import { holdsData, isTrifle, readName, wordsOf } from './general-words.ts';
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
  const runner = runnerOf(program);
  if (runner !== undefined) return taskAction(call, runner, taskIsKnown);
  if (isInterpreter(program)) return scriptAction(call, taskIsKnown);
  if (isEveryday(program)) return [];
  return programAction(call, program, call.name.text.includes('/') && taskIsKnown(call, call.name.text));
}

/** A program's own words; `read` where the program is a script that was read itself, so that its name says nothing more. */
function programAction(call: Call, program: string, read: boolean): readonly Action[] {
  const args = readArguments(call, anyProgram);
  if (rehearses(args)) return [];
  const named = read ? undefined : readProgram(program);
  if (named === 'safe') return [];
  const said = named === 'destroys' ? { kind: named, at: -1 } : readPositionals(args);
  const found = said ?? readOptions(args);
  if (found === undefined) return [];
  const rest = args.positionals.slice(found.at + 1).map(({ word }) => word);
  const object = objectAround(args, found.at);
  if (object !== undefined && isTrifle(object)) return [];
  const rule = isPlayground(program) ? mild : weigh(found.kind, args, object);
  const action = commandAction(anyProgram, rule, args, rest);
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

function weigh(kind: Reading, args: Arguments, object: string | undefined): Rule {
  if (kind === 'destroys') return destroys;
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

function readProgram(program: string): Reading {
  const parts = wordsOf(program.replace(/\.(sh|bash|py|js|ts|mjs|cjs|rb|pl|ps1|bat|cmd|exe|php)$/i, ''));
  if (parts.length < 2 && !/[A-Z]/.test(program))
    return parts[0] === 'nuke' || parts[0] === 'teardown' ? 'destroys' : undefined;
  if (!namesDeed(parts.join('-')) && readName(parts.join('-')) === 'destroys') return undefined;
  const reading = readName(parts.join('-'));
  return reading === 'destroys' || reading === 'safe'
    ? reading === 'safe' && parts.every((part) => readName(part) !== 'destroys')
      ? undefined
      : reading
    : undefined;
}

/** The verb among the first words that are no option. What stands behind a safe verb is data. */
function readPositionals(args: Arguments): { kind: Reading; at: number } | undefined {
  let passed = 0;
  for (let at = 0; at < Math.min(args.positionals.length, 5); at += 1) {
    const { word } = args.positionals[at] ?? {};
    if (!word?.certain || !/^[A-Za-z_][\w.:-]{1,60}$/.test(word.text)) {
      // One name may stand before the verb: `acme cluster prod-1 delete`.
      passed += 1;
      if (passed > 1 || at === 0) return undefined;
      continue;
    }
    const simple = wordsOf(word.text).length === 1;
    const kind = simple || at < 2 ? readName(word.text) : readFirst(word.text);
    if (kind === 'safe') return undefined;
    if (kind === 'either') {
      const next = args.positionals[at + 1]?.word;
      const verb = next && wordsOf(next.text).length === 1 ? readName(next.text) : undefined;
      return verb === 'destroys' || verb === 'soft' ? { kind: verb, at: at + 1 } : undefined;
    }
    if (kind !== undefined) return { kind, at };
  }
  return undefined;
}

/** Later words are often names of things (`user-reset`): there only a leading verb counts. */
function readFirst(name: string): Reading {
  const kind = readName(name);
  return kind === 'destroys' && readName(wordsOf(name)[0] ?? '') !== 'destroys' ? undefined : kind;
}

const MILD_OPTION =
  /-(protection|branch|after|marker|policy|empty|orphans|caps?|privileges|on|older-than|source|merged)\b/;
const MAKES_ANEW =
  /^--?(reset|replace|overwrite|recreate|full-refresh|clobber|force-reset|wipe|clean-slate)(-(all|existing|data|state|everything))?$/;

/** An option that is a deed: `--delete`, `--wipe-data`, `--reset-offsets`; and `--delete-removed` of a mirror. */
function readOptions(args: Arguments): { kind: Reading; at: number } | undefined {
  if (readName(args.positionals[0]?.word.text ?? '') === 'safe') return undefined;
  const kinds = args.options
    .filter(({ value }) => !/^(false|no|0)$/.test(value?.text ?? ''))
    .map(({ name }) => readOption(name));
  const kind = kinds.includes('destroys') ? 'destroys' : kinds.includes('soft') ? 'soft' : undefined;
  return kind === undefined ? undefined : { kind, at: args.positionals.length };
}

/** `--rm` and `--remove x` clean up or take one thing out of a list; `--clean` and `--clear` are about the output. */
function readOption(name: string): Reading {
  const said = /^--?([a-z][a-z-]{2,40})$/i.exec(name)?.[1];
  if (said === undefined || MILD_OPTION.test(name)) return undefined;
  if (MAKES_ANEW.test(name)) return 'soft';
  // What a lone `--purge` throws away is as often a cache.
  if (said === 'purge') return 'soft';
  if (wordsOf(said).length === 1)
    return /^(delete|destroy|wipe|drop|erase|truncate|nuke|terminate)$/.test(said) ? 'destroys' : undefined;
  const certain = /^(delete|destroy|wipe|purge|nuke|terminate)-/.test(said) || holdsData(said);
  return certain && readName(said) === 'destroys' ? 'destroys' : undefined;
}

/** What the verb is about: its own other words, the word before it, or the word behind it. */
function objectAround(args: Arguments, at: number): string | undefined {
  const text = (index: number) => args.positionals[index]?.word.text;
  const own =
    at < 0
      ? wordsOf(args.call.program).slice(1).join('-')
      : wordsOf(text(at) ?? '')
          .slice(1)
          .join('-');
  if (own !== '') return `${own} ${wordsOf(text(at) ?? '')[0] ?? ''}`;
  const before = at > 0 ? text(at - 1) : undefined;
  const after = text(at + 1);
  if (before !== undefined && (isTrifle(before) || holdsData(before))) return before;
  return before ?? (after !== undefined && /^[a-z][a-z_-]{1,30}$/.test(after) ? after : undefined);
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
  const name = script.text.split(/[\\/]/).at(-1) ?? '';
  const isScript =
    named > 0 || /\.\w{1,4}$/.test(name) || /^(manage|artisan|console|cli|bin|rails)$/.test(name);
  // A module of everyday use (`python -m pip`) is as well known as the program of that name.
  if (!isScript || isEveryday(name)) return [];
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
  if (hit === undefined || shows || rehearses(args) || (!led && isManager(call.program))) return [];
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

/** `pnpm remove x` and `yarn clean` are the package managers' own. */
const isManager = (program: string) => /^(pnpm|yarn|npm|bun)$/.test(program);

function isTaskThatDestroys(name: string): boolean {
  return namesDeed(name) && !isTrifle(name);
}

/** The name of a script or a task: what it removes may be a mere word of a text, unless it is something that holds data. */
const namesDeed = (name: string) =>
  readName(name) === 'destroys' && (!/^(remove|rm|del|strip|drop)[-_:]/.test(name) || holdsData(name));

function titleOf(call: Call): string {
  return [call.program, ...call.args.map(({ text }) => text)].join(' ').slice(0, 60);
}
