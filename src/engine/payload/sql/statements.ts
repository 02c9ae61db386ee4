import type { SqlDialect, SqlToken } from './tokens.ts';
import { isSign, isWord } from './where.ts';

/** Splits tokens into statements. The body of a routine or trigger stays with its definition. */
export function sqlStatements(
  tokens: readonly SqlToken[],
  dialect: SqlDialect | undefined,
): readonly (readonly SqlToken[])[] {
  const statements: (readonly SqlToken[])[] = [];
  let current: SqlToken[] = [];
  let blocks = 0;
  let routine = false;
  let soft: number[] = [];
  const flush = (): void => {
    // A body that never ends is no body: what stands in it is read on its own.
    if (routine && blocks > 0 && soft.length > 0) statements.push(...resplit(current, soft));
    else if (current.length > 0) statements.push(current);
    current = [];
    blocks = 0;
    routine = false;
    soft = [];
  };
  for (const token of tokens) {
    if (token.kind === 'meta') {
      flush();
      statements.push([token]);
    } else if (isSign(token, ';;')) flush();
    else if (isSign(token, ';')) {
      if (routine && blocks > 0) soft.push(current.length);
      else flush();
    } else {
      if (dialect === 'mssql' && startsAnother(current, token)) flush();
      current.push(token);
      if (current.length <= 8) routine ||= isRoutine(current);
      if (!routine) continue;
      if (isWord(token, 'BEGIN', 'CASE')) blocks++;
      else if (isWord(token, 'END') && blocks > 0) blocks--;
      else if (blocks > 0 && isWord(token, 'IF', 'LOOP', 'WHILE', 'REPEAT') && isWord(current.at(-2), 'END'))
        blocks++;
    }
  }
  flush();
  return statements;
}

function resplit(tokens: readonly SqlToken[], ends: readonly number[]): readonly (readonly SqlToken[])[] {
  const bounds = [0, ...ends, tokens.length];
  return bounds
    .slice(1)
    .map((end, index) => tokens.slice(bounds[index], end))
    .filter((piece) => piece.length > 0);
}

function isRoutine(tokens: readonly SqlToken[]): boolean {
  const last = tokens.at(-1);
  return (
    isWord(tokens[0], 'CREATE', 'ALTER') &&
    isWord(last, 'TRIGGER', 'FUNCTION', 'PROCEDURE', 'PROC', 'EVENT', 'PACKAGE', 'TASK') &&
    !tokens.some((token) => isWord(token, 'TABLE'))
  );
}

/** SQL Server needs nothing between statements. */
function startsAnother(current: readonly SqlToken[], token: SqlToken): boolean {
  if (
    !isWord(token, 'DROP', 'TRUNCATE', 'DELETE', 'EXEC', 'EXECUTE', 'UPDATE', 'ALTER') ||
    current.length === 0
  )
    return false;
  if (
    isWord(current[0], 'CREATE', 'GRANT', 'DENY', 'REVOKE', 'IF', 'WHILE', 'WITH', 'BEGIN', 'ELSE', 'MERGE')
  )
    return false;
  const last = current.at(-1);
  if (
    isWord(last, 'ON', 'AFTER', 'FOR', 'OF', 'INSTEAD', 'THEN', 'AS', 'EXPLAIN') ||
    isSign(last, ',') ||
    isSign(last, '(')
  )
    return false;
  return !(isWord(current[0], 'ALTER') && current.length <= 6 && isWord(token, 'DROP', 'ALTER'));
}
