import type { SqlStatement } from '../../../model/payload.ts';
import { scanSql } from './sql.ts';
import type { SqlDialect } from './tokens.ts';

const LITERAL = /\$(\w*)\$([\s\S]{0,2000}?)\$\1\$|'((?:[^']|''){0,2000})'/g;
const STARTS = /^\s*(?:drop|truncate|delete|alter|update|revoke|reassign|call|do|execute|merge)\b/i;
const MOST = 20;
const LONGEST = 20_000;

/**
 * The statements that a query writes as text, by what of them stands in its literals: `select 'drop table ' || tablename …`,
 * `format('drop table %I', t)`. Undefined where it writes them from what only the database knows.
 */
export function generatedSql(
  query: string,
  dialect: SqlDialect | undefined,
): readonly SqlStatement[] | undefined {
  const literals = [...query.slice(0, LONGEST).matchAll(LITERAL)].map(([, , dollar, plain]) =>
    (dollar ?? plain ?? '').replaceAll("''", "'").replace(/%\d*\$?[-\d]*[IsL]/g, 'x'),
  );
  if (!literals.some((text) => /^\s*[a-z]{2,}\b/i.test(text))) return undefined;
  return literals
    .slice(0, MOST)
    .flatMap((text, at) =>
      STARTS.test(text) ? scanSql(literals.slice(at).join(' x '), dialect).slice(0, 1) : [],
    );
}
