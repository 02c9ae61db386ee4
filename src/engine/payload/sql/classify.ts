import type { SqlKind } from '../../../model/payload.ts';
import { alteredAccess, grant, grantObject } from './access.ts';
import { alteration, creation, deletion, drop, merge, type SqlFinding, update } from './deeds.ts';
import { renaming, unloading, vacuum } from './moves.ts';
import { name, objects, skip } from './names.ts';
import { sqlStatements } from './statements.ts';
import type { SqlDialect, SqlToken } from './tokens.ts';
import { sqlTokens } from './tokens.ts';
import { DESTRUCTIVE, isActing, metaKind, PLAIN, WORST } from './vocabulary.ts';
import { isSign, isWord, topLevel } from './where.ts';

type Tokens = readonly SqlToken[];
const MAX_DEPTH = 6;
const VERBS = [
  'DROP',
  'TRUNCATE',
  'DELETE',
  'UPDATE',
  'ALTER',
  'MERGE',
  'EXECUTE',
  'EXEC',
  'CALL',
  'PERFORM',
  'CREATE',
  'INSERT',
];

/** Reads one statement; several findings where it holds several deeds. Never empty, never fails. */
export function classify(tokens: Tokens, dialect: SqlDialect | undefined, depth = 0): readonly SqlFinding[] {
  const [first, second] = tokens;
  if (!first || depth > MAX_DEPTH) return [{ kind: 'unread', object: '' }];
  if (first.kind === 'meta') return [{ kind: metaKind(first.text), object: first.text.slice(0, 200) }];
  if (isSign(first, '(')) return classify(tokens.slice(1), dialect, depth + 1);
  if (first.kind !== 'word') return [{ kind: 'unread', object: '' }];
  const again = (from: number): readonly SqlFinding[] => classify(tokens.slice(from), dialect, depth + 1);
  switch (first.text) {
    case 'DROP':
      return [drop(tokens, dialect)];
    case 'TRUNCATE':
      if (isSign(second, '(')) break;
      return [
        {
          kind: 'truncate',
          object: objects(tokens, skip(tokens, 1, 'TABLE', 'ONLY', 'IF', 'EXISTS', 'DATABASE')),
        },
      ];
    case 'DELETE':
      return [deletion(tokens)];
    case 'UPDATE':
      return [update(tokens)];
    case 'ALTER':
      return [alteredAccess(tokens) ?? renaming(tokens) ?? alteration(tokens)];
    case 'RENAME':
      return [
        { kind: 'rename', object: objects(tokens, skip(tokens, 1, 'TABLE', 'TABLES', 'IF', 'EXISTS')) },
      ];
    case 'SET':
      // https://dev.mysql.com/doc/refman/8.4/en/set-password.html
      if (isWord(second, 'PASSWORD'))
        return [{ kind: 'access', object: name(tokens, skip(tokens, 2, 'FOR')) }];
      break;
    case 'VACUUM':
      return [vacuum(tokens)];
    case 'CREATE':
    case 'REPLACE': {
      // `CREATE TABLE … AS WITH x AS (DELETE …)` runs what its parts change.
      const as = topLevel(tokens, (token) => isWord(token, 'AS'));
      const filled = as > 0 && isWord(tokens[as + 1], 'WITH') ? again(as + 1) : [];
      return significant([creation(tokens), ...filled], 'write');
    }
    case 'INSERT':
      if (isWord(second, 'OVERWRITE'))
        return [{ kind: 'truncate', object: objects(tokens, skip(tokens, 2, 'INTO', 'TABLE')) }];
      return withCalls(tokens, 'write');
    case 'GRANT':
      return [grant(tokens)];
    case 'REVOKE':
    case 'DENY':
      return [{ kind: 'access', object: grantObject(tokens) }];
    case 'MERGE':
      return [merge(tokens)];
    case 'WITH':
      return withQuery(tokens, dialect, depth);
    case 'EXPLAIN':
    case 'DESCRIBE':
    case 'DESC':
      return explained(tokens, dialect, depth);
    case 'PREPARE': {
      const text = tokens.find((token) => token.kind === 'string');
      if (text && isWord(tokens[2], 'FROM')) return inner([text], dialect, depth, 'write');
      const as = topLevel(tokens, (token) => isWord(token, 'AS'));
      return as < 0 ? [{ kind: isWord(tokens[2], 'FROM') ? 'opaque' : 'write', object: '' }] : again(as + 1);
    }
    case 'COPY':
      if (tokens.some((token) => isWord(token, 'PROGRAM'))) return [{ kind: 'opaque', object: '' }];
      if (isWord(second, 'INTO')) return [unloading(tokens)];
      return isSign(second, '(') ? again(2) : [{ kind: 'write', object: name(tokens, 1) }];
    case 'DO':
    case 'CALL':
    case 'EXEC':
    case 'EXECUTE':
    case 'PERFORM':
      return running(tokens, dialect, depth);
    case 'RESTORE':
      // https://learn.microsoft.com/sql/t-sql/statements/restore-statements-transact-sql
      if (isWord(second, 'VERIFYONLY', 'FILELISTONLY', 'HEADERONLY', 'LABELONLY'))
        return [{ kind: 'read', object: '' }];
      break;
    case 'KILL':
      // Ends one query, which can be sent again; its session goes on.
      if (isWord(second, 'QUERY')) return [{ kind: 'write', object: '' }];
      break;
    case 'PURGE':
      return [{ kind: 'drop-other', object: name(tokens, 1) }];
    // https://surrealdb.com/docs/surrealql/statements/remove
    case 'REMOVE':
      if (isWord(second, 'TABLE')) return [{ kind: 'drop-table', object: name(tokens, 2) }];
      return isWord(second, 'NAMESPACE', 'DATABASE')
        ? [{ kind: 'drop-database', object: name(tokens, 2) }]
        : [{ kind: 'drop-other', object: name(tokens, 1) }];
    case 'RESET':
      if (isWord(second, 'REPLICA', 'SLAVE') && tokens.some((token) => isWord(token, 'ALL')))
        return [{ kind: 'drop-other', object: 'replication' }];
      if (isWord(second, 'MASTER', 'BINARY')) return [{ kind: 'drop-other', object: 'binary logs' }];
      return [{ kind: 'write', object: '' }];
    case 'SELECT':
    case 'VALUES':
      return withCalls(tokens, tokens.some((token) => isWord(token, 'INTO')) ? 'write' : 'read');
    case 'IF':
    case 'ELSE':
    case 'ELSIF':
    case 'FOR':
    case 'FOREACH':
    case 'WHILE':
    case 'LOOP':
    case 'REPEAT':
    case 'BEGIN':
    case 'DECLARE':
    case 'EXCEPTION':
    case 'WHEN':
    case 'THEN':
      return controlled(tokens, dialect, depth);
  }
  const kind = Object.hasOwn(PLAIN, first.text) ? PLAIN[first.text] : undefined;
  return [{ kind: kind ?? 'unread', object: kind === undefined || kind === 'opaque' ? name(tokens, 1) : '' }];
}

