import * as v from 'valibot';
import type { Undo, Verb } from '../model/action.ts';
import type { SqlKind } from '../model/payload.ts';
import type { Example } from '../model/platform.ts';
import type { Json, Shell } from '../model/request.ts';
import type { Answer } from '../model/verdict.ts';

// What a policy file may hold. `media/chaperone.schema.json` says the same to editors.

const text = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const texts = v.array(text);

const VERBS = [
  'delete',
  'overwrite',
  'change',
  'stop',
  'expose',
  'edit',
  'run',
] as const satisfies readonly Verb[];
/** What a written rule may do; files that must not be seen or changed have lists of their own. */
const DEEDS = ['delete', 'overwrite', 'change', 'stop', 'run'] as const satisfies readonly Verb[];
const UNDOS = ['none', 'vendor', 'files', 'repeat'] as const satisfies readonly Undo[];
const ANSWERS = ['pass', 'ask', 'stop'] as const satisfies readonly Answer[];
const SHELLS = ['bash', 'sh', 'zsh', 'fish', 'powershell', 'cmd'] as const satisfies readonly Shell[];
const SQL = [
  'drop-database',
  'drop-schema',
  'drop-table',
  'drop-other',
  'drop-column',
  'truncate',
  'delete-all',
  'delete-where',
  'update-all',
  'update-where',
  'access',
  'rename',
  'alter',
] as const satisfies readonly SqlKind[];

const environment = v.object({ protected: v.exactOptional(v.boolean()), matches: v.exactOptional(texts) });

const judgement = v.object({
  verb: v.exactOptional(v.picklist(VERBS)),
  what: v.exactOptional(text),
  undo: v.exactOptional(v.picklist(UNDOS)),
  where: v.exactOptional(text),
  answer: v.picklist(ANSWERS),
});

const example = v.custom<Example>(isExample, 'an example');
const examples = v.tupleWithRest([example], example);

const rule = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'a name of small letters, digits and hyphens')),
  title: v.exactOptional(text),
  docs: v.exactOptional(v.pipe(v.string(), v.regex(/^https:\/\//, 'an address that begins with https://'))),
  programs: v.exactOptional(texts),
  optionsWithValue: v.exactOptional(texts),
  command: v.exactOptional(texts),
  commands: v.exactOptional(v.array(texts)),
  options: v.exactOptional(
    v.object({
      all: v.exactOptional(texts),
      any: v.exactOptional(texts),
      none: v.exactOptional(texts),
    }),
  ),
  hosts: v.exactOptional(texts),
  http: v.exactOptional(
    v.array(
      v.pipe(v.string(), v.regex(/^(\*|[A-Za-z|]+)\s+\/\S*$/, 'a method and a path, such as DELETE /cars/*')),
    ),
  ),
  graphql: v.exactOptional(texts),
  mcp: v.exactOptional(texts),
  sql: v.exactOptional(v.array(v.picklist(SQL))),
  does: v.object({
    verb: v.picklist(DEEDS),
    what: text,
    undo: v.picklist(UNDOS),
    undoNote: v.exactOptional(text),
  }),
  target: v.exactOptional(
    v.object({
      options: v.exactOptional(texts),
      fields: v.exactOptional(texts),
      keys: v.exactOptional(texts),
      positionals: v.exactOptional(v.boolean()),
      paths: v.exactOptional(v.boolean()),
    }),
  ),
  why: text,
  instead: v.exactOptional(v.string()),
  stops: examples,
  passes: examples,
});

const test = v.object({
  command: text,
  expect: v.picklist(ANSWERS),
  environment: v.exactOptional(text),
  files: v.exactOptional(v.record(v.string(), v.string())),
  shell: v.exactOptional(v.picklist(SHELLS)),
});

export const policySchema = v.object({
  $schema: v.exactOptional(v.string()),
  environments: v.exactOptional(v.record(v.string(), environment)),
  protectedFiles: v.exactOptional(texts),
  credentialFiles: v.exactOptional(texts),
  readableFiles: v.exactOptional(texts),
  freeze: v.exactOptional(v.boolean()),
  always: v.exactOptional(texts),
  ignore: v.exactOptional(texts),
  judgement: v.exactOptional(v.array(judgement)),
  rules: v.exactOptional(v.array(rule)),
  tests: v.exactOptional(v.array(test)),
});

/** A policy file as somebody wrote it. */
export type WrittenPolicy = v.InferOutput<typeof policySchema>;

/** A rule as a policy file holds it: the same shape as a built-in one, without code. */
export type WrittenRule = v.InferOutput<typeof rule>;

/** A line, a line with its files and shell, or a call of an MCP tool. */
function isExample(value: unknown): value is Example {
  if (typeof value === 'string') return value !== '';
  const fields = fieldsOf(value);
  if (fields === undefined) return false;
  if ('tool' in fields)
    return typeof fields.tool === 'string' && typeof fields.server === 'string' && isJson(fields.input);
  const files = fields.files === undefined ? {} : fieldsOf(fields.files);
  return (
    typeof fields.command === 'string' &&
    (fields.shell === undefined || SHELLS.some((shell) => shell === fields.shell)) &&
    files !== undefined &&
    Object.values(files).every((one) => typeof one === 'string')
  );
}

/** What was read from JSON is JSON, as long as it is there. */
const isJson = (value: unknown): value is Json => value !== undefined;

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
