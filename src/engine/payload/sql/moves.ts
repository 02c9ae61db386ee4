import type { SqlFinding } from './deeds.ts';
import { name, skip } from './names.ts';
import type { SqlToken } from './tokens.ts';
import { isSign, isWord } from './where.ts';

type Tokens = readonly SqlToken[];

/** `ALTER TABLE t RENAME TO u`, `ALTER DATABASE d MODIFY NAME = e`; undefined where it renames no more than a part. */
export function renaming(tokens: Tokens): SqlFinding | undefined {
  const at = skip(tokens, 1, 'FOREIGN', 'EXTERNAL');
  if (!isWord(tokens[at], 'TABLE', 'DATABASE', 'SCHEMA', 'KEYSPACE', 'WAREHOUSE', 'USER', 'ROLE'))
    return undefined;
  const renames = tokens.some(
    (token, index) =>
      index > at &&
      ((isWord(token, 'RENAME') && isWord(tokens[index + 1], 'TO', 'AS')) ||
        (isWord(token, 'SWAP') && isWord(tokens[index + 1], 'WITH')) ||
        (isWord(token, 'MODIFY') && isWord(tokens[index + 1], 'NAME'))),
  );
  return renames
    ? { kind: 'rename', object: name(tokens, skip(tokens, at + 1, 'IF', 'EXISTS', 'ONLY')) }
    : undefined;
}

/**
 * `VACUUM t RETAIN 0 HOURS` removes the files of every older version at once.
 * https://docs.databricks.com/aws/en/sql/language-manual/delta-vacuum
 */
export function vacuum(tokens: Tokens): SqlFinding {
  const at = tokens.findIndex((token) => isWord(token, 'RETAIN'));
  const hours = Number(tokens[at + 1]?.text);
  const rehearses = tokens.some((token, index) => isWord(token, 'DRY') && isWord(tokens[index + 1], 'RUN'));
  return at > 0 && hours < 168 && !rehearses
    ? { kind: 'drop-other', object: `versions of ${name(tokens, 1)}` }
    : { kind: 'write', object: '' };
}

/**
 * `COPY INTO @stage FROM t OVERWRITE = TRUE` writes over the files that lie there.
 * https://docs.snowflake.com/en/sql-reference/sql/copy-into-location
 */
export function unloading(tokens: Tokens): SqlFinding {
  const over = tokens.findIndex((token) => isWord(token, 'OVERWRITE'));
  const on = isWord(tokens[over + (isSign(tokens[over + 1], '=') ? 2 : 1)], 'TRUE');
  const object = tokens.slice(
    2,
    tokens.findIndex((token) => isWord(token, 'FROM')),
  );
  return over > 0 && on
    ? {
        kind: 'truncate',
        object: object
          .map(({ text }) => text)
          .join('')
          .slice(0, 200),
      }
    : { kind: 'write', object: '' };
}
