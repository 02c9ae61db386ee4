import type { Action } from '../../model/action.ts';
import type { Facts, Question } from '../../model/fact.ts';
import { factKey } from '../../model/fact-key.ts';
import type { Change, Edit } from '../../model/request.ts';
import { fileText, fileTextBefore } from '../file-text.ts';
import type { Source } from '../general/action.ts';
import { generalAction } from '../general/action.ts';
import { resolvePath } from '../paths.ts';
import { WHOLE } from '../plan/found.ts';
import type { EditedText } from './edited-text.ts';
import { editedText } from './edited-text.ts';
import { flatSettings } from './flat-settings.ts';
import { loosens } from './loosening.ts';
import { mentionsInfrastructure, takesProtection } from './protections.ts';
import { settingChanges } from './setting-changes.ts';
import { isLost } from './weighed-kinds.ts';

const SETTINGS = /\.(tf|tofu|hcl|bicep|template|ya?ml|json)$/i;
/** Programs that describe infrastructure: AWS CDK, Pulumi, CDK for Terraform. */
const PROGRAMS = /\.([cm]?[jt]s|py|go|java|kt|cs|rb)$/i;
/** Files whose name alone says it. */
const INFRASTRUCTURE = /(^|[/\\])(sst\.config|alchemy\.run|cdktf|serverless|pulumi)[\w.]*\.\w+$/i;
const TESTS =
  /(^|[/\\])(tests?|__tests__|specs?|fixtures|node_modules|docs|examples?)[/\\]|[._-](test|spec)\.\w+$/i;

/** Edits that take deletion protection and the like out of infrastructure as code, and the files that must be read to tell. */
export function weakenedEdits(
  edits: readonly Edit[],
  cwd: string | undefined,
  facts: Facts,
): { readonly actions: readonly Action[]; readonly questions: readonly Question[] } {
  const questions: Question[] = [];
  const hit: string[] = [];
  for (const edit of edits) {
    const path = resolvePath(cwd, edit.path) ?? edit.path;
    const program = PROGRAMS.test(path);
    if (TESTS.test(edit.path) || !(program || SETTINGS.test(path))) continue;
    const question: Question = { kind: 'file', path };
    const fact = facts.get(factKey(question));
    const text = fileText(fact);
    const own = edit.changes.map(wordsOf).join('\n');
    // A change that names no protection cannot be told from the whole file alone where that is rewritten.
    const whole = edit.changes.some(({ kind }) => kind === 'write');
    const concerns =
      !program ||
      mentionsInfrastructure(own) ||
      /protect|termination|retain|removal|force_?(?:destroy|delete)/i.test(own);
    if (!concerns) continue;
    if (fact === undefined && (whole || program || DESCRIBES.test(own) || PLACES.test(path)))
      questions.push(question);
    const described =
      INFRASTRUCTURE.test(path) ||
      mentionsInfrastructure(`${text ?? ''}\n${own}`) ||
      (text === undefined && STACKS.test(edit.path));
    if (program && !described) continue;
    const edited = editedText(edit.changes, fileTextBefore(fact));
    const settings = !program && (DESCRIBES.test(edited.before) || PLACES.test(path));
    if (
      (settings && lowers(path, edited)) ||
      (!(settings && edited.whole) && takes(edit.changes, edited, text))
    )
      hit.push(path);
  }
  const source = { place: WHOLE, via: [], cwd };
  return { actions: hit.length === 0 ? [] : [protectionRemoved(source, hit)], questions };
}

const lowers = (path: string, { before, after, whole }: EditedText): boolean =>
  settingChanges(flatSettings(path, before), flatSettings(path, after), whole).some(
    (one) => loosens(one) || isLost(one),
  );

const takes = (changes: readonly Change[], edited: EditedText, text: string | undefined): boolean =>
  edited.whole
    ? takesProtection(edited.before, edited.after)
    : changes.some((change) => weakens(change, text));

/** Places and marks of files of which every setting is carried out. */
const PLACES =
  /\.(tf|tofu|tfvars|hcl|bicep)$|(^|[/\\])(argo-?cd|argo|flux(-system)?|gitops|charts?|helm|k8s|kubernetes|manifests|velero|infra(structure)?|terraform|clusters)[/\\]|(^|[/\\])values[\w.-]*\.ya?ml$/i;
const DESCRIBES =
  /^\s*apiVersion:|AWSTemplateFormatVersion|^\s*["']?Resources["']?\s*:|^\s*["']?Type["']?\s*:\s*["']?AWS::/m;

/** Whether a path alone says that infrastructure is described there. */
export const describesInfrastructure = (path: string): boolean =>
  !TESTS.test(path) &&
  (SETTINGS.test(path) || INFRASTRUCTURE.test(path) || (PROGRAMS.test(path) && STACKS.test(path)));

const STACKS =
  /(^|[/\\])(infra(structure)?|cdk|iac|pulumi|stacks?|deploy(ment)?|terraform)[/\\]|stack\.\w+$/i;

/** The action of a change that takes protection away. */
export function protectionRemoved(source: Source, paths: readonly string[]): Action {
  return generalAction(source, {
    rule: 'protection-removed',
    verb: 'edit',
    what: 'protection of infrastructure',
    undo: 'files',
    undoNote: '',
    targets: paths.map((name) => ({ name, certain: true })),
    paths,
    hints: [],
    why: 'The change takes away what keeps something from being deleted: the next deployment may delete it.',
  });
}

const wordsOf = (change: Change): string =>
  change.kind === 'replace'
    ? `${change.before}\n${change.after}`
    : change.kind === 'delete'
      ? ''
      : change.text;

function weakens(change: Change, text: string | undefined): boolean {
  switch (change.kind) {
    case 'replace':
      return takesProtection(change.before, change.after);
    case 'write':
      return text !== undefined && takesProtection(text, change.text);
    case 'patch':
      return takesProtection(marked(change.text, '-'), marked(change.text, '+'));
    case 'delete':
      return false;
  }
}

/** The lines of a patch that it takes out or puts in. */
const marked = (patch: string, sign: '+' | '-'): string =>
  patch
    .split('\n')
    .filter((line) => line.startsWith(sign) && !line.startsWith(sign.repeat(3)))
    .map((line) => line.slice(1))
    .join('\n');
