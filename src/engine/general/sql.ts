import type { Action, Hint } from '../../model/action.ts';
import type { Call } from '../../model/call.ts';
import { SQL_LOSSES, type SqlKind, type SqlStatement } from '../../model/payload.ts';
import type { Rule } from '../../model/platform.ts';
import { hostsIn } from '../hosts.ts';
import { directoryHint, hostHint } from '../matching/hints.ts';
import { handsSql } from '../payload/sql/clients.ts';
import { scanSql } from '../payload/sql/sql.ts';
import { objectOfStatement } from '../words/thing.ts';
import type { Source } from './action.ts';
import { generalAction } from './action.ts';
import { GRAPH_LOSS } from './operations.ts';

/** Kinds of statements that lose data, or may. */
export const LOSSES: ReadonlySet<SqlKind> = new Set<SqlKind>([...SQL_LOSSES, 'access', 'opaque', 'unread']);

/** It can be renamed back: what matters is who stands on the old name. */
export const renames: Rule = {
  id: 'sql-rename',
  does: { verb: 'run', what: 'renaming', undo: 'repeat' },
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

/** What a statement hits. */
const THINGS: Readonly<Partial<Record<SqlKind, string>>> = {
  access: 'access',
  'drop-database': 'database',
  'drop-schema': 'schema',
  'drop-column': 'a column of a table',
  'delete-all': 'every row of a table',
  'delete-where': 'rows of a table',
  truncate: 'every row of a table',
  opaque: 'data',
  unread: 'data',
};

const SQL_OPTION =
  /^--?(q|e|c|s|x|query|sql|exec|execute|statement|stmt|command|cmd|script|eval|run|code|cypher|gremlin|cql|sql-?query|query-?string|sql-?text)$/i;
const SQL_COMMAND = /^(query|sql|exec|execute|statement|run-sql|run-query)$/i;
const SQL_LOSS =
  /^\s*(drop\s+(table|database|schema|view|index|user|role|keyspace|collection|catalog|warehouse|dataset|measurement|series|stream|materialized|stage)|truncate|delete\s+from|alter\s+table)\s/i;

/** How all of these statements begin: few words of any line do. */
const BEGINS = /^\s*(?:drop|truncate|delete|alter|with|match|optional|call|unwind|for|remove|g\.)/i;
const NONE: readonly Action[] = [];

/** A client of a database by its name: `db2`, `isql-fb`, `acme-db`, `gremlin`. */
const CLIENT = /sql|qlite|db\d?(?![a-z])|(^|[-_.])(query|gremlin|cypher|database)([-_.]|$)/i;
/** Programs that look at a statement and send it nowhere. */
const LOOKS =
  /fmt|format|lint|pars|translat|transpil|highlight|pretty|explain|check|review|diff|sqlglot|sqlparse/i;

/** https://docs.geldata.com/reference/edgeql/delete: types begin with a capital. */
const EDGEQL_LOSS =
  /^\s*(?:with\b[\s\S]*\)\s*)?delete\s+(?:\w+::)?[A-Z]\w*\s*(?:;|$|filter\b|order\b|limit\b)/;

/** Statements that a program is handed of which nobody knows that it is a client: told by the word before them, or by its name. */
export function sqlOfUnknown(call: Call): readonly Action[] {
  const { program, args, place, via, cwd, input } = call;
  if (input?.kind !== 'text' && !args.some(({ text }) => BEGINS.test(text))) return NONE;
  const texts = args.map(({ text }) => text);
  if (handsSql(call) || isInMemory(call) || texts.some((one) => /^--?dry[-_]?run$/.test(one))) return [];
  const client = CLIENT.test(program) && ![program, ...texts.slice(0, 1)].some((text) => LOOKS.test(text));
  const handed = texts.filter((_, at) => {
    const before = texts[at - 1] ?? '';
    // `acme exec db "delete from users"`: the database’s name may stand between.
    return (
      SQL_OPTION.test(before) ||
      SQL_COMMAND.test(before) ||
      SQL_COMMAND.test(texts[at - 2] ?? '') ||
      // `gel query -I prod "delete Movie"`
      (at > 0 && SQL_COMMAND.test(texts[0] ?? '')) ||
      (client && !before.startsWith('-'))
    );
  });
  const fed = client && input?.kind === 'text' ? [input.word.text.slice(0, LONGEST)] : [];
  const source = { place, via, cwd };
  return [...handed, ...fed].flatMap((text) => {
    if (GRAPH_LOSS.test(text) || EDGEQL_LOSS.test(text))
      return [generalStatement('graph-loss', texts, source)];
    if (!SQL_LOSS.test(text)) return [];
    return scanSql(text).flatMap((statement) => generalSql(statement, texts, source));
  });
}

const LONGEST = 20_000;

/** Nodes of a graph or documents, by a statement of a language that is not SQL. */
const generalStatement = (rule: string, args: readonly string[], source: Source): Action =>
  generalAction(source, {
    rule,
    what: 'data',
    targets: [],
    hints: [...hintsOf(args), ...directoryHint(source.cwd)],
    why: 'Runs a statement that deletes data.',
  });

/** Where a statement goes, as the words around it tell. */
const hintsOf = (args: readonly string[]): readonly Hint[] =>
  args
    .filter((text) => text.length <= 300)
    .flatMap((text) => (text === '--local' ? ['localhost'] : hostsIn(text)))
    .flatMap(hostHint);

/** A statement that loses data, in a database that no platform claims. */
export function generalSql(
  statement: SqlStatement,
  args: readonly string[],
  source: Source,
): readonly Action[] {
  const renamed = statement.kind === 'rename';
  if (!LOSSES.has(statement.kind) && !renamed) return [];
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
      what: renamed ? renames.does.what : (THINGS[statement.kind] ?? 'table'),
      targets: objectOfStatement(statement),
      hints: [...hintsOf(args), ...directoryHint(source.cwd)],
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
/** `test.duckdb`, `/tmp/x.duckdb`: made anew before every run. */
const FILE_OF_TESTS = /^(\/tmp\/(?!.*\.\.)[\w./-]+|(\.\/)?([\w-]+\/)*([\w-]+[-_])?tests?)\.(duckdb|ddb|db)$/i;

export function isInMemory({ program, args, input }: Call): boolean {
  const texts = args.map(({ text }) => text);
  if (/^(clickhouse-local|chl)$/.test(program) || (program === 'clickhouse' && texts[0] === 'local'))
    return !texts.some((text) => /^--path\b/.test(text));
  if (program !== 'duckdb') return false;
  const said = [...texts, input?.kind === 'text' ? input.word.text : ''];
  if (said.some((text) => /\battach\b|^\.open\b/i.test(text)) || input?.kind === 'file') return false;
  const [first = ''] = texts;
  return (
    first === ':memory:' ||
    FILE_OF_TESTS.test(first) ||
    /^--?(c|s|cmd|command|json|csv|box|line|markdown|readonly)$/.test(first)
  );
}
