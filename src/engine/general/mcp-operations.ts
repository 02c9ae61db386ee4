import type { Json } from '../../model/request.ts';
import { objectOf } from '../json.ts';
import { isMethodField, isRequest } from '../mcp/requests.ts';
import { stringsIn } from '../mcp/strings.ts';
import { GRAPH_LOSS } from './operations.ts';
import { saysDestroy, wordsOf } from './words.ts';

const OPERATION =
  /^((api|http)_?)?(action|operation|op|method|verb|command)(_?(name|id|type))?$|_operation_?(name|id)$|^run_?type$/i;
/** Fields that name a deed only where they say so in a word. */
const INTENT = /^(mode|intent|task|kind)$/i;
const MODE = /^((hard|soft|bulk)_?)?(delete|remove|destroy|purge|wipe|drop|erase)(_?(all|many))?$/i;
/** Words of a tool that does what another field names. */
const DISPATCHES =
  /^(call|execute|exec|run|invoke|use|perform|dispatch|trigger|bulk|batch|operation|operations|action|command)$/;
const NAMED =
  /^((tool|action|function|task|actor|workflow|job|script|recipe|service|target)(_?(name|slug|id))?|name)$/i;
const KINDS = /^(bulk|batch|operation|operations)$/;
/** Lists of deeds that one call does together. */
const BATCHES =
  /^(requests?|operations?|ops|commands?|actions?|mutations?|steps|batch|updates|changes|writes|tools|calls|tool_?calls)$/i;
/** A field of a step that names the tool it calls. */
const TOOL = /^(tool|tool_?name|tool_?slug)$/i;
const WRAPS =
  /^(params|input|inputs|args|arguments|request|body|payload|options|select_?schema|data|((template|pipeline|run|build|workflow)_?)?(parameters|inputs|params)|extra_?vars|variables)$/i;
/** A tool that only looks: its fields say what for. */
const LOOKS =
  /^(list|get|search|find|query|read|show|describe|count|fetch|explain|suggest|check|validate|view|lookup|filter|export|preview|test|simulate|can|evaluate|authorize|is|has|may)$/;
/** A tool that writes down what may be done or was done. */
const TELLS = /^(create|add|log|track|emit|record|grant|allow|set|put|post|publish|send|save)$/;
const TOLD =
  /permission|polic(y|ies)|role|webhook|grant|alert|audit|log|event|rule|comment|message|note|filter|automation|trigger|hook|template|button|macro/i;
const NAME = /^[\w.:-]{3,80}$/;
/** Names of what a call of an MCP tool does, apart from the tool's own: `action: "delete"`, `requests: [{ deleteSheet }]`. */
export function operationsOf(name: string, input: Json): readonly string[] {
  const words = wordsOf(name);
  const dispatches =
    words.some((word) => DISPATCHES.test(word)) && !words.some((word) => /^tests?$/.test(word));
  const fields = Object.entries(objectOf(input));
  const looks = LOOKS.test(words[0] ?? '') || (TELLS.test(words[0] ?? '') && TOLD.test(name));
  const told = (looks ? [] : operationFields(input)).flatMap(({ key, value, depth }) => {
    const starts = /^(trigger|run|start)$/.test(words[0] ?? '') && MODE.test(value);
    const named = NAMED.test(key) || (key === 'type' && (starts || words.some((word) => KINDS.test(word))));
    const called =
      dispatches && /^(path|procedure|endpoint|route|method)$/i.test(key) && /^\w+([.:]\w+)+$/.test(value);
    const names =
      OPERATION.test(key) ||
      (dispatches && depth === 0 && named) ||
      called ||
      (INTENT.test(key) && (/^(mode|kind)$/i.test(key) ? MODE.test(value) : saysDestroy(value)));
    return names && NAME.test(value) ? [value] : [];
  });
  const together =
    dispatches || words.some((word) => /^(update|change|mutate|modify|apply|commit|write)$/.test(word));
  const lists = [...fields, ...fields.flatMap(([, value]) => Object.entries(objectOf(value)))].filter(
    ([key]) => BATCHES.test(key),
  );
  const batches = together ? lists : [];
  return [
    ...told,
    ...batches.flatMap(([, value]) => batchOf(value)),
    ...lists.flatMap(([, value]) => toolsOf(value)),
    ...(together ? deletesWithin(input, 0) : []),
    ...graphDeletes(input),
    ...pageDeletes(input),
    ...apexDeletes(name, input),
    ...recordDeletes(input),
  ];
}

/** Texts of the call itself and of what wraps them: `{ params: { operation: "delete" } }`. */
function operationFields(
  input: Json,
  depth = 0,
): readonly { readonly key: string; readonly value: string; readonly depth: number }[] {
  const fields = objectOf(input);
  // The method of a request is read with its address.
  const sends = isRequest(fields);
  return Object.entries(fields)
    .slice(0, 100)
    .flatMap(([key, value]) => {
      if (typeof value === 'string') return sends && isMethodField(key, value) ? [] : [{ key, value, depth }];
      return depth < 3 && WRAPS.test(key) ? operationFields(value, depth + 1) : [];
    });
}

