import type { Action } from '../model/action.ts';
import type { Call } from '../model/call.ts';
import type { SqlKind, SqlStatement } from '../model/payload.ts';
import { directoryHint, hostHint } from './build.ts';
import type { Source } from './general-action.ts';
import { generalAction } from './general-action.ts';
import { hostsIn } from './hosts.ts';
import { scanSql } from './payload/sql.ts';

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
export function sqlOfUnknown({ args, place, via, cwd }: Call): readonly Action[] {
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
  if (!LOSSES.has(statement.kind)) return [];
  const hints = args
    .filter((text) => text.length <= 300)
    .flatMap((text) => (text === '--local' ? ['localhost'] : hostsIn(text)))
    .flatMap(hostHint);
  return [
    generalAction(source, {
      rule: statement.kind === 'opaque' || statement.kind === 'unread' ? 'sql-code' : 'sql-loss',
      ...(statement.kind === 'access' ? ACCESS : {}),
      what:
        statement.kind === 'access' ? 'access' : statement.kind.startsWith('drop-d') ? 'database' : 'table',
      targets: statement.object === '' ? [] : [{ name: statement.object, certain: true }],
      hints: [...hints, ...directoryHint(source.cwd)],
      why:
        statement.kind === 'access'
          ? 'Runs SQL that takes access or protection away.'
          : 'Runs SQL that loses data.',
    }),
  ];
}
