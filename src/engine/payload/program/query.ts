import { ofLastText } from '../../by-text.ts';
import { LOSSES } from '../../general/sql.ts';
import { type Context, unreadable } from '../context.ts';
import { startsOperation } from '../graphql/body.ts';
import { readGraphql } from '../graphql/graphql.ts';
import { noteFields } from '../http/http.ts';
import { scanSql } from '../sql/sql.ts';
import type { SqlDialect } from '../sql/tokens.ts';
import type { Program } from './context.ts';
import { SENDS_SQL, SQL_METHODS } from './deeds.ts';
import type { CallReader } from './http.ts';
import { usesProvider } from './losses.ts';
import type { Value } from './texts.ts';
import { evaluate } from './values.ts';

/** Longer arguments are functions rather than texts. */
const MAX_ARGUMENT = 300;

/** A program that answers requests. */
const servesRequests = ofLastText((text) =>
  /\b(?:express\(|fastify\(|Hono\(|Flask\(|FastAPI\(|APIRouter\(|Blueprint\(|createServer\(|ListenAndServe|HandleFunc|app\.listen\()|@(?:app|router|api|bp)\.(?:route|get|post|put|delete)\b|@Controller\b|\bSinatra\b/.test(
    text,
  ),
);

type Read = 'scope' | 'dialect' | 'inMemory' | 'inline' | 'text';

/** Notes SQL or GraphQL in a text that is handed to a call; false where there is none. `here`: the client is this machine’s. */
export function readQuery(
  context: Context,
  reader: CallReader,
  { scope, dialect, inMemory, inline, text: source }: Pick<Program, Read>,
  here: () => boolean,
): boolean {
  const { call } = reader;
  // https://cloud.google.com/bigquery/docs/samples/bigquery-query-dry-run
  const own = source.text.slice(call.start, Math.min(call.end, call.start + 2000));
  if (/\bdry_?[rR]un["']?\s*[:=]\s*[tT]rue\b/.test(own)) return true;
  const short = call.args.slice(0, 4).filter(({ tokens }) => tokens.length <= MAX_ARGUMENT);
  const first = short.map(({ tokens }) => evaluate(tokens, scope));
  const operation = first
    .flatMap(candidates)
    .find(({ json }) => /\bmutation\b/.test(String(json)) && startsOperation(String(json)));
  if (operation && !/(?:^|\.)gql$/.test(call.callee)) {
    const given = first
      .map(({ json }) => json)
      .find((json) => json !== null && typeof json === 'object' && !Array.isArray(json));
    const variables =
      given !== null && typeof given === 'object' && 'variables' in given ? given.variables : given;
    const body = JSON.stringify({ query: operation.json, variables: variables ?? null });
    const reading = readGraphql(
      reader.word({ json: body, certain: first.every(({ certain }) => certain) }),
      '',
    );
    noteFields(context, reading.fields, undefined);
    context.sink.unread.push(...reading.unread);
    return true;
  }
  const tagged =
    call.args[0]?.tokens[0]?.kind === 'template' && call.args.length === 1 && !call.callee.includes('.');
  const named = SQL_METHODS.test(call.callee);
  if (!tagged && !named && !SENDS_SQL.test(call.callee)) return false;
  // A connection or a context may stand first.
  const strings = first.filter(({ json }) => typeof json === 'string');
  const texts =
    tagged || named ? strings : strings.filter(({ json }) => STATEMENT.test(String(json).slice(0, 2000)));
  const sql = texts.find(({ json }) => !/^\$\{[^}]*\}$/.test(String(json))) ?? texts[0];
  if (!sql) return false;
  const text = reader.word(sql);
  if (
    /^\s*(?:match|optional\s+match|unwind|with|call)\b[\s\S]*\b(?:detach\s+)?delete\s+\w/i.test(text.text)
  ) {
    const reason = 'the program deletes nodes of a graph';
    if (here()) context.sink.unread.push({ place: text.place, reason, weight: 'detail', here: true });
    else unreadable(context, text.place, reason, 'code');
    return true;
  }
  // A database in memory ends with the program.
  if (inMemory) return true;
  const statements = scanSql(text.text, dialect).filter(({ kind }) => kind !== 'unread' && kind !== 'meta');
  if (statements.some(({ kind }) => LOSSES.has(kind)) && here()) {
    const reason = 'the program sends SQL that destroys to a server on this machine';
    context.sink.unread.push({ place: text.place, reason, weight: 'detail', here: true });
    return true;
  }
  for (const statement of statements) {
    // What a server does to one row when somebody asks for it is its trade.
    if (!inline && statement.kind === 'delete-where' && servesRequests(source.text)) continue;
    context.sink.payloads.push({
      kind: 'sql',
      statement: { ...statement, place: text.place },
      call: context.call,
    });
  }
  return statements.length > 0;
}

/** A text that is a statement, whoever is handed it. */
const STATEMENT =
  /^\s*(?:drop\s+(?:table|database|schema|view|index|role|user|keyspace)|truncate\s|delete\s+from|update\s+\S+\s+set|alter\s+(?:table|database))\s*/i;

/** Texts of an argument: itself, or what an options object holds as `query` or `mutation`. */
function candidates(value: Value): readonly Value[] {
  if (typeof value.json === 'string') return [value];
  if (value.json === null || typeof value.json !== 'object' || Array.isArray(value.json)) return [];
  const { query, mutation } = value.json as { query?: unknown; mutation?: unknown };
  return [query, mutation]
    .filter((text) => typeof text === 'string')
    .map((json) => ({ json, certain: value.certain }));
}

/** The dialect of the database library that a program speaks of. */
export function dialectOf(text: string): SqlDialect | undefined {
  if (/\b(?:psycopg\w*|asyncpg|pg8000|postgres)\b|['"]pg['"]/.test(text)) return 'postgres';
  if (/\b(?:pymysql|MySQLdb|mysql\w*)\b/i.test(text)) return 'mysql';
  if (/\bsqlite\w*\b/i.test(text)) return 'sqlite';
  return /\b(?:pyodbc|pymssql|mssql)\b/.test(text) ? 'mssql' : undefined;
}

/** `sqlite3.connect('/tmp/t.db')`, `create_engine("sqlite:///test.db")`: files that are made anew. */
const PASSING =
  /\b(?:connect|create_engine|Database(?:Sync)?|Database\.new)\s*\(\s*["'](?:sqlite:\/\/\/)?(?:(?:\/tmp|\/var\/tmp)\/(?!\.)[\w/-]+\.\w+|(?:[\w-]+\/)*(?:tests?|[\w-]+[_-]test)\.(?:db|sqlite3?))["']/;

/** Whether the one database that a program opens is in memory, or in a file that is made anew. */
export function opensMemory(text: string): boolean {
  if (holdsItself(text)) return true;
  if (!/["'](?::memory:|sqlite:\/\/\/?(?::memory:)?)["']/.test(text) && !PASSING.test(text)) return false;
  const opened =
    text.match(/\b(?:connect|create_engine|createConnection|new Database|Database\.new)\s*\(/g) ?? [];
  return opened.length <= 1;
}

/** Databases that live and end with the program, and no word of another one. */
const OWN =
  /\b(?:MongoMemory(?:Server|ReplSet)|mongomock|fakeredis|Fake(?:Strict)?Redis|ioredis-mock|pg-mem|redis-memory-server)\b|\bduckdb\.(?:sql|query|execute)\s*\(|\bduckdb(?:::|\.)duckdb\(\s*\)/;
const OTHER =
  /\bprocess\.env\b|\benviron\b|\bgetenv\b|\bduckdb\.connect\s*\(\s*["'](?!:memory:)|\battach\s|["'](?:md:|(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?):\/\/)/i;
const holdsItself = (text: string): boolean => OWN.test(text) && !OTHER.test(text) && !usesProvider(text);

/** Whether all that a program holds is in memory: it says of no other place where it could reach something. */
export const keepsToItself = (text: string): boolean =>
  opensMemory(text) &&
  !OTHER.test(text) &&
  !usesProvider(text) &&
  !/\bhost\s*[=:]|\bfrom_url\b|https?:\/\//.test(text);
