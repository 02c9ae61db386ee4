import type { Word } from '../../../model/call.ts';
import type { Json } from '../../../model/request.ts';
import { parseJson } from '../../json.ts';
import { readForm } from '../http/url.ts';
import { maskExpansions, UNKNOWN } from '../words.ts';

/** One operation document of a request, as its body spells it. */
export interface GraphqlDocument {
  /** Undefined where the body names a stored operation instead of sending one. */
  readonly query: string | undefined;
  readonly variables: Json;
  readonly operationName: string | undefined;
}

/**
 * The documents that a body holds: the JSON form (https://graphql.org/learn/serving-over-http/), a batch of it,
 * a raw document, or a form with `query=` or `operations=`. Undefined where it is none of them.
 */
export function graphqlDocuments(body: Word): readonly GraphqlDocument[] | undefined {
  const text = body.text.trim();
  const json = readJson(text, body.certain);
  if (json !== undefined) return fromJson(json);
  if (startsOperation(text)) return [{ query: text, variables: null, operationName: undefined }];
  return fromForm(text, body.certain);
}

/** Whether a text begins as a GraphQL document does, comments aside. */
export function startsOperation(text: string): boolean {
  const start = text.replace(/^(?:[\s,\uFEFF]+|#[^\n]*(?:\n|$))+/, '');
  return (
    /^(?:query|mutation|subscription|fragment)\b\s*[\w({@$]/.test(start) || /^\{\s*[_a-z.#]/i.test(start)
  );
}

function fromJson(json: Json): readonly GraphqlDocument[] | undefined {
  if (Array.isArray(json)) {
    const documents = json.slice(0, 200).map((item) => oneDocument(item));
    const known = documents.filter((document) => document !== undefined);
    return known.length > 0 ? known : undefined;
  }
  const one = oneDocument(json);
  return one ? [one] : undefined;
}

function oneDocument(json: Json): GraphqlDocument | undefined {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return undefined;
  const { query, variables, operationName, extensions, id, documentId, doc_id, queryId } = json as {
    [name: string]: Json;
  };
  if (typeof query === 'string') {
    const name = typeof operationName === 'string' && operationName !== '' ? operationName : undefined;
    return { query, variables: objectOf(variables), operationName: name };
  }
  const stored = extensions ?? documentId ?? doc_id ?? queryId ?? (variables === undefined ? undefined : id);
  if (stored === undefined || query !== undefined) return undefined;
  return { query: undefined, variables: null, operationName: undefined };
}

function objectOf(variables: Json | undefined): Json {
  if (typeof variables !== 'string') return variables ?? null;
  return readJson(variables, true) ?? variables;
}

function fromForm(text: string, certain: boolean): readonly GraphqlDocument[] | undefined {
  if (!/(?:^|&)(?:query|operations)=/.test(text)) return undefined;
  const form = new Map(readForm(certain ? text : maskExpansions(text)));
  const operations = form.get('operations');
  if (operations !== undefined) {
    const json = readJson(operations, certain);
    return json === undefined ? undefined : fromJson(json);
  }
  const query = form.get('query') ?? '';
  if (!startsOperation(query)) return undefined;
  const variables = form.get('variables');
  return [
    {
      query,
      variables: variables === undefined ? null : (readJson(variables, certain) ?? UNKNOWN),
      operationName: form.get('operationName') || undefined,
    },
  ];
}

/** Parses JSON; where pieces are not known they become the unknown name, quoted where they stand bare. */
export function readJson(text: string, certain: boolean): Json | undefined {
  if (!/^[{["]/.test(text)) return undefined;
  return parseJson(text) ?? parseJson(quoteBare(certain ? text : maskExpansions(text)));
}

/** Makes JSON of nearly-JSON: raw line breaks inside strings are escaped, unknown names outside are quoted. */
function quoteBare(text: string): string {
  const token = /"(?:[^"\\]|\\[\s\S])*"|\$\w+|__unknown__/g;
  return text.replace(token, (found) => {
    if (!found.startsWith('"')) return `"${UNKNOWN}"`;
    return found.replace(/[\n\r\t]/g, (raw) => (raw === '\n' ? '\\n' : raw === '\r' ? '\\r' : '\\t'));
  });
}
