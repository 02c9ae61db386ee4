import type { Action } from '../../model/action.ts';
import type { Call, Place } from '../../model/call.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { GuardedFiles } from '../../model/guarded.ts';
import type { Policy } from '../../model/policy.ts';
import type { Edit } from '../../model/request.ts';
import { byText } from '../by-text.ts';
import { mayHoldCode, pathsInCode } from '../edits/code-writes.ts';
import { matchesGlob } from '../globs/glob.ts';
import { pathOf } from '../matching/build.ts';
import { resolvePath } from '../paths.ts';
import { flatMap } from '../verdict/lists.ts';
import { guardsOf, isAmong, isBelow } from './guarded-globs.ts';
import { textTouches, touchesKeys } from './settings-keys.ts';

/** The workspace's own policy: a change of it is always shown first. */
const POLICY_FILE = '**/.chaperone.jsonc';
const NOWHERE: Place = { start: 0, end: 0 };

type Level = 'guard' | 'protected';

/** Edits of files that a person must see first, and the files that must be read to know what changes. */
export function editActions(
  edits: readonly Edit[],
  cwd: string | undefined,
  at: { guarded: readonly GuardedFiles[]; facts: Facts; policy: Policy; roots: readonly string[] },
): { actions: readonly Action[]; questions: readonly Question[] } {
  const actions: Action[] = [];
  const questions: Question[] = [];
  for (const edit of edits) {
    const path = resolvePath(cwd, edit.path) ?? edit.path;
    const question: Question = { kind: 'file', path };
    const fact = at.facts.get(factKey(question));
    const before =
      fact?.kind === 'file'
        ? fact.state === 'text'
          ? fact.text
          : fact.state === 'missing'
            ? ''
            : undefined
        : undefined;
    const guard = guardsOf(path, false, at.guarded);
    const settled = isSettled(path, at) && edit.changes.every(({ kind }) => kind === 'write');
    if ((settled || guard.some(({ keys }) => keys !== undefined)) && fact === undefined)
      questions.push(question);
    const fresh = settled && fact?.kind === 'file' && fact.state === 'missing';
    const level = levelOf(guard, (keys) => touchesKeys(before, edit.changes, keys), path, { ...at, fresh });
    if (level !== undefined)
      actions.push(action(level, [path], guard[0]?.title, cwd, { place: NOWHERE, via: [] }));
  }
  return { actions, questions };
}

/** Calls that write, move, link or remove such files. */
export function writeActions(
  calls: readonly Call[],
  command: string,
  at: {
    guarded: readonly GuardedFiles[];
    policy: Policy;
    roots: readonly string[];
    facts: Facts;
    /** Files that have rules of their own. */
    leaveOut(path: string): boolean;
  },
  questions: Question[],
): readonly Action[] {
  return flatMap(calls, (call) => {
    if (!mayWrite(call)) return [];
    for (const { path, whole } of writesOf(call)) {
      const guard = guardsOf(path, whole, at.guarded);
      // What is written is seldom known; that it does not name the switch is enough to show it only.
      const touched = (keys: readonly string[]) => whole || textTouches(textOf(call, command), keys);
      const fresh = !whole && isSettled(path, at) && isNew(path, at.facts, questions);
      const level = levelOf(guard, touched, path, { ...at, fresh });
      // What a removal loses is another rule's question; a mode or a date changes nothing that is in the file.
      const aside = level === 'protected' && (REMOVES_ONLY.test(call.program) || at.leaveOut(path));
      if (level !== undefined && !aside) return [action(level, [path], guard[0]?.title, call.cwd, call)];
    }
    return [];
  });
}

/** An agent that is about to take over new settings from a guarded file. */
export function configureActions(
  paths: readonly string[],
  cwd: string | undefined,
  guarded: readonly GuardedFiles[],
): readonly Action[] {
  const hit = paths
    .map((path) => resolvePath(cwd, path) ?? path)
    .filter((path) => guarded.some(({ globs }) => isAmong(path, globs)));
  const title = guarded.find(({ globs }) => hit.some((path) => isAmong(path, globs)))?.title;
  if (hit.length === 0) return [];
  return [{ ...action('guard', hit, title, cwd, { place: NOWHERE, via: [] }), rule: 'guard-configure' }];
}

function levelOf(
  guard: readonly GuardedFiles[],
  touched: (keys: readonly string[]) => boolean,
  path: string,
  at: { policy: Policy; roots: readonly string[]; fresh: boolean },
): Level | undefined {
  if (guard.some(({ keys }) => keys === undefined || touched(keys))) return 'guard';
  if (guard.length > 0 || matchesGlob(POLICY_FILE, path)) return 'protected';
  if (KEEPS.test(path)) return undefined;
  const settled = at.fresh || SAMPLE.test(path);
  const shown = isBelow(path, settled ? unsettled(at.policy) : at.policy.protectedFiles, at.roots);
  return shown ? 'protected' : undefined;
}

/** Whether a file is one of those of which a new one is everyday work. */
const isSettled = (path: string, { policy, roots }: { policy: Policy; roots: readonly string[] }): boolean =>
  policy.settledFiles !== undefined && isBelow(path, policy.settledFiles, roots);

/** Whether nothing stands there yet; asks for it where that is not known. */
function isNew(path: string, facts: Facts, questions: Question[]): boolean {
  const question: Question = { kind: 'file', path };
  const fact = facts.get(factKey(question));
  if (fact === undefined) questions.push(question);
  return fact?.kind === 'file' && fact.state === 'missing';
}

/** What `.env` may hold, with made-up values. */
const SAMPLE = /(^|[/\\])\.env(\.[\w-]+)*\.(example|sample|template|tmpl|dist|defaults?|schema)$/i;
/** Files that only keep a folder. */
const KEEPS = /(^|[/\\])\.(git)?keep$/;
const ENVIRONMENTS = '.env.*';