/** Bodies of text as SQL; `other` where none of them does anything destructive. */
function inner(
  strings: Tokens,
  dialect: SqlDialect | undefined,
  depth: number,
  other: SqlKind,
): readonly SqlFinding[] {
  const findings = strings.slice(0, 20).flatMap((text) => {
    const statements = sqlStatements(sqlTokens(text.text, dialect), dialect);
    return statements.flatMap((statement) => classify(statement, dialect, depth + 1));
  });
  const bad = findings.filter(({ kind }) => DESTRUCTIVE.has(kind) || kind === 'opaque');
  return bad.length > 0 ? bad : [{ kind: other, object: '' }];
}

/** `DO`, `CALL`, `EXEC`: texts in them are read; a procedure's name alone says nothing. */
function running(tokens: Tokens, dialect: SqlDialect | undefined, depth: number): readonly SqlFinding[] {
  const strings = tokens.filter((token) => token.kind === 'string');
  if (isWord(tokens[0], 'DO') && strings.length > 0) return inner(strings, dialect, depth, 'write');
  const called = tokens[1]?.kind === 'string' ? '' : name(tokens, 1);
  if (
    /(?:^|\.)sp_(?:help|who|columns|tables|databases|spaceused|lock|stored_procedures|describe)/i.test(called)
  ) {
    return [{ kind: 'read', object: called }];
  }
  return inner(strings, dialect, depth, 'opaque').map((found) =>
    found.object === '' ? { ...found, object: called } : found,
  );
}

