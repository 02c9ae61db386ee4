import type { Json } from '../model/request.ts';
import { saysDestroy, wordsOf } from './general-words.ts';
import { objectOf } from './json.ts';
import { stringsIn } from './mcp-strings.ts';

const OPERATION = /^((api|http)_?)?(action|operation|op|method|verb|command)(_?name)?$/i;
/** Words of a tool that does what another field names. */
const DISPATCHES =
  /^(call|execute|exec|run|invoke|use|perform|dispatch|bulk|batch|operation|operations|action|command)$/;
const NAMED = /^((tool|action|function|task)(_?(name|slug|id))?|name)$/i;
const KINDS = /^(bulk|batch|operation|operations)$/;
/** Lists of deeds that one call does together. */
const BATCHES = /^(requests?|operations?|ops|commands?|actions?|mutations?|steps|batch|updates)$/i;
const NAME = /^[\w.:-]{3,80}$/;
const CYPHER = /^\s*(?:match|optional\s+match|call|unwind|with)\b[\s\S]*\bdelete\s+\w/i;

/** Names of what a call of an MCP tool does, apart from the tool's own: `action: "delete"`, `requests: [{ deleteSheet }]`. */
export function operationsOf(name: string, input: Json): readonly string[] {
  const words = wordsOf(name);
  const dispatches =
    words.some((word) => DISPATCHES.test(word)) && !words.some((word) => /^tests?$/.test(word));
  const fields = Object.entries(objectOf(input));
  const told = fields.flatMap(([key, value]) => {
    const names =
      OPERATION.test(key) ||
      (dispatches && (NAMED.test(key) || (key === 'type' && words.some((word) => KINDS.test(word)))));
    return names && typeof value === 'string' && NAME.test(value) ? [value] : [];
  });
  const together = dispatches || words.includes('update');
  const batches = together ? fields.filter(([key]) => BATCHES.test(key)) : [];
  return [...told, ...batches.flatMap(([, value]) => batchOf(value)), ...graphDeletes(input)];
}

/** Google’s `batchUpdate` and MongoDB’s `runCommand` name the deed by a key, others by a field. */
function batchOf(value: Json): readonly string[] {
  const items = Array.isArray(value) ? value.slice(0, 200) : [value];
  return items.flatMap((item) =>
    Object.entries(objectOf(item)).flatMap(([key, inner]) => {
      if (OPERATION.test(key)) return typeof inner === 'string' && NAME.test(inner) ? deed(inner) : [];
      return typeof inner === 'boolean' || inner === null ? [] : deed(key);
    }),
  );
}

/** `remove` takes a field out of a document in a JSON patch. */
const deed = (name: string): readonly string[] => (saysDestroy(name) && name !== 'remove' ? [name] : []);

/** Cypher’s `MATCH (n) DETACH DELETE n`. https://neo4j.com/docs/cypher-manual/current/clauses/delete/ */
function graphDeletes(input: Json): readonly string[] {
  const deletes = [...stringsIn(input)].some(
    ({ key, text }) =>
      /^(query|cypher|statement)$/i.test(key) &&
      CYPHER.test(text.slice(0, 2000).replace(/'[^']*'|"[^"]*"/g, '')),
  );
  return deletes ? ['delete'] : [];
}
