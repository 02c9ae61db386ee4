import type { Action } from '../../model/action.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Policy } from '../../model/policy.ts';
import type { Change, Edit, Request } from '../../model/request.ts';
import { fileText } from '../file-text.ts';
import { generalAction } from '../general/action.ts';
import { resolvePath } from '../paths.ts';
import { distinct, type PlanPorts, WHOLE } from '../plan/found.ts';
import { planLines } from '../plan/lines.ts';
import { readerOf } from './armed-files.ts';

/**
 * Edits of files that run by themselves: hooks, pipelines, what an installation starts. What their new lines would do is
 * judged when they are written, for nobody is asked when they run.
 */
export function armedEdits(
  edits: readonly Edit[],
  request: Request,
  facts: Facts,
  policy: Policy,
  ports: PlanPorts,
): { readonly actions: readonly Action[]; readonly questions: readonly Question[] } {
  const actions: Action[] = [];
  const questions: Question[] = [];
  for (const edit of edits) {
    const path = resolvePath(request.cwd, edit.path) ?? edit.path;
    const reader = readerOf(path);
    if (reader === undefined) continue;
    const question: Question = { kind: 'file', path };
    const fact = facts.get(factKey(question));
    const before = fileText(fact);
    const old = new Set(before === undefined ? [] : reader(before).map(({ command }) => command));
    const lines = edit.changes
      .flatMap((change) => reader(textOf(change, before)))
      .filter(({ command }) => command.trim() !== '' && !old.has(command));
    if (lines.length === 0) continue;
    if (fact === undefined) questions.push(question);
    const found = planLines(
      lines,
      { ...request, act: { kind: 'other', tool: 'edit' } },
      facts,
      policy,
      ports,
    );
    const heavy = (action: Action): boolean =>
      weighs(action, request) ||
      (INSTALLS.test(path) && isUnsure(action)) ||
      (HOOKS.test(path) && discards(action));
    for (const action of found.actions)
      if (heavy(action)) actions.push({ ...action, place: WHOLE, via: [...action.via, edit.path] });
    if (INSTALLS.test(path) && found.unread?.some(({ weight }) => weight === 'code') === true)
      actions.push(unknown(path, request.cwd));
  }
  return { actions: distinct(actions), questions };
}

/** What git starts by itself, in the folder in which people work. */
const HOOKS = /(^|[/\\])(\.husky|\.githooks|\.hooks|hooks)[/\\][\w-]+$|(^|[/\\])\.?lefthook[\w-]*\.ya?ml$/;

/** Work in progress goes, and of a hook nobody keeps a copy first. */
const discards = ({ undo, verb, paths }: Action): boolean =>
  undo === 'files' && paths === undefined && verb !== 'edit';

const isUnsure = ({ undo, verb, targets }: Action): boolean =>
  undo === 'files' && verb === 'delete' && targets.some(({ certain }) => !certain);

/** What every installation runs, on every machine. */
const INSTALLS = /(^|[/\\])package\.json$/;

const unknown = (path: string, cwd: string | undefined): Action =>
  generalAction(
    { place: WHOLE, via: [], cwd },
    {
      rule: 'install-script',
      verb: 'edit',
      what: 'script that every installation runs',
      undo: 'files',
      undoNote: '',
      targets: [{ name: path, certain: true }],
      paths: [path],
      hints: [],
      why: 'Every installation of the package would run something of which nobody knows what it does.',
    },
  );

/** The text in which the new lines stand: the whole file where it is known, else what is put in. */
function textOf(change: Change, before: string | undefined): string {
  switch (change.kind) {
    case 'write':
      return change.text;
    case 'replace':
      return before?.includes(change.before) === true && change.before !== ''
        ? before.replace(change.before, () => change.after)
        : change.after;
    case 'patch':
      return change.text
        .split('\n')
        .filter((line) => /^\+(?!\+\+)/.test(line))
        .map((line) => line.slice(1))
        .join('\n');
    case 'delete':
      return '';
  }
}

/** Files of the project that such a line removes are made again by the next run; others are not. */
function weighs({ undo, verb, rule, paths = [] }: Action, { cwd, roots }: Request): boolean {
  // A pipeline is where things are published.
  if (verb === 'edit' || rule === 'publish') return false;
  if (undo !== 'files') return undo === 'none' || undo === 'vendor';
  const folders = [...roots, ...(cwd === undefined ? [] : [cwd])].map(
    (folder) => `${folder.replace(/\/+$/, '')}/`,
  );
  return paths.some(
    (path) =>
      /^(\/|~|[A-Za-z]:[\\/])/.test(path) &&
      !/^(\/private)?\/(tmp|var\/tmp)\//.test(path) &&
      !folders.some((folder) => `${path}/`.startsWith(folder)),
  );
}
