import type { Json } from '../../model/request.ts';
import { objectOf } from '../json.ts';
import { readForm } from '../payload/http/url.ts';
import { firstOf } from '../verdict/lists.ts';
import { wordsOf } from './words.ts';

type Pair = readonly [name: string, value: Json];

/** Fields of a request that end or hide a thing, whatever the API calls it. */
const ENDS =
  /^_?(paused|suspended|deleted|archived|in_?trash|trashed|is_?deleted|is_?archived|is_?suspended|destroy|wipe|purge_everything|force_?destroy|(drop|delete|purge|wipe|truncate|remove|flush)_?(all|everything|database))$/i;
/** Nothing is left running. */
const COUNTS =
  /^(quantity|num_?instances|num_?replicas|replicas|instance_?count|desired_?count|node_?count|history_retention_seconds)$/i;
const PROTECTS = /^(is_?)?protected$/i;
/** Everybody may see it. */
const PRIVATE = /^(is_?)?private$/i;
const PUBLIC = /^((is_?)?public|publicly_?accessible)$/i;

/** What ends only where the thing itself is one that people or data hang on: an issue is closed every day. */
const SHUTS =
  /^(is_?)?(closed|disabled|blocked|banned|deactivated|inactive|locked|frozen|terminated|revoked)$/i;
const RUNS = /^(is_?|account_?|user_?)?(active|enabled)$/i;
const STATE = /^((account|user|tenant|project|lifecycle|operational)_?)?(status|state)$/i;
const ENDED =
  /^(suspended?|disabled?|deactivated?|inactive|closed?|archived?|deleted?|terminated?|trash(ed)?|banned?|blocked|revoked?|cancell?ed|retired?|decommissioned|locked|removed|deprovisioned)$/i;

/** A state that nothing comes back from by itself, whatever it is of. */
const GONE = /^(deleted?|voided?|destroyed?|terminated?|purged?)$/i;

const WEIGHTY = new Set(
  `user account member customer employee org organization organisation tenant workspace project team app application client
   site domain zone server instance vm machine database db cluster service bucket environment env repository repo store shop
   subscription license licence key token credential board channel space namespace connection realm group device`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Whether a word names something that people or data hang on. */
export const isWeighty = (name: string): boolean =>
  wordsOf(name).some((word) => WEIGHTY.has(word.replace(/ies$/, 'y').replace(/s$/, '')));

const WRAPPERS =
  /^(input|data|attributes|params|body|payload|update|updates|set|_set|patch|changes|values|request)$/i;
/** What a request is about, not what it sets. */
const SOUGHT = /^(where|filters?|query|selector|criteria|match|conditions?)$/i;
const MOST = 300;
const LONGEST = 20_000;

/**
 * Whether the fields of a change end something, leave none of it running or open it to everybody. `subject` is what is
 * changed, as its path or the operation's name says: `/v1/users/42`, `update_account`.
 */
export function endsByField(value: Json, subject: string): boolean {
  const pairs = firstOf(pairsIn(value, 0), MOST);
  const top = firstOf(topOf(value, subject), MOST);
  return (
    pairs.some(ends) ||
    top.some(([name, one]) => STATE.test(name) && GONE.test(textOf(one))) ||
    (isWeighty(subject) && top.some(shuts))
  );
}

/** The same of a body as it is sent: JSON, or a form or query. */
export function endsByText(text: string, subject: string): boolean {
  const start = text.slice(0, LONGEST).trim();
  if (start === '') return false;
  return endsByField(/^[[{]/.test(start) ? patched(json(start)) : formOf(start), subject);
}

const formOf = (text: string): Json =>
  Object.fromEntries(readForm(text).map(([name, value]) => [name, value]));

/** What a JSON patch sets, as the fields that it sets. RFC 6902. */
function patched(given: Json): Json {
  // SCIM calls the list `Operations`. RFC 7644, section 3.5.2.
  const { Operations: listed } = objectOf(given);
  const value = listed ?? given;
  if (!Array.isArray(value)) return value;
  const set = value.slice(0, MOST).flatMap((item) => {
    const { op, path, value: given } = objectOf(item);
    return typeof op === 'string' && typeof path === 'string'
      ? [[path.split('/').at(-1) ?? '', given ?? null]]
      : [];
  });
  return set.length === 0 ? value : Object.fromEntries(set);
}

/** JSON as far as it can be read; where a variable stands in it, its plain pairs. */
function json(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    const pairs = [...text.matchAll(/["']([\w-]{1,60})["']\s*:\s*["']?([\w.-]{1,60})/g)].slice(0, MOST);
    return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
  }
}

function* pairsIn(value: Json, depth: number): Generator<Pair> {
  if (depth > 6 || value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 100)) yield* pairsIn(item, depth + 1);
    return;
  }
  for (const [name, item] of Object.entries(objectOf(value)).slice(0, MOST)) {
    if (item !== null && typeof item === 'object') {
      if (!SOUGHT.test(name)) yield* pairsIn(item, depth + 1);
    } else yield [name, item];
  }
}

/** The fields of the thing itself, not of its settings: at the top, or in what wraps them. */
function* topOf(value: Json, subject: string, depth = 0): Generator<Pair> {
  for (const [name, item] of Object.entries(objectOf(value)).slice(0, MOST)) {
    if (item === null || typeof item !== 'object') yield [name, item];
    else if (depth < 2 && (WRAPPERS.test(name) || isWeighty(name))) yield* topOf(item, subject, depth + 1);
  }
}

const isTrue = (value: Json) => value === true || value === 1 || /^(true|1)$/i.test(textOf(value));
const isFalse = (value: Json) => value === false || value === 0 || /^(false|0)$/i.test(textOf(value));
const textOf = (value: Json) => (typeof value === 'string' ? value : '');

function ends([name, value]: Pair): boolean {
  if (ENDS.test(name) || PUBLIC.test(name)) return isTrue(value);
  if (COUNTS.test(name)) return value === 0 || value === '0';
  if (PROTECTS.test(name) || PRIVATE.test(name)) return isFalse(value);
  if (/^visibility$/i.test(name)) return textOf(value).toLowerCase() === 'public';
  return /^acl$/i.test(name) && /^public-/i.test(textOf(value));
}

function shuts([name, value]: Pair): boolean {
  if (SHUTS.test(name)) return isTrue(value);
  if (RUNS.test(name)) return isFalse(value);
  return STATE.test(name) && ENDED.test(textOf(value));
}