const others = new WeakMap<Policy, readonly string[]>();

/** The protected files of which a new one is shown too. */
function unsettled(policy: Policy): readonly string[] {
  const known = others.get(policy);
  if (known) return known;
  const settled = new Set(policy.settledFiles);
  const made = policy.protectedFiles.filter((glob) => !settled.has(glob) && glob !== ENVIRONMENTS);
  others.set(policy, made);
  return made;
}

interface Write {
  readonly path: string;
  /** The file goes away or comes from elsewhere as a whole. */
  readonly whole: boolean;
}

const REMOVES =
  /^(rm|unlink|rmdir|shred|srm|trash|trash-put|del|erase|rd|remove-item|mv|move|move-item|rename|rename-item|ln|mklink|chattr|chmod|chown|icacls|attrib|mount)$/i;
const REMOVES_ONLY =
  /^(rm|unlink|rmdir|shred|srm|trash|trash-put|del|erase|rd|remove-item|chattr|chmod|chown|icacls|attrib|touch|git)$/i;
const WRITES =
  /^(tee|truncate|touch|sponge|patch|ex|ed|vim|vi|nvim|nano|emacs|set-content|add-content|out-file|new-item|clear-content|sqlite3)$/i;
const LAST = /^(cp|install|rsync|scp|copy|copy-item|robocopy|xcopy|ditto)$/i;
const IN_PLACE = /^(g?sed|perl|ruby|yq|jq|awk|gawk|prettier|jsonlint)$/;
const WRITERS = [REMOVES, WRITES, LAST, IN_PLACE, /^(dd|git|curl|wget)$/];

const isWriter = byText(
  (program) => mayHoldCode(program) || WRITERS.some((writers) => writers.test(program)),
);

/** Whether `writesOf` could find anything: most calls redirect nothing and are of no program that writes. */
const mayWrite = ({ program, output }: Call): boolean => output.length > 0 || isWriter(program);

/** The files that a call writes, as far as its words say. */
function writesOf(call: Call): readonly Write[] {
  const words = call.args.filter(({ text }) => text !== '' && (!/^-/.test(text) || /=/.test(text)));
  const path = (at: number) => words.slice(at).map((word) => pathOf(word, call));
  const writes: Write[] = call.output.map(({ target }) => ({ path: pathOf(target, call), whole: false }));
  const add = (paths: readonly string[], whole: boolean) =>
    writes.push(...paths.map((one) => ({ path: one, whole })));
  add(
    pathsInCode(call).map((one) => resolvePath(call.cwd, one) ?? one),
    false,
  );
  const { program } = call;
  const args = call.args.map(({ text }) => text);
  // What is mounted already is mounted otherwise: nothing is covered by it.
  if (program === 'mount' && args.some((arg) => /\bremount\b/.test(arg))) return writes;
  if (REMOVES.test(program)) add(path(0), true);
  else if (WRITES.test(program)) add(path(0), false);
  else if (LAST.test(program)) {
    const destination = words.at(-1);
    // A file on another machine is not one of the workspace's.
    if (destination && !/^([\w.-]+@)?[\w.-]{2,}:/.test(destination.text)) {
      const into = pathOf(destination, call);
      const names = words
        .slice(0, -1)
        .map(({ text }) => `${into.replace(/\/+$/, '')}/${text.split('/').at(-1) ?? ''}`);
      add(
        [
          into,
          ...names,
          ...words.filter(({ text }) => /^--?t/.test(text)).map(({ text }) => text.split('=')[1] ?? ''),
        ],
        false,
      );
    }
  } else if (
    IN_PLACE.test(program) &&
    args.some((arg) => /^(-i|--in-?place|--write|-[a-z]*i($|\.))/.test(arg))
  )
    add(path(0), false);
  else if (program === 'dd')
    add(
      args.filter((arg) => arg.startsWith('of=')).map((arg) => resolvePath(call.cwd, arg.slice(3)) ?? arg),
      false,
    );
  else if (program === 'git' && /^(checkout|restore|rm|mv)$/.test(words[0]?.text ?? ''))
    add(path(1), words[0]?.text === 'rm');
  else if (/^(curl|wget)$/.test(program)) {
    args.forEach((arg, at) => {
      if (/^(-o|-O|--output|--output-document)$/.test(arg))
        add([resolvePath(call.cwd, args[at + 1] ?? '') ?? ''], false);
    });
  }
  return writes;
}

/** What can be known of the text that a call writes. */
function textOf(call: Call, command: string): string {
  const input =
    call.input?.kind === 'text'
      ? call.input.word.text
      : call.input?.kind === 'pipe'
        ? (call.input.text?.text ?? '')
        : '';
  const own = call.place.file === undefined ? command : '';
  return [own, input, ...call.args.map(({ text }) => text)].join('\n');
}

function action(
  level: Level,
  paths: readonly string[],
  title: string | undefined,
  cwd: string | undefined,
  at: { place: Place; via: readonly string[] },
): Action {
  const guard = level === 'guard';
  return {
    platform: guard ? 'guard' : 'files',
    rule: guard ? 'guard-edit' : 'protected-edit',
    verb: 'edit',
    what: title ?? 'protected file',
    targets: paths.map((name) => ({ name, certain: true })),
    hints: [],
    undo: guard ? 'none' : 'files',
    undoNote: '',
    why: guard
      ? 'This file decides whether and how agents are supervised. An agent does not change its own supervision.'
      : 'This file is protected: a person sees every change of it before it lands.',
    instead: '',
    selfConfirmed: undefined,
    docs: '',
    paths,
    cwd,
    place: at.place,
    via: at.via,
  };
}
