import type { Call, Word } from '../../model/call.ts';
import type { Facts } from '../../model/fact.ts';
import type { PayloadReading } from '../../model/reading.ts';
import { byProgram } from '../by-program.ts';
import type { Budget } from '../shell/budget.ts';
import { type Context, createSink, fileText, inputText, readingOf } from './context.ts';
import { isAws, takesFiles, withFileArguments } from './file-arguments.ts';
import { names, readOptions } from './options.ts';

/** A client that runs a script of its own language from a file or from its input. */
interface Client {
  readonly programs: RegExp;
  /** Options whose value names a script. */
  readonly files: string;
  readonly valued: string;
  /** Positionals that name a script. */
  readonly script?: RegExp;
  /** Where a script names another one, in its first group. */
  readonly includes?: RegExp;
}

const clients: readonly Client[] = [
  {
    // https://www.mongodb.com/docs/mongodb-shell/write-scripts/
    programs: /^(?:mongosh|mongo)$/,
    files: '-f --file',
    valued: '--eval --host -h --port -u --username -p --password --authenticationDatabase --db -d',
    script: /\.(?:m?js|mongodb)$/,
    includes: /\b(?:load|require)\(\s*["']([^"']+\.m?js)["']/g,
  },
  {
    // https://redis.io/docs/latest/develop/tools/cli/
    programs: /^(?:redis-cli|valkey-cli|keydb-cli|iredis|dragonfly-cli|redli)$/,
    files: '--eval',
    valued: '-h -p -s -a -u -r -i -n -t -X -d --user --pass --uri',
  },
  {
    // https://neo4j.com/docs/operations-manual/current/tools/cypher-shell/
    programs: /^cypher-shell$/,
    files: '-f --file',
    valued: '-a --address -u --username -p --password -d --database --format -P --param',
  },
  {
    // https://bind9.readthedocs.io/en/latest/manpages.html#nsupdate-dynamic-dns-update-utility
    programs: /^nsupdate$/,
    files: '-f',
    valued: '-k -y -p -t -u -r -L -C',
    script: /[^-]/,
  },
  {
    programs: /^(?:lftp|sftp|ftp|tftp|ldapmodify)$/,
    files: '-f -b',
    valued: '-e -c -u -p -P -H -D -w -o -i',
  },
];

const WEIGHTS = { unknown: 'code', missing: 'unless-made' } as const;
const MAX_FILES = 20;

const clientOf = byProgram((program) => clients.find(({ programs }) => programs.test(program)));

/** Whether a program could run such scripts, or decide by what stands in a file. */
const mayRunScripts = byProgram((program) => clientOf(program) !== undefined || isAws(program));

/**
 * The call with everything that it would run of its own language as its input: script files, those that they include,
 * and what it is fed. The call as it was where there is none, with what could not be had in `unread`; undefined where the
 * program runs no such scripts.
 */
export function withScripts(
  call: Call,
  facts: Facts,
  budget: Budget,
  couldMake?: Context['couldMake'],
): (PayloadReading & { readonly call: Call }) | undefined {
  if (!mayRunScripts(call.program)) return undefined;
  const client = clientOf(call.program);
  const files = client === undefined && takesFiles(call);
  if (client === undefined && !files) return undefined;
  const sink = createSink();
  const context = { call, facts, sink, budget, ...(couldMake ? { couldMake } : {}) };
  if (client === undefined) return { call: withFileArguments(context), ...readingOf(sink) };
  const texts = scriptsOf(client, context);
  const [first] = texts;
  const whole = { call, ...readingOf(sink) };
  if (first === undefined) return whole;
  const word: Word = {
    text: texts.map(({ text }) => text).join('\n'),
    certain: texts.every(({ certain }) => certain),
    place: call.place,
  };
  return { ...whole, call: { ...call, input: { kind: 'text', word } } };
}

function scriptsOf(client: Client, context: Context): readonly Word[] {
  const { call } = context;
  const files = names(client.files);
  const table = { valued: new Set([...files, ...names(client.valued)]), combined: false };
  const texts: Word[] = [];
  const seen = new Set<string>();
  const add = (path: Word): void => {
    if (seen.has(path.text) || seen.size >= MAX_FILES) return;
    seen.add(path.text);
    const text = fileText(context, path, WEIGHTS);
    if (text === undefined) return;
    texts.push(text);
    for (const [, name = ''] of client.includes === undefined ? [] : text.text.matchAll(client.includes))
      add({ ...path, text: name });
  };
  for (const { name, value } of readOptions(call.args, table)) {
    if (value && (files.has(name) || (name === '' && client.script?.test(value.text) === true))) add(value);
  }
  if (call.input?.kind === 'file' || isCat(call) || (texts.length > 0 && call.input !== undefined)) {
    const input = inputText(context, WEIGHTS);
    if (input) texts.push(input);
  }
  return texts;
}

/** `cat file |`: what comes out is what stands in the file. */
function isCat({ input }: Call): boolean {
  return (
    input?.kind === 'pipe' &&
    input.text === undefined &&
    input.from.length === 1 &&
    input.from[0]?.program === 'cat'
  );
}