function explained(tokens: Tokens, dialect: SqlDialect | undefined, depth: number): readonly SqlFinding[] {
  const verb = tokens.findIndex((token) =>
    isWord(token, 'SELECT', 'WITH', 'DELETE', 'UPDATE', 'INSERT', 'MERGE', 'EXECUTE', 'CREATE'),
  );
  const before = tokens.slice(0, Math.max(verb, 0));
  const at = before.findIndex((token) => isWord(token, 'ANALYZE', 'ANALYSE'));
  const off = isWord(before[at + 1], 'FALSE', 'OFF') || before[at + 1]?.text === '0';
  return at > 0 && !off ? classify(tokens.slice(verb), dialect, depth + 1) : [{ kind: 'read', object: '' }];
}

/** Every data-changing part of a `WITH`, and its main statement. */
function withQuery(tokens: Tokens, dialect: SqlDialect | undefined, depth: number): readonly SqlFinding[] {
  const findings: SqlFinding[] = [];
  let level = 0;
  let opened = -1;
  tokens.forEach((token, index) => {
    if (isSign(token, '(')) {
      level++;
      if (level === 1) opened = index;
    } else if (isSign(token, ')')) {
      level--;
      if (level === 0 && isWord(tokens[opened + 1], 'DELETE', 'UPDATE', 'INSERT', 'MERGE', 'WITH')) {
        findings.push(...classify(tokens.slice(opened + 1, index), dialect, depth + 1));
      }
    }
  });
  const main = topLevel(tokens, (token) =>
    isWord(token, 'SELECT', 'DELETE', 'UPDATE', 'INSERT', 'MERGE', 'VALUES', 'TABLE', 'CREATE'),
  );
  if (main > 0) findings.push(...classify(tokens.slice(main), dialect, depth + 1));
  return significant(findings, main > 0 ? 'read' : 'unread');
}

/** Statements inside `IF`, loops and blocks. */
function controlled(tokens: Tokens, dialect: SqlDialect | undefined, depth: number): readonly SqlFinding[] {
  const findings: SqlFinding[] = [];
  let at = 1;
  while (at < tokens.length) {
    const next = indexFrom(
      tokens,
      at,
      (token, index) => isWord(token, ...VERBS) && !isWord(tokens[index - 1], 'FOR', 'ON', 'OF', 'AFTER'),
    );
    if (next < 0) break;
    const other = indexFrom(tokens, next + 2, (token) =>
      isWord(token, 'ELSE', 'ELSIF', 'END', 'EXCEPTION', 'LOOP', 'BEGIN'),
    );
    const end = other < 0 ? tokens.length : other;
    findings.push(...classify(tokens.slice(next, end), dialect, depth + 1));
    at = end + 1;
  }
  return significant(findings, 'write');
}

function indexFrom(tokens: Tokens, from: number, test: (token: SqlToken, index: number) => boolean): number {
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token && test(token, at)) return at;
  }
  return -1;
}

function significant(findings: readonly SqlFinding[], other: SqlKind): readonly SqlFinding[] {
  const bad = findings.filter(({ kind }) => DESTRUCTIVE.has(kind) || kind === 'opaque');
  if (bad.length > 0) return bad;
  const [worst] = [...findings].sort((a, b) => WORST.indexOf(a.kind) - WORST.indexOf(b.kind));
  return [worst ?? { kind: other, object: '' }];
}

/** A query is more than a query where it calls a function that acts. */
function withCalls(tokens: Tokens, kind: SqlKind): readonly SqlFinding[] {
  const acting = tokens.find((token, at) => {
    const called = (token.kind === 'word' || token.kind === 'quoted') && isSign(tokens[at + 1], '(');
    if (!called || !isActing(token.text)) return false;
    let before = at - 1;
    while (isSign(tokens[before], '.')) before -= 2;
    return !isWord(tokens[before], 'INTO', 'AS', 'TABLE', 'FROM', 'WITH');
  });
  return [acting ? { kind: 'opaque', object: acting.text.toLowerCase() } : { kind, object: '' }];
}
