import type { Json } from '../../model/request.ts';
import { turnsOffProtection } from '../edits/weakening.ts';
import { destroysByName } from '../general/started.ts';
import { readName, wordsOf } from '../general/words.ts';
import { objectOf } from '../json.ts';
import { stringsIn } from './strings.ts';

type Fields = readonly (readonly [string, Json])[];

/** Names that only look, whatever their fields say. */
const ONLY_LOOKS =
  /^(list|ls|get|show|view|describe|search|find|read|fetch|query|count|inspect|check|validate|verify|preview|plan|diff|explain|estimate|status|log|logs)$/;
const SAYS_SO = /^(is_?)?(destroy|wipe|purge|erase|nuke)(_?(all|run|mode|everything))?$/i;
const DEEPEST = 3;

/** `create_run { is_destroy: true }`: what is made is a destruction. */
export function flagged(name: string, input: Json, depth = 0): string | undefined {
  if (depth > DEEPEST || (depth === 0 && wordsOf(name).some((word) => ONLY_LOOKS.test(word))))
    return undefined;
  const fields = Object.entries(objectOf(input)).slice(0, 100);
  const said = fields.find(([key, value]) => value === true && SAYS_SO.test(key.replaceAll('-', '_')))?.[0];
  if (said !== undefined) return said;
  for (const [, value] of fields) {
    const inner = flagged(name, value, depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

const MOVES = /^(transition|move|update|edit|set|change|modify|bulk)$/;
const STATE = /^((to|new|target|next|workflow|issue)_?)?(transition|status|state|stage)(_?(name|to))?$/i;
const GONE =
  /^(delete|deleted|remove|removed|purged?|destroy(ed)?|trash(ed)?|terminated?|void(ed)?|discarded)$/i;

/** `transition_issue { transition: { name: "Delete" } }`: where a workflow ends in what is gone. */
export function movesToGone(name: string, input: Json): boolean {
  if (!wordsOf(name).some((word) => MOVES.test(word))) return false;
  return Object.entries(objectOf(input)).some(([key, value]) => {
    const said = typeof value === 'string' ? value : objectOf(value).name;
    return STATE.test(key) && typeof said === 'string' && GONE.test(said);
  });
}

/** Money that is sent away. */
const MONEY =
  /(^|_)(transfer|withdraw|send|wire|liquidate|close)_(\w+_)?(funds?|money|payments?|balance|crypto|coins?|positions?|transactions?|tokens?|eth|sol|btc|usdc|nfts?)(_|$)|^withdraw(al)?(_|$)/;

export const sendsMoney = (name: string): boolean => MONEY.test(wordsOf(name).join('_'));

/** `import_data { mode: "replace_all" }`, `aggregate { pipeline: [{ $out }] }`: what is there now is written over. */
export function replaces(name: string, fields: Fields): boolean {
  const loads = /(^|[_-])(import|restore|load)([_-]|$)/i.test(name);
  return fields.some(([key, value]) => {
    if (Array.isArray(value))
      return /pipeline/i.test(key) && value.some((stage) => '$out' in objectOf(stage));
    return (
      loads &&
      /^((import|write|load|restore)_?)?(mode|strategy|behaviou?r)$/i.test(key) &&
      typeof value === 'string' &&
      /^(replace|overwrite|truncate|drop|recreate)/i.test(value)
    );
  });
}

/** `git_push { force: true }`: history of others is written over. */
export const forcesPush = (name: string, fields: Fields): boolean =>
  wordsOf(name).includes('push') &&
  fields.some(([key, value]) => value === true && /^(force|force_?push|force_?with_?lease)$/i.test(key));

const PROTECTS = /(^|_)(protections?|retention|backups?|locks?|rulesets?|firewall|mfa|waf)(_|$)/;

/** `update_branch_protection { enforce_admins: false }`, and settings that a JSON patch turns off. RFC 6902. */
export function unguards(name: string, input: Json): boolean {
  const said = wordsOf(name).join('_');
  const off = Object.values(objectOf(input)).some(
    (value) =>
      value === false ||
      value === null ||
      (typeof value === 'string' && /^(disabled|off|none)$/i.test(value)),
  );
  return (PROTECTS.test(said) && off) || turnsOffProtection(JSON.stringify(withPatches(input, 0)));
}

/** Lists of patches as the fields that they set. */
function withPatches(value: Json, depth: number): Json {
  if (depth > DEEPEST || value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value))
    return Object.fromEntries(
      Object.entries(objectOf(value)).map(([key, one]) => [key, withPatches(one, depth + 1)]),
    );
  const patches = value.slice(0, 100).flatMap((one): readonly (readonly [string, Json])[] => {
    const { op, path, value: set = null } = objectOf(one);
    return typeof op === 'string' && typeof path === 'string' ? [[path.split('/').at(-1) ?? '', set]] : [];
  });
  return patches.length > 0 ? Object.fromEntries(patches) : value;
}

const PRESSES = /^(click|tap|press|act|type|fill|submit|double|dblclick)$/;
/** Programs that drive a page or a desktop as they are told in words. */
const AGENTS = /browser|computer|operator|desktop|selenium|playwright|stagehand|skyvern/i;
const LABEL =
  /^(element|action|task|goal|prompt|instruction|description|label|text|value|selector|name|target|title|element_?description)$/i;
/** What a button says that ends what people or data hang on. A to-do or a filter is taken away all day. */
const DELETES =
  /\b(delete|destroy|erase|wipe|drop|terminate|remove|deactivate|close)\b[^.]{0,24}\b(account|repositor(y|ies)|repo|projects?|databases?|organi[sz]ation|workspace|team|tenant|clusters?|instances?|servers?|buckets?|domain|sites?|application|environment|volumes?|tables?|droplets?|subscription|everything|all (data|files|users|records))\b|\b(permanently|irreversibly) (delete|remove|destroy)|\bdelete (this|it) (permanently|forever)|\bconfirm (the )?delet|\bto confirm delet|\bcancel (my )?subscription\b|\bfactory reset\b/i;
/** What a page writes beside a field in which a deletion is confirmed. */
const CONFIRMS = /confirm|verif|\bto (delete|remove|destroy|proceed)|\b(delete|destroy|remove)\b/i;
const TYPED = /^(text|value)$/;
const ASKS_ONLY =
  /\b(cancel|close|dismiss|keep|don.?t|do not|search|filter|icon of)\b.{0,20}\b(dialog|modal|popup|delet)/i;

/** A press on a page's button that says what it deletes: the page's own words are all that is known of it. */
export function pressesDelete(server: string, name: string, input: Json): boolean {
  const words = wordsOf(name);
  const told = AGENTS.test(server) && words.includes('task');
  if (!told && !words.some((word) => PRESSES.test(word))) return false;
  const said = [...stringsIn(input)].filter(({ key, text }) => LABEL.test(key) && text.length < 300);
  // What is typed is data, unless the page asks for it before it deletes something.
  const writes =
    words.some((word) => /^(type|fill)$/.test(word)) &&
    !said.some(({ key, text }) => !TYPED.test(key) && CONFIRMS.test(text));
  return said.some(({ key, text }) => {
    const data = writes && TYPED.test(key);
    return !data && DELETES.test(text) && !ASKS_ONLY.test(text);
  });
}

const STARTS = /^(trigger|run|start|launch|queue|dispatch|rerun|execute|schedule|play|build|invoke|submit)$/;
/** Fields that name the job, and no thing that it is about. */
const JOB =
  /^((job|pipeline|workflow|playbook|build|flow|dag|runbook|definition|deployment|automation|recipe|state_?machine|stack_?run)(_?(full|file|definition))?_?(name|id|slug|path|key)?|full_?name)$/i;

/** `triggerBuild { jobFullName: "teardown-production" }`: a job that lies elsewhere and says what it does. */
export const startsDestroyer = (name: string, fields: Fields): boolean =>
  [wordsOf(name)[0] ?? '', wordsOf(name).at(-1) ?? ''].some((word) => STARTS.test(word)) &&
  fields.some(([key, value]) => JOB.test(key) && typeof value === 'string' && destroysByName(value));

const EVERY = /^\s*(\(?\s*(1\s*=\s*1|true)\s*\)?)?\s*;?\s*$/i;

/** `update_data { whereClause: "1=1" }`: a condition that keeps nothing back. */
export const changesEverything = (name: string, fields: Fields): boolean =>
  wordsOf(name).some((word) => /^(update|modify|set|mutation|write|patch)$/.test(word)) &&
  fields.some(
    ([key, value]) =>
      /^(where|where_?clause|condition)$/i.test(key) &&
      (typeof value === 'string' ? EVERY.test(value) : JSON.stringify(value) === '{}'),
  );

/** Deeds that another thing's name makes heavy: `pg_backups { action: "restore" }`. */
const HEAVY =
  /^(restore|reset|clear|empty|flush|revoke|prune|overwrite|rollback|reinit|reinitialize|recreate|reformat|detach|deregister|unregister)$/;

/** What an operation does to the thing that its tool is called after. */
export const heavier = (name: string, operation: string): readonly string[] =>
  HEAVY.test(operation)
    ? [
        `${operation}_${wordsOf(name)
          .filter((word) => readName(word) === undefined || /^backups?$/.test(word))
          .join('_')}`,
      ]
    : [];
