import type { Action } from '../../model/action.ts';
import type { Call, Place } from '../../model/call.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { GuardedFiles } from '../../model/guarded.ts';
import type { Policy } from '../../model/policy.ts';
import type { Edit } from '../../model/request.ts';
import { weighsEdit } from '../edits/weighed.ts';
import { writtenChanges } from '../edits/written-changes.ts';
import { fileTextBefore } from '../file-text.ts';
import { matchesGlob } from '../globs/glob.ts';
import { resolvePath } from '../paths.ts';
import { flatMap } from '../verdict/lists.ts';
import { guardsOf, isAmong, isBelow } from './guarded-globs.ts';
import { textTouches, touchesKeys } from './settings-keys.ts';
import { mayWrite, REMOVES_ONLY, writesOf } from './written-paths.ts';

/** The workspace's own policy: a change of it is always shown first. */
const POLICY_FILE = '**/.chaperone.jsonc';
const NOWHERE: Place = { start: 0, end: 0 };

/** `weighed`: shown for what this change does, and not for the file alone. */
type Level = 'guard' | 'protected' | 'weighed';

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
    const before = fileTextBefore(fact);
    const guard = guardsOf(path, false, at.guarded);
    const settled = isSettled(path, at) && edit.changes.every(({ kind }) => kind === 'write');
    const weighed = guard.some(({ keys }) => keys !== undefined) || isWeighed(path, at);
    if ((settled || weighed) && fact === undefined) questions.push(question);
    const level = levelOf(guard, (keys) => touchesKeys(path, before, edit.changes, keys), path, {
      ...at,
      fresh: settled && fact?.kind === 'file' && fact.state === 'missing',
      weighs: () => weighsEdit(path, edit.changes, before),
    });
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
      const touched = (keys: readonly string[]) => whole || textTouches(fileText(call, command), keys);
      const { policy, roots, facts } = at;
      const level = levelOf(guard, touched, path, {
        policy,
        roots,
        fresh: !whole && isSettled(path, at) && isNew(path, facts, questions),
        weighs: () => whole || weighsWrite(call, path, facts, questions),
      });
      // What a removal loses is another rule's question; a mode or a date changes nothing that is in the file.
      const aside = level !== 'guard' && (REMOVES_ONLY.test(call.program) || at.leaveOut(path));
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
  at: { policy: Policy; roots: readonly string[]; fresh: boolean; weighs(): boolean },
): Level | undefined {
  if (guard.some(({ keys }) => keys === undefined || touched(keys))) return 'guard';
  if (matchesGlob(POLICY_FILE, path)) return 'protected';
  if (guard.length > 0 && at.weighs()) return 'weighed';
  if (KEEPS.test(path)) return undefined;
  const settled = at.fresh || SAMPLE.test(path);
  if (!isBelow(path, settled ? unsettled(at.policy) : at.policy.protectedFiles, at.roots)) return undefined;
  if (!isWeighed(path, at)) return 'protected';
  return at.weighs() ? 'weighed' : undefined;
}

/** Whether only some changes of a file are shown: no line of the policy names it otherwise. */
const isWeighed = (path: string, { policy, roots }: { policy: Policy; roots: readonly string[] }): boolean =>
  policy.weighedFiles !== undefined &&
  isBelow(path, policy.weighedFiles, roots) &&
  !isBelow(path, strict(policy), roots);

const stricts = new WeakMap<Policy, readonly string[]>();

/** The protected files of which every change is shown. */
function strict(policy: Policy): readonly string[] {
  const known = stricts.get(policy);
  if (known) return known;
  const weighed = new Set(policy.weighedFiles);
  const made = policy.protectedFiles.filter((glob) => !weighed.has(glob));
  stricts.set(policy, made);
  return made;
}

/** Whether what a call writes into a file is worth a look; what it writes is seldom known. */
function weighsWrite(call: Call, path: string, facts: Facts, questions: Question[]): boolean {
  const question: Question = { kind: 'file', path };
  const fact = facts.get(factKey(question));
  if (fact === undefined) questions.push(question);
  return weighsEdit(path, writtenChanges(call, path), fileTextBefore(fact));
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

/** What can be known of the text that a call writes. */
function fileText(call: Call, command: string): string {
  const input =
    call.input?.kind === 'text'
      ? call.input.word.text
      : call.input?.kind === 'pipe'
        ? (call.input.text?.text ?? '')
        : '';
  const own = call.place.file === undefined ? command : '';
  return [own, input, ...call.args.map(({ text }) => text)].join('\n');
}

const WHY: Readonly<Record<Level, string>> = {
  guard:
    'This file decides whether and how agents are supervised. An agent does not change its own supervision.',
  protected: 'This file is protected: a person sees every change of it before it lands.',
  weighed:
    'The change lets go of something that this file holds, lets somebody do more or points elsewhere: a person sees it before it lands.',
};

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
    why: WHY[level],
    instead: '',
    selfConfirmed: undefined,
    docs: '',
    paths,
    cwd,
    place: at.place,
    via: at.via,
  };
}
