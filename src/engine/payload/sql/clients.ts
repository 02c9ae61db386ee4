import type { Call, Word } from '../../../model/call.ts';
import { type Context, fileText, inputText, unreadable, type Weights } from '../context.ts';
import { names, readOptions } from '../options.ts';
import { holdsUnknown, part, within } from '../words.ts';
import { type SqlClient, sqlClients } from './client-table.ts';
import { generatedSql } from './generated.ts';
import { scanSql } from './sql.ts';

const WEIGHTS = { unknown: 'code', missing: 'unless-made' } as const;
/** A file that another one names may lie beside that one. */
const INCLUDED = { unknown: 'code', missing: 'code' } as const;
const MAX_INCLUDES = 20;

const byProgram = new Map<string, SqlClient[]>();
for (const client of sqlClients) {
  for (const program of client.programs) byProgram.set(program, [...(byProgram.get(program) ?? []), client]);
}

export const isSqlClient = (program: string): boolean => byProgram.has(program);

/** Reads the SQL that a database client is handed. */
export function readSqlClient(context: Context): void {
  const { program, args } = context.call;
  for (const client of byProgram.get(program) ?? []) {
    const from = afterCommand(args, client);
    if (from === undefined) continue;
    const given = args.slice(from);
    readClient(context, client, client.through ? given.filter(({ text }) => text !== '--') : given);
  }
}

/** Whether a call is a database client’s whose words are read as SQL. */
export const handsSql = ({ program, args }: Pick<Call, 'program' | 'args'>): boolean =>
  (byProgram.get(program) ?? []).some(
    (client) => client.positional !== undefined && afterCommand(args, client) !== undefined,
  );

/** Where the arguments after the sub-command begin; undefined where it is another sub-command. */
function afterCommand(args: readonly Word[], { command, valued }: SqlClient): number | undefined {
  if (!command) return 0;
  const skips = names(valued);
  let at = 0;
  for (const word of command) {
    while (args[at]?.text.startsWith('-')) at += skips.has(args[at]?.text ?? '') ? 2 : 1;
    if (!args[at] || !word.split('|').includes(args[at]?.text ?? '')) return undefined;
    at++;
  }
  return at;
}

function readClient(context: Context, client: SqlClient, args: readonly Word[]): void {
  const text = names(client.text);
  const files = names(client.files);
  const valued = names(`${client.valued} ${client.text} ${client.files}`);
  const harmless = names(client.harmless ?? '');
  // A database in memory is gone with the program.
  if (
    args.some(({ text }) => text === ':memory:') &&
    !args.some(({ text }) => /^\s*\.sh|^\s*\.system/.test(text))
  )
    return;
  const options = readOptions(args, {
    valued,
    combined: !client.singleDash,
    attached: names(client.attached ?? ''),
  });
  if (options.some(({ name }) => harmless.has(name))) return;
  const includes = { left: MAX_INCLUDES };
  const joined = client.joined ? joinedWords(options) : undefined;
  if (joined && STATEMENT.test(joined.text)) readSql(context, client, joined, includes);
  const several = oneSession(client, options, text);
  let given = joined !== undefined || several !== undefined;
  if (several) readSql(context, client, several, includes);
  let reads = client.stdin;
  let positionals = 0;
  for (const { name, value, word } of options) {
    if (client.inputFlag !== undefined && name === client.inputFlag) reads = true;
    if (!value) continue;
    if (text.has(name)) {
      given ||= !client.readsOn?.includes(name);
      if (several === undefined) readSql(context, client, value, includes);
    } else if (files.has(name)) {
      if (value.text === '-' || value.text === '/dev/stdin') continue;
      given ||= !client.readsOn?.includes(name);
      readFile(context, client, value, includes);
    } else if (name === '' && client.at === true && value.text.startsWith('@')) {
      given = true;
      const path = part(value, value.text.startsWith('@@') ? 2 : 1);
      readFile(
        context,
        client,
        /\.\w+$/.test(path.text) ? path : { ...path, text: `${path.text}.sql` },
        includes,
      );
      break;
    } else if (name === '' && client.positional !== undefined && joined === undefined) {
      positionals++;
      if (positionals <= client.positional) continue;
      // An option that comes from a variable is no statement.
      if (!word.certain && /^-/.test(value.text)) continue;
      given = true;
      readSql(context, client, value, includes);
    }
  }
  if (given || !reads || !context.call.input) return;
  const input = inputText(context, WEIGHTS);
  if (input) readSql(context, client, input, includes);
}

