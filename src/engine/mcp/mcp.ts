import type { Word } from '../../model/call.ts';
import type { GraphqlField, SqlStatement } from '../../model/payload.ts';
import type { Act, Change, Edit, Json } from '../../model/request.ts';
import { objectOf, parseJson } from '../json.ts';
import { readGraphql } from '../payload/graphql/graphql.ts';
import { scanSql } from '../payload/sql/sql.ts';
import { readMcpCode } from './code.ts';
import { readMcpCommands } from './commands.ts';
import { stringsIn } from './strings.ts';

/** What the inputs of an MCP tool hold beside their plain values. */
export interface McpReading {
  readonly commands: readonly string[];
  readonly sql: readonly SqlStatement[];
  readonly graphql: readonly GraphqlField[];
  /** Files that the tool would show. */
  readonly reads: readonly string[];
  /** Files that it would write or remove. */
  readonly edits: readonly Edit[];
}

const SQL_NAMES = /^(sql|statements?|sql_?query|sql_?statements?)$/i;
/** A plain `query` is SQL where the tool or its server says that it speaks to a database. */
const QUERY_NAMES = /^(query|queries)$/i;
/** A text of any name that can be nothing else. */
const SQL_LOSS =
  /^\s*(drop\s+(table|database|schema|view|index|role|user|owned)|truncate\s+(table\s+)?[\w."`]+\s*(,|;|$|cascade|restart)|delete\s+from|alter\s+(table|database)|update\s+[\w."`]+\s+set)(\s|$|;)/i;
const DATABASE =
  /(sql|quer(y|ies)|database|\bdb\b|_db_|postgres|mysql|maria|neon|supabase|snowflake|duckdb|clickhouse|migration|execute)/i;
const PATH_NAMES =
  /^(paths?|files?|file_?paths?|file_?names?|source|src|from|uri|target|destination|dest|to)$/i;
const READ_TOOL = /(read|get|open|cat|view|show|head|tail|download|load|search|grep|fetch)/i;
const WRITE_TOOL =
  /(write|edit|create|update|save|append|replace|insert|patch|move|rename|copy|delete|remove|unlink|put|upload)/i;
/**
 * Reads the inputs of an MCP tool: command lines of terminal-like tools, SQL, GraphQL, files. `isProgram` says which names
 * are programs that somebody describes.
 */
export function readMcp(
  { server, tool, input }: Extract<Act, { kind: 'mcp' }>,
  isProgram: (name: string) => boolean,
): McpReading {
  const leaves = [...stringsIn(input)];
  const name = tool.split(/__|\./).at(-1) ?? tool;
  const snake = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll('-', '_');
  const database = DATABASE.test(`${server} ${snake}`) && !/search/i.test(snake);
  // What is typed into a program that runs may be a client of a database.
  const typed =
    /(^|_)(interact|send|write|type)(_|$)/i.test(snake) &&
    /process|term|repl|session|stdin|console|tmux|pty|psql|mysql/i.test(
      `${server} ${snake} ${Object.keys(objectOf(input)).join(' ')}`,
    );
  const queries = (explains(snake, input) ? [] : leaves)
    .filter(
      ({ key, text }) =>
        SQL_NAMES.test(key) ||
        (typed && SQL_LOSS.test(text)) ||
        (database && ((QUERY_NAMES.test(key) && /\S\s+\S/.test(text)) || SQL_LOSS.test(text))),
    )
    .map(({ text }) => text);
  const graphql = leaves
    .filter(({ text }) => /\b(mutation|query|subscription)\b/.test(text))
    .map(({ key, text }) => readGraphql(wordOf(bodyOf(key, text, input)), ''));
  const found = graphql.filter((reading) => reading.found);
  const paths = leaves
    .filter(({ key, text }) => PATH_NAMES.test(key) && text.length < 2000)
    .map(({ text }) => text.replace(/^file:\/\//, ''));
  const writes = WRITE_TOOL.test(snake);
  const code = readMcpCode({ server, name: snake, input });
  return {
    commands: [
      ...readMcpCommands({ server, name: snake, input }, isProgram, code !== undefined),
      ...(code?.commands ?? []),
    ],
    sql: found.length > 0 ? [] : [...queries, ...(code?.sql ?? [])].flatMap((text) => scanSql(text)),
    graphql: found.flatMap((reading) => reading.fields),
    reads: READ_TOOL.test(snake) && !writes ? paths : [],
    edits: writes
      ? paths.map((path) => ({
          path,
          changes: changesIn(input) ?? [{ kind: 'patch', text: leaves.map(({ text }) => text).join('\n') }],
        }))
      : [],
  };
}

const OLD = /^(old|before|search|find)(_?(text|str|string|content|code|value))?$/i;
const NEW = /^(new|after|replace|replacement)(_?(text|str|string|content|code|value|with))?$/i;
const CONTENT = /^(file_?)?(contents?|text|data)$/i;

/** What a tool for files writes or replaces; undefined where its input does not say. */
function changesIn(input: Json, depth = 0): readonly Change[] | undefined {
  if (depth > 3) return undefined;
  const found = (Array.isArray(input) ? input.slice(0, 200) : []).flatMap(
    (one) => changesIn(one, depth + 1) ?? [],
  );
  const texts = Object.entries(objectOf(input)).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  const before = texts.find(([key]) => OLD.test(key))?.[1];
  const after = texts.find(([key]) => NEW.test(key))?.[1];
  const content = texts.find(([key]) => CONTENT.test(key))?.[1];
  if (before !== undefined && after !== undefined) return [{ kind: 'replace', before, after }];
  const inner = Object.values(objectOf(input)).flatMap((one) => changesIn(one, depth + 1) ?? []);
  const all = [...found, ...inner];
  if (all.length > 0) return all;
  return content === undefined ? undefined : [{ kind: 'write', text: content }];
}

/** A tool that tells how a query would run, and does not run it. */
const REHEARSED = /^(dry_?-?run|validate_?only|explain_?only|plan_?only)$/i;
const explains = (name: string, input: Json): boolean =>
  (/(^|_)(explain|validate|lint|format|parse|translate|dry_?run|estimate|preview|simulate)(_|$)/i.test(
    name,
  ) &&
    objectOf(input).analyze !== true) ||
  Object.entries(objectOf(input)).some(([key, value]) => REHEARSED.test(key) && value === true);

/** The variables of a GraphQL document stand beside it. */
function bodyOf(key: string, text: string, input: Json): string {
  const { variables } = objectOf(input);
  return variables === undefined || !/^(query|mutation|document|graphql)$/i.test(key)
    ? text
    : JSON.stringify({
        query: text,
        variables: typeof variables === 'string' ? (parseJson(variables) ?? null) : variables,
      });
}

function wordOf(text: string): Word {
  return { text, certain: true, place: { start: 0, end: text.length } };
}
