import type { Action } from '../model/action.ts';
import type { SqlKind, SqlStatement } from '../model/payload.ts';
import { directoryHint, hostHint } from './build.ts';
import type { Source } from './general-action.ts';
import { generalAction } from './general-action.ts';
import { hostsIn } from './hosts.ts';

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
  'opaque',
  'unread',
]);

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
      what: statement.kind.startsWith('drop-d') ? 'database' : 'table',
      targets: statement.object === '' ? [] : [{ name: statement.object, certain: true }],
      hints: [...hints, ...directoryHint(source.cwd)],
      why: 'Runs SQL that loses data.',
    }),
  ];
}