/** `psql -c BEGIN -c "…" -c ROLLBACK` is one session. https://www.postgresql.org/docs/current/app-psql.html */
function oneSession(
  { dialect }: SqlClient,
  options: ReturnType<typeof readOptions>,
  text: ReadonlySet<string>,
): Word | undefined {
  if (dialect !== 'postgres') return undefined;
  const words = options.flatMap(({ name, value }) => (text.has(name) && value ? [value] : []));
  const [first] = words;
  if (
    first === undefined ||
    words.length < 2 ||
    words.some((word) => !word.certain || /^\s*\\/.test(word.text))
  )
    return undefined;
  return { ...first, text: words.map((word) => word.text.replace(/;?\s*$/, '')).join(';\n') };
}

/** What is no command of the client itself. */
const STATEMENT =
  /(?:^|;)\s*(?:drop|delete|truncate|alter|update|insert|merge|select|with|grant|revoke|create|call)\s/i;

/** `db2 drop table orders` is one statement. */
function joinedWords(options: ReturnType<typeof readOptions>): Word | undefined {
  const words = options.flatMap(({ name, value }) => (name === '' && value ? [value] : []));
  const [first] = words;
  return first === undefined
    ? undefined
    : {
        ...first,
        text: words.map(({ text }) => text).join(' '),
        certain: words.every(({ certain }) => certain),
      };
}

function readFile(
  context: Context,
  client: SqlClient,
  path: Word,
  includes: { left: number },
  weights: Weights = WEIGHTS,
): void {
  if (includes.left-- <= 0) {
    unreadable(context, path.place, 'too many files are included', 'code');
    return;
  }
  const text = fileText(context, path, weights);
  if (text) readSql(context, client, text, includes);
}

/** Notes the statements of a text, and reads the files that it includes. */
function readSql(context: Context, client: SqlClient, word: Word, includes: { left: number }): void {
  if (!word.certain && /^\s*(?:\$\{?\w+\}?|\$\(.*\)|`.*`)\s*;?\s*$/s.test(word.text)) {
    unreadable(context, word.place, 'the SQL comes from something that is not known', 'code');
    return;
  }
  let before = '';
  for (const found of scanSql(word.text, client.dialect)) {
    const query = before;
    before = found.text;
    const place = within(word, found.place.start, found.place.end);
    const included = found.kind === 'meta' ? includedFile(word, found.place.start, found.text) : undefined;
    if (included) {
      readFile(context, client, included, includes, INCLUDED);
      continue;
    }
    const started = found.kind === 'meta' ? startedBy(found.text) : undefined;
    if (started !== undefined) {
      context.sink.commands.push({ text: { ...word, text: started, place }, shell: 'bash' });
      continue;
    }
    // https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-META-COMMAND-GEXEC
    if (found.kind === 'meta' && /^\\gexec\b/.test(found.text)) {
      const made = generatedSql(query, client.dialect);
      if (made === undefined) unreadable(context, place, 'the SQL is written by a query', 'code');
      for (const statement of made ?? [])
        context.sink.payloads.push({ kind: 'sql', statement: { ...statement, place }, call: context.call });
      continue;
    }
    const unknown = found.kind === 'unread' && !word.certain && holdsUnknown(found.text);
    if (unknown) unreadable(context, place, 'an SQL statement is not known', 'code');
    context.sink.payloads.push({ kind: 'sql', statement: { ...found, place }, call: context.call });
  }
}

/** The command of the shell that a line for the client starts: `\\! x`, `.shell x`, `\\g | x`, `\\copy … to program 'x'`. */
function startedBy(line: string): string | undefined {
  const plain =
    /^(?:\\!|\.(?:shell|system|sh)\b|:?!!|system\b|\\(?:gx?|o|out|w|write)\s*\||\.(?:once|output|import)\s+"?\||(?:pager|\\P)\s)\s*(.+)$/is.exec(
      line,
    )?.[1];
  if (plain !== undefined) return plain.replace(/"$/, '');
  const program = /^\\copy\b.*\bprogram\s+'((?:[^']|'')*)'/is.exec(line)?.[1];
  return program?.replaceAll("''", "'");
}

/** `\i file`, `\ir file`, `.read file`, `source file`, `\. file`, `:r file`. */
function includedFile(word: Word, start: number, line: string): Word | undefined {
  const found = /^(?:\\ir?|\\include(?:_relative)?|\.read|source|\\\.|:r)\s+(['"]?)([^'"|]+?)\1\s*;?$/i.exec(
    line,
  );
  const path = found?.[2];
  if (path === undefined) return undefined;
  const at = start + line.indexOf(path);
  return part(word, at, at + path.length);
}
