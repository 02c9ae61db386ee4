import type { Json } from '../../model/request.ts';
import { objectOf, parseJson } from '../json.ts';

/** Parameters that name the operation, in a query, a form or a JSON body that could not be read. */
const OPERATION =
  /(?:^|[?&{,\s"'])(?:action|method|op|operation|command|cmd|mutation|operationName|_method|verb|function|procedure|changetype)["']?\s*[=:]\s*["']?([A-Za-z][\w.:-]{2,80})/gi;
const FIELD =
  /^((regulation|request|operation|action)_?[tT]ype|action|method|op|operation|command|cmd|mutation|operationName|operationId|_method|verb|function|procedure|changetype)$/i;
const NAME = /^[A-Za-z][\w.:-]{2,80}$/;
/** A field that is a deed where it is true: `confirmed=1&delete=yes`, S3’s `?delete`, Rails’ `_destroy`. */
const SWITCH =
  /(?:^|&)(delete|_delete|_destroy|destroy|purge|wipe)(?:=(?:yes|true|1|on|confirm(?:ed)?)?)?(?:&|$)/gi;
/** Lists of deeds that one request does together. */
const BATCHES =
  /^(requests?|operations?|mutations?|actions?|ops|commands?|transactions?|batch|writes|changes|compositeRequest|steps|jobs?|rrsets)$/i;
/** What holds rights, conditions, or what is handed on: `{ permissions: [{ action: "delete" }] }`. */
const RIGHTS =
  /^(permissions?|scopes?|statements?|polic(y|ies)|rules?|filters?|where|query|events?|grants?|abilities|roles?|client_?payload|event_?data|value|details?)$/i;
/** Things to be deleted, among lists of things to be done. */
const LISTS_OF_DELETED = /^(deletes|deletions|removals|(to_?|ids?_?to_?)(delete|remove))$/i;
/** Methods that hand their parameters on to another: Odoo’s `execute_kw`, ubus’s `call`. */
const HANDS_ON = /^(call|call_kw|execute|execute_kw|exec|invoke|run|dispatch)$/;
const XML_ROOT = /<methodName>\s*([\w.]{3,80})|<(?:\w+:)?([A-Za-z]\w{3,80})[\s/>]/g;

/** Statements of graph and document databases that delete: Cypher, AQL, SurrealQL, Gremlin. https://tinkerpop.apache.org/docs/current/reference/#drop-step */
export const GRAPH_LOSS =
  /^\s*(?:(?:match|optional\s+match|call|unwind|with)\b[\s\S]*\bdelete\s+\w|for\s+\w+\s+in\b[\s\S]*\bremove\s|remove\s+(?:namespace|database|table|index|user|field|\{)|remove\s[\s\S]*\sin\s+\w+|g\.[VE]\([\s\S]*\.drop\(\s*\))/i;

/** Names of deeds in a query, a form or a JSON body. `type` names one only by more than a word: `clear_metadata`. */
export function operations(text: string): readonly string[] {
  const read = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  const named =
    read === undefined
      ? [...text.matchAll(OPERATION), ...text.matchAll(SWITCH)].map(([, name = '']) => name)
      : namedIn(read);
  return named.slice(0, 50).map((name) => name.split(/[.:]/).at(-1) ?? name);
}

/** Names of elements and methods in XML. */
export const xmlNames = (text: string): readonly string[] =>
  [...text.matchAll(XML_ROOT)]
    .slice(0, 20)
    .map(([, method = '', element = '']) => (method || element).split('.').at(-1) ?? '');

function namedIn(read: Json): readonly string[] {
  const fields = fieldsIn(read);
  const named = fields.filter(
    ({ key, text }) =>
      NAME.test(text) &&
      // A JSON patch takes a field out of a document.
      !(key === 'op' && text === 'remove') &&
      (FIELD.test(key) || (key === 'type' && /^[a-z]+(_[a-z_]+|[A-Z][a-zA-Z]+)$/.test(text))),
  );
  const handed = named.some(({ text }) => HANDS_ON.test(text)) ? listed(read) : [];
  // `{"deletes": [{"id": …}]}`. https://developers.cloudflare.com/api/resources/dns/subresources/records/methods/batch/
  const lists = Object.entries(objectOf(read)).some(
    ([key, list]) => LISTS_OF_DELETED.test(key) && Array.isArray(list) && list.length > 0,
  );
  return [...named.map(({ text }) => text), ...keysOfBatches(read), ...handed, ...(lists ? ['delete'] : [])];
}

const MOST_LISTS = 5;

/** Texts near the top of a JSON body and in its batches: what lies deeper is data. */
function fieldsIn(
  value: Json,
  depth = 0,
  lists = 0,
): readonly { readonly key: string; readonly text: string }[] {
  if (lists > MOST_LISTS) return [];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((item) => fieldsIn(item, depth, lists + 1));
  return Object.entries(objectOf(value))
    .slice(0, 100)
    .flatMap(([key, item]) => {
      if (typeof item === 'string') return [{ key, text: item }];
      if (RIGHTS.test(key)) return [];
      if (Array.isArray(item)) return BATCHES.test(key) ? fieldsIn(item, depth, lists) : [];
      return depth < 1 ? fieldsIn(item, depth + 1, lists) : [];
    });
}

/** `{"mutations": [{"delete": {…}}]}`, `{"requests": [{"deleteSheet": {…}}]}`: deeds that a key names. */
function keysOfBatches(value: Json): readonly string[] {
  return Object.entries(objectOf(value)).flatMap(([key, list]) =>
    BATCHES.test(key) && Array.isArray(list)
      ? list.slice(0, 100).flatMap((item) =>
          // `commands: [["FLUSHALL"]]`
          Array.isArray(item) && typeof item[0] === 'string'
            ? [item[0].slice(0, 40)]
            : Object.entries(objectOf(item)).flatMap(([name, inner]) =>
                (inner !== null && typeof inner === 'object') || /^(delete|remove|destroy)$/.test(name)
                  ? [name]
                  : [],
              ),
        )
      : [],
  );
}

/** Names in the list of parameters of a method that hands them on. `unlink` is Odoo’s word for it. */
function listed(value: Json, depth = 0): readonly string[] {
  if (depth > 4) return [];
  if (Array.isArray(value))
    return value
      .slice(0, 20)
      .flatMap((item) =>
        typeof item === 'string' && NAME.test(item)
          ? [item === 'unlink' ? 'delete' : item]
          : listed(item, depth + 1),
      );
  return Object.entries(objectOf(value))
    .filter(([key]) => /^(params|args|arguments|method)$/.test(key))
    .flatMap(([, item]) => (item === 'unlink' ? ['delete'] : listed(item, depth + 1)));
}
