import type { SqlKind } from '../../../model/payload.ts';
import { name, objects, skip } from './names.ts';
import type { SqlDialect, SqlToken } from './tokens.ts';
import { DROPS } from './vocabulary.ts';
import { isSign, isWord, scopeOf, topLevel } from './where.ts';

/** What a statement does, and to what. */
export interface SqlFinding {
  readonly kind: SqlKind;
  readonly object: string;
}

type Tokens = readonly SqlToken[];

export function drop(tokens: Tokens, dialect: SqlDialect | undefined): SqlFinding {
  let at = skip(tokens, 1, 'FOREIGN', 'EXTERNAL', 'TRANSIENT', 'VIRTUAL', 'SNAPSHOT');
  const what = tokens[at];
  if (isWord(what, 'TEMPORARY', 'TEMP')) return { kind: 'write', object: name(tokens, at + 2) };
  const kind = (what && Object.hasOwn(DROPS, what.text) ? DROPS[what.text] : undefined) ?? 'drop-other';
  at = skip(tokens, at + 1, 'IF', 'EXISTS', 'BY', 'CONCURRENTLY', 'VIEW', 'LOG');
  const object = objects(tokens, at);
  return { kind: kind === 'drop-schema' && dialect === 'mysql' ? 'drop-database' : kind, object };
}

export function deletion(tokens: Tokens): SqlFinding {
  const from = topLevel(tokens, (token) => isWord(token, 'FROM'));
  const at = skip(tokens, 1, 'LOW_PRIORITY', 'QUICK', 'IGNORE', 'FROM', 'ONLY');
  const named = isWord(tokens[at], 'TOP') && from > 0 ? skip(tokens, from + 1, 'ONLY') : at;
  return { kind: `delete-${scopeOf(tokens)}`, object: objects(tokens, named) };
}

export function update(tokens: Tokens): SqlFinding {
  if (topLevel(tokens, (token) => isWord(token, 'SET')) < 0) return { kind: 'write', object: '' };
  const at = skip(tokens, 1, 'LOW_PRIORITY', 'IGNORE', 'ONLY', 'OR', 'ROLLBACK', 'ABORT', 'REPLACE', 'FAIL');
  return { kind: `update-${scopeOf(tokens)}`, object: name(tokens, at) };
}

export function merge(tokens: Tokens): SqlFinding {
  const then = tokens.filter((_, at) => isWord(tokens[at - 1], 'THEN'));
  const object = name(tokens, skip(tokens, 1, 'INTO'));
  if (then.some((token) => isWord(token, 'DELETE'))) return { kind: 'delete-where', object };
  return { kind: then.some((token) => isWord(token, 'UPDATE')) ? 'update-where' : 'write', object };
}

export function alteration(tokens: Tokens): SqlFinding {
  const at = skip(tokens, 1, 'FOREIGN', 'EXTERNAL', 'IGNORE', 'ONLINE');
  if (
    isWord(tokens[at], 'DATABASE') &&
    tokens.some((token) => isWord(token, 'OFFLINE', 'SINGLE_USER', 'EMERGENCY'))
  )
    return { kind: 'drop-other', object: name(tokens, at + 1) };
  if (!isWord(tokens[at], 'TABLE'))
    return { kind: 'alter', object: name(tokens, skip(tokens, at + 1, 'IF', 'EXISTS')) };
  const object = name(tokens, skip(tokens, at + 1, 'IF', 'EXISTS', 'ONLY'));
  const rest = tokens.slice(at + 1);
  const changes = rest.map((token, index) => ({
    token,
    before: rest[index - 1],
    after: rest[index + 1],
    third: rest[index + 2],
  }));
  for (const { token, before, after, third } of changes) {
    if (isWord(token, 'TRUNCATE') && isWord(after, 'PARTITION')) return { kind: 'truncate', object };
    // https://clickhouse.com/docs/sql-reference/statements/alter/ttl
    if (isWord(token, 'MODIFY') && isWord(after, 'TTL')) return { kind: 'delete-where', object };
    // https://dev.mysql.com/doc/refman/8.4/en/innodb-table-import.html: the file with the rows is removed.
    if (isWord(token, 'DISCARD') && isWord(after, 'TABLESPACE', 'PARTITION'))
      return { kind: 'drop-table', object };
    if (isWord(token, 'USING') && setsAside(rest.slice(rest.indexOf(token) + 1)))
      return { kind: 'drop-column', object };
    if (isWord(token, 'DELETE') && isWord(after, 'WHERE'))
      return { kind: `delete-${scopeOf(tokens)}`, object };
    if (isWord(token, 'UPDATE') && tokens.some((other) => isWord(other, 'WHERE')))
      return { kind: `update-${scopeOf(tokens)}`, object };
    if (!isWord(token, 'DROP') || isSign(before, '.')) continue;
    if (isWord(after, 'PARTITION', 'PART')) return { kind: 'drop-table', object };
    const part = isWord(
      after,
      'CONSTRAINT',
      'INDEX',
      'KEY',
      'PRIMARY',
      'FOREIGN',
      'DEFAULT',
      'NOT',
      'IDENTITY',
      'EXPRESSION',
      'CHECK',
      'PERIOD',
      'SYSTEM',
      'STORED',
      'TRIGGER',
      'POLICY',
      'PROJECTION',
      'TAG',
      'MASKING',
      'ROW',
      'CLUSTERING',
      'STATISTICS',
    );
    if (isWord(after, 'COLUMN') || (!part && !isWord(third, 'DEFAULT')))
      return { kind: 'drop-column', object };
  }
  // https://clickhouse.com/docs/sql-reference/statements/alter/column#clear-column
  if (tokens.some((token, at) => isWord(token, 'CLEAR') && isWord(tokens[at + 1], 'COLUMN')))
    return { kind: 'drop-column', object };
  return { kind: 'alter', object };
}

/** `ALTER COLUMN c TYPE int USING 0`: nothing of what stood in the column is in the new value. */
function setsAside(tokens: Tokens): boolean {
  const end = topLevel(tokens, (token) => isSign(token, ','));
  const value = end < 0 ? tokens : tokens.slice(0, end);
  return (
    value.length > 0 &&
    value.every(
      (token) =>
        token.kind === 'string' ||
        /^-?\d/.test(token.text) ||
        isWord(token, 'NULL', 'TRUE', 'FALSE', 'NOW', 'CURRENT_TIMESTAMP') ||
        (token.kind === 'sign' && token.text !== '.') ||
        token.text.startsWith(':'),
    )
  );
}

/** `CREATE OR REPLACE TABLE` and `REPLACE TABLE` throw the old one away. */
export function creation(tokens: Tokens): SqlFinding {
  const replaces = isWord(tokens[0], 'REPLACE') || (isWord(tokens[1], 'OR') && isWord(tokens[2], 'REPLACE'));
  const at = skip(
    tokens,
    isWord(tokens[0], 'REPLACE') ? 1 : replaces ? 3 : 1,
    'TRANSIENT',
    'EXTERNAL',
    'DYNAMIC',
    'HYBRID',
  );
  const what = tokens[at];
  const kind = replaces && isWord(what, 'TABLE', 'DATABASE', 'SCHEMA') ? DROPS[what?.text ?? ''] : undefined;
  return kind
    ? { kind, object: name(tokens, skip(tokens, at + 1, 'IF', 'NOT', 'EXISTS')) }
    : { kind: 'write', object: '' };
}
