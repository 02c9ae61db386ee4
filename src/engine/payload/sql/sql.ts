import type { SqlStatement } from '../../../model/payload.ts';
import { classify } from './classify.ts';
import { calledIn, destructiveRoutines } from './routines.ts';
import { sqlStatements } from './statements.ts';
import type { SqlDialect, SqlToken } from './tokens.ts';
import { sqlTokens } from './tokens.ts';
import { isWord } from './where.ts';

const MAX_TEXT = 2_000_000;
const MAX_STATEMENTS = 5_000;

/**
 * What the statements of a text do, in order. Places are offsets in the text. Never fails, whatever the text:
 * a statement that is not understood is `unread`, a line for the client program that runs something is `meta`.
 */
export function scanSql(text: string, dialect?: SqlDialect): readonly SqlStatement[] {
  const tokens = sqlTokens(text.slice(0, MAX_TEXT), dialect);
  const all = sqlStatements(tokens, dialect);
  const groups = all.slice(0, MAX_STATEMENTS);
  const undone = rolledBack(groups, dialect);
  const temporary = temporaryTables(groups);
  const routines = destructiveRoutines(groups, dialect);
  const statements: SqlStatement[] = [];
  groups.forEach((group, index) => {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last) return;
    const place = { start: first.start, end: last.end };
    for (const finding of [...classify(group, dialect), ...calledIn(group, routines)]) {
      const harmless = undone(index, finding.kind) || isTemporary(finding, temporary);
      const kind = harmless ? 'write' : finding.kind;
      statements.push({ kind, object: finding.object, text: text.slice(place.start, place.end), place });
    }
  });
  const cut = text.length > MAX_TEXT || all.length > MAX_STATEMENTS;
  const rest = { start: statements.at(-1)?.place.end ?? 0, end: text.length };
  return cut ? [...statements, { kind: 'unread', object: '', text: '', place: rest }] : statements;
}

type Groups = readonly (readonly SqlToken[])[];

/** Tells which deeds a `ROLLBACK` of the same text takes back. */
function rolledBack(
  groups: Groups,
  dialect: SqlDialect | undefined,
): (index: number, kind: SqlStatement['kind']) => boolean {
  const spans: (readonly [number, number])[] = [];
  let begun = -1;
  groups.forEach((group, index) => {
    const [first, second, third] = group;
    const transaction = isWord(second, 'TRANSACTION', 'TRAN', 'WORK');
    if (
      isWord(first, 'BEGIN')
        ? group.length === 1 ||
          transaction ||
          isWord(second, 'ISOLATION', 'READ', 'IMMEDIATE', 'EXCLUSIVE', 'DEFERRED')
        : isWord(first, 'START') && transaction
    ) {
      begun = begun < 0 ? index : begun;
    } else if (isWord(first, 'COMMIT', 'END') || first?.kind === 'meta') begun = -1;
    else if (isWord(first, 'ROLLBACK', 'ABORT')) {
      const whole = !isWord(second, 'TO') && !isWord(third, 'TO') && !isWord(second, 'PREPARED');
      if (whole && begun >= 0) spans.push([begun, index]);
      if (whole) begun = -1;
    }
  });
  // Only Postgres, SQLite and SQL Server take back DDL; MySQL commits before it, and all that stood before.
  const data = /^(?:delete|update)-/;
  const all = /^(?:delete|update|drop|truncate|alter|access)/;
  const ddl = dialect === 'postgres' || dialect === 'sqlite' || dialect === 'mssql';
  const commits = (from: number, to: number): boolean =>
    !ddl &&
    groups
      .slice(from, to)
      .some((group) =>
        isWord(group[0], 'DROP', 'CREATE', 'ALTER', 'TRUNCATE', 'RENAME', 'GRANT', 'REVOKE', 'LOCK', 'SET'),
      );
  return (index, kind) =>
    kind !== 'drop-database' &&
    (ddl ? all : data).test(kind) &&
    spans.some(([from, to]) => index > from && index < to && !commits(from, to));
}

function temporaryTables(groups: Groups): ReadonlySet<string> {
  const found = new Set<string>();
  for (const group of groups) {
    if (!isWord(group[0], 'CREATE')) continue;
    const at = group.findIndex((token) => isWord(token, 'TABLE'));
    if (at < 1 || at > 4 || !group.slice(1, at).some((token) => isWord(token, 'TEMP', 'TEMPORARY'))) continue;
    const rest = group.slice(at + 1).find((token) => !isWord(token, 'IF', 'NOT', 'EXISTS'));
    if (rest) found.add(rest.text.toLowerCase());
  }
  return found;
}

function isTemporary(
  { kind, object }: { kind: string; object: string },
  temporary: ReadonlySet<string>,
): boolean {
  if (!/^(?:drop-table|drop-column|truncate|delete-|update-)/.test(kind) || object === '') return false;
  return object.split(', ').every((name) => {
    const plain = name.toLowerCase();
    return /^(?:pg_temp\w*|tempdb\.\.?)\./.test(plain) || plain.startsWith('#') || temporary.has(plain);
  });
}