/** Google’s `batchUpdate` and MongoDB’s `runCommand` name the deed by a key, others by a field. */
function batchOf(value: Json): readonly string[] {
  const items = Array.isArray(value) ? value.slice(0, 200) : [value];
  return items.flatMap((item) => {
    // `commands: [["FLUSHALL"]]`
    if (Array.isArray(item)) return typeof item[0] === 'string' ? deed(item[0].slice(0, 40)) : [];
    return Object.entries(objectOf(item)).flatMap(([key, inner]) => {
      if (NAMED.test(key)) return typeof inner === 'string' && NAME.test(inner) ? [inner] : [];
      if (
        OPERATION.test(key) ||
        (key === 'type' && typeof inner === 'string' && /^[a-z]+[_A-Z]\w+$/.test(inner))
      )
        return typeof inner === 'string' && NAME.test(inner) ? deed(inner) : [];
      // Google Ads: `{ remove: "customers/1/campaigns/2" }`.
      if (key === 'remove' && typeof inner === 'string') return ['delete'];
      return typeof inner === 'boolean' || inner === null ? [] : deed(key);
    });
  });
}

/** `{ orders: [{ DeleteRequest: {…} }] }`: a deed that a key names, however deep it lies in a batch. */
function deletesWithin(value: Json, depth: number): readonly string[] {
  if (depth > 5 || value === null || typeof value !== 'object') return [];
  const inner = Array.isArray(value) ? value.slice(0, 100) : Object.values(objectOf(value)).slice(0, 100);
  const here = Object.entries(objectOf(value)).some(
    ([key, one]) =>
      /^(delete|remove)_?(request|one|many|item|document|record)s?$/i.test(key) &&
      one !== null &&
      typeof one === 'object',
  );
  return here ? ['delete'] : inner.flatMap((one) => deletesWithin(one as Json, depth + 1));
}

/** Tools that the steps of one call name. */
function toolsOf(value: Json): readonly string[] {
  const steps = Array.isArray(value) ? value.slice(0, 200) : [];
  return steps.flatMap((step) =>
    Object.entries(objectOf(step)).flatMap(([key, name]) =>
      TOOL.test(key) && typeof name === 'string' && NAME.test(name) ? [name] : [],
    ),
  );
}

/** `remove` takes a field out of a document in a JSON patch. */
const deed = (name: string): readonly string[] => (saysDestroy(name) && name !== 'remove' ? [name] : []);

/** `delete [SELECT Id FROM Account];`. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_delete.htm */
function apexDeletes(name: string, input: Json): readonly string[] {
  if (!/apex/i.test(name)) return [];
  const deletes = [...stringsIn(input)].some(({ text }) =>
    /(^|[;{}\n]\s*)delete\s+[\w[(]|\bDatabase\.(delete|emptyRecycleBin)\s*\(/.test(text.slice(0, 20_000)),
  );
  return deletes ? ['delete'] : [];
}

/** Odoo's `unlink` of the records of a model. https://www.odoo.com/documentation/18.0/developer/reference/external_api.html#delete-records */
function recordDeletes(input: Json): readonly string[] {
  const { model, method } = objectOf(input);
  return typeof model === 'string' && method === 'unlink' ? ['delete_records'] : [];
}

/** Code for a page that asks a server to delete: `fetch(url, { method: 'DELETE' })`. */
function pageDeletes(input: Json): readonly string[] {
  const deletes = [...stringsIn(input)].some(
    ({ key, text }) =>
      /^(function|page_?function|script|expression|code|javascript|js)$/i.test(key) &&
      /\b(fetch|request)\(|axios|XMLHttpRequest|\$\.ajax|\.delete\(/.test(text) &&
      /\b(?:method|type)["']?\s*:\s*["'`]DELETE["'`]|\.open\(\s*["'`]DELETE|\b(?:axios|request|ky|got|\$http|api)\.delete\(\s*["'`]/i.test(
        text.slice(0, 20_000),
      ),
  );
  return deletes ? ['delete'] : [];
}

/**
 * Cypher’s `MATCH (n) DETACH DELETE n`, AQL’s `REMOVE u IN users` and SurrealQL’s `REMOVE TABLE users`.
 * https://neo4j.com/docs/cypher-manual/current/clauses/delete/
 * https://docs.arangodb.com/stable/aql/high-level-operations/remove/
 * https://surrealdb.com/docs/surrealql/statements/remove
 */
function graphDeletes(input: Json): readonly string[] {
  const deletes = [...stringsIn(input)].some(
    ({ key, text }) =>
      /^(query|cypher|statement|aql|surql|query_?string)$/i.test(key) &&
      GRAPH_LOSS.test(text.slice(0, 2000).replace(/'[^']*'|"[^"]*"/g, '')),
  );
  return deletes ? ['delete'] : [];
}
