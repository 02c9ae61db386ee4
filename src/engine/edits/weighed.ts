import type { Change } from '../../model/request.ts';
import { agentSettings, agentWords, editorSettings } from './agent-kinds.ts';
import { editedText } from './edited-text.ts';
import { flatSettings } from './flat-settings.ts';
import { settingChanges } from './setting-changes.ts';
import type { Kind } from './weighed-kinds.ts';
import { accessRules, built, DEPLOYED, manifest, owners, pipeline, schema } from './weighed-kinds.ts';

const KINDS: readonly Kind[] = [
  editorSettings,
  agentSettings,
  agentWords,
  accessRules,
  owners,
  pipeline,
  schema,
  built,
  manifest,
];
/** A pipeline that brings things to where people use them. */
const DEPLOYS = /(^|[/\\])[^/\\]*(deploy|prod)[^/\\]*$/i;
const AGENTS_OWN = /(^|[/\\])\.(claude|cursor|codex|gemini)[/\\]/;

/**
 * Whether a change of a file that others depend on is worth a person’s attention: whether it lets go of what was kept, lets
 * somebody do more, points elsewhere, or takes something away. `changes` or `before` are undefined where
 * nobody knows what is written or what stands there.
 */
export function weighsEdit(
  path: string,
  changes: readonly Change[] | undefined,
  before: string | undefined,
): boolean {
  const kind = KINDS.find(({ files }) => files.test(path));
  if (kind === undefined || (kind === manifest && AGENTS_OWN.test(path))) return true;
  if (kind === built) return false;
  if (changes === undefined) return before !== '' && kind.weighsLine === undefined;
  const deletes = changes.some(takesAway);
  if (deletes && (before === undefined || kind.deleted === true || DEPLOYED.test(path))) return true;
  const { before: old, after, whole } = editedText(changes, before);
  if (kind.weighsLine) return weighsLines(kind.weighsLine, old, after);
  // What a whole new text leaves out is not known without the old one.
  if (!whole && changes.some((change) => change.kind === 'write')) return true;
  const found = settingChanges(flatSettings(path, old), flatSettings(path, after), whole);
  if (found.length === 0) return false;
  const deployed = kind === pipeline ? DEPLOYS.test(path) : DEPLOYED.test(path);
  return (deployed && old.trim() !== '') || found.some((change) => kind.weighs(change));
}

const takesAway = (change: Change): boolean =>
  change.kind === 'delete' ||
  (change.kind === 'patch' &&
    /^\*\*\* Delete File:/m.test(change.text) &&
    !/^\*\*\* (?:Add|Update) File:/m.test(change.text));

function weighsLines(weighs: (line: string) => boolean, before: string, after: string): boolean {
  const old = new Set(before.split('\n'));
  return after.split('\n').some((line) => !old.has(line) && weighs(line));
}
