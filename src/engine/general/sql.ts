import type { Action } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import type { SqlKind, SqlStatement } from '../../model/payload.ts';
import type { Rule } from '../../model/platform.ts';
import { hostsIn } from '../hosts.ts';
import { directoryHint, hostHint } from '../matching/build.ts';
import { scanSql } from '../payload/sql.ts';
import { objectOfStatement } from '../words/thing.ts';
import type { Source } from './action.ts';
import { generalAction } from './action.ts';

/** Kinds of statements that lose data, or may. */
export const LOSSES: ReadonlySet<SqlKind> = new Set<SqlKind>([
  'drop-database',
  'drop-schema',
  'drop-table',
  'drop-other',
  'drop-column',
  'truncate',
  'delete-all',
  'delete-where',
  'update-all',
  'access',
  'opaque',
  'unread',
]);

/** It can be renamed back: what matters is who stands on the old name. */
export const renames: Rule = {
  id: 'sql-rename',
  does: { verb: 'run', what: 'table or database', undo: 'repeat' },
  why: 'Gives a table or a database another name: everything that knows it by the old one fails.',
  instead: '',
  stops: ['psql -h prod-db.example.com -c "ALTER TABLE users RENAME TO users_old"'],
  passes: ['psql -h localhost -c "ALTER TABLE users RENAME TO users_old"'],
};

const ACCESS = {
  verb: 'change',
  undo: 'vendor',
  undoNote: 'It can be granted or turned on again; what depended on it fails meanwhile',
} as const;

const SQL_OPTION = /^--?(q|e|c|query|sql|exec|execute|statement|stmt|command)$/i;
const SQL_COMMAND = /^(query|sql|exec|execute|statement|run-sql|run-query)$/i;
const SQL_LOSS =
  /^\s*(drop\s+(table|database|schema|view|index|user|role|keyspace|collection|catalog|warehouse|dataset|measurement|series|stream|materialized|stage)|truncate|delete\s+from|alter\s+table)\s/i;

/** SQL that a program is handed of which nobody knows that it is a client: told by the word before it. */
export function sqlOfUnknown(call: Call): readonly Action[] {
  const { args, place, via, cwd } = call;
  if (isInMemory(call)) return [];
  const texts = args.map(({ text }) => text);
  return texts.flatMap((text, at) => {
    const before = texts[at - 1] ?? '';
    // `acme exec db "delete from users"`: the database’s name may stand between.
    const handed =
      SQL_OPTION.test(before) || SQL_COMMAND.test(before) || SQL_COMMAND.test(texts[at - 2] ?? '');
    if (!handed || !SQL_LOSS.test(text) || texts.some((one) => /^--?dry[-_]?run$/.test(one))) return [];
    return scanSql(text).flatMap((statement) => generalSql(statement, texts, { place, via, cwd }));
  });
}

/** A statement that loses data, in a database that no platform claims. */
export function generalSql(
  statement: SqlStatement,
  args: readonly string[],
  source: Source,
): readonly Action[] {
  const renamed = statement.kind === 'rename';
  if (!LOSSES.has(statement.kind) && !renamed) return [];
  const hints = args
    .filter((text) => text.length <= 300)
    .flatMap((text) => (text === '--local' ? ['localhost'] : hostsIn(text)))
    .flatMap(hostHint);
  return [
    generalAction(source, {
      rule:
        statement.kind === 'opaque' || statement.kind === 'unread'
          ? 'sql-code'
          : renamed
            ? renames.id
            : 'sql-loss',
      ...(renamed ? { verb: renames.does.verb, undo: renames.does.undo, undoNote: '' } : {}),
      ...(statement.kind === 'access' ? ACCESS : {}),
      what:
        statement.kind === 'access' ? 'access' : statement.kind.startsWith('drop-d') ? 'database' : 'table',
      targets: objectOfStatement(statement),
      hints: [...hints, ...directoryHint(source.cwd)],
      why:
        statement.kind === 'access'
          ? 'Runs SQL that takes access or protection away.'
          : renamed
            ? renames.why
            : 'Runs SQL that loses data.',
    }),
  ];
}

/**
 * Whether a client has a database of its own that ends with it: DuckDB without a file, ClickHouse without a server.
 * https://duckdb.org/docs/stable/connect/overview, https://clickhouse.com/docs/operations/utilities/clickhouse-local
 */
export function isInMemory({ program, args, input }: Call): boolean {
  const texts = args.map(({ text }) => text);
  if (/^(clickhouse-local|chl)$/.test(program) || (program === 'clickhouse' && texts[0] === 'local'))
    return !texts.some((text) => /^--path\b/.test(text));
  if (program !== 'duckdb') return false;
  const said = [...texts, input?.kind === 'text' ? input.word.text : ''];
  if (said.some((text) => /\battach\b|^\.open\b/i.test(text)) || input?.kind === 'file') return false;
  const [first = ''] = texts;
  return first === ':memory:' || /^--?(c|s|cmd|command|json|csv|box|line|markdown|readonly)$/.test(first);
}
