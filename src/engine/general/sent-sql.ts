import type { HttpRequest } from '../../model/payload.ts';
import { readForm, readUrl } from '../payload/http/url.ts';

const LONGEST = 20_000;
const SQL = /^(query|q|sql|statement)$/i;
const SQL_FIELD =
  /["'](?:query|sql|q|statement|stmt|statements|sqlText|cypher)["']\s*:\s*\[?\s*("(?:[^"\\]|\\.)*")/g;
export const SQL_LOSS = /(?:^|;)\s*(?:drop|truncate|delete\s+from|alter|with)\s/i;

/** SQL that a request carries for a database’s own HTTP interface: in its query, its body, or a field of a JSON body. */
export function statements({ url, body }: HttpRequest): readonly string[] {
  const text = body?.text.slice(0, LONGEST) ?? '';
  const asked = readForm(readUrl(url).query).flatMap(([name, value]) => (SQL.test(name) ? [value] : []));
  const fields = /^\s*[[{]/.test(text)
    ? [...text.matchAll(SQL_FIELD)].map(([, found = '']) => unquoted(found))
    : [
        text,
        ...(/^[a-z]+=/i.test(text)
          ? readForm(text).flatMap(([name, value]) => (SQL.test(name) ? [value] : []))
          : []),
      ];
  // What is searched, translated or answered is no statement.
  const { path } = readUrl(url);
  if (/search|translat|summar|moderat|classif|embed|complet|detect|generat|messages/i.test(path)) return [];
  if (/\/_?(explain|validate|lint|format|parse|preview|dry[-_]?run|plan|analyze)\/?$/i.test(path)) return [];
  return [...asked, ...fields.slice(0, 20)];
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
