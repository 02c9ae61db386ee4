import type { Call, Word } from '../../../model/call.ts';
import { resolvePath } from '../../paths.ts';
import { shortCall } from '../call-words.ts';
import type { Context } from '../context.ts';
import type { SqlDialect } from '../sql/tokens.ts';
import { made, within } from '../words.ts';
import type { ProgramCall } from './calls.ts';
import type { Tokens } from './ends.ts';
import type { CallReader } from './http.ts';
import type { CurlHandle } from './php-curl.ts';
import type { Language } from './syntax.ts';
import type { Value } from './texts.ts';
import { evaluate, type Scope } from './values.ts';

/** A program that is being read. */
export interface Program {
  readonly context: Context;
  readonly text: Word;
  readonly scope: Scope;
  readonly language: Language;
  readonly dialect: SqlDialect | undefined;
  /** Written for this one run, rather than a file of the project. */
  readonly inline: boolean;
  readonly host: string | undefined;
  /** The method that all of urllib's requests are given. */
  readonly method: string | undefined;
  /** It uses a library of a provider. */
  readonly provider: boolean;
  /** It has Node’s module for starting programs at hand. */
  readonly starts: boolean;
  /** The only database that it opens is in memory. */
  readonly inMemory: boolean;
  /** It works on documents or data of its own and reaches nothing else. */
  readonly alone: boolean;
  readonly depth: number;
  /** Whether a place of a project's file runs when the file is started; an inline program runs as a whole. */
  readonly runs: (place: number) => boolean;
  /** What sends a command that a call makes: `client` of `client.send(new DeleteTableCommand(…))`. */
  readonly sender: (call: ProgramCall) => Tokens | undefined;
  /** The request that PHP's curl functions put together. */
  readonly curl: CurlHandle;
}

export function createReader({ scope, text }: Program, call: ProgramCall): CallReader {
  const places = call.args.filter((argument) => argument.name === '');
  return {
    call,
    value(position, ...wanted) {
      const named = call.args.find((argument) => argument.name !== '' && wanted.includes(argument.name));
      const argument = named ?? places[position];
      return argument && evaluate(argument.tokens, scope);
    },
    word: (value) => ({
      ...made(textOf(value), text, value.certain && text.certain),
      place: within(text, call.start, call.end),
    }),
  };
}

function textOf({ json }: Value): string {
  return typeof json === 'string' ? json : JSON.stringify(json);
}

export function placeOf({ text }: Program, { start, end }: ProgramCall): Word['place'] {
  return within(text, start, end);
}

/** Characters of a call that are looked at. */
export const MAX_ARGUMENTS = 2_000;
const LONGEST_CALL = 90;

/** A call as it stands in the program, on one line. */
export function asWritten({ text }: Program, { start, end }: ProgramCall): string {
  const own = shortCall(text.text.slice(start, Math.min(end, start + MAX_ARGUMENTS)).replace(/\s+/g, ' '));
  return own.length <= LONGEST_CALL ? own : `${own.slice(0, LONGEST_CALL - 1)}…`;
}

/** Notes that a program is started, with its arguments. */
export function startCall(
  program: Program,
  reader: CallReader,
  texts: readonly string[],
  certain: boolean,
): void {
  const { context } = program;
  const [name, ...args] = texts.map((text) =>
    reader.word({ json: text, certain: certain || !text.includes('${') }),
  );
  if (!name) return;
  context.sink.calls.push(callOf(program, reader, name, args));
}

/** Where a program is when it makes a call: `os.chdir('/srv')`, `process.chdir(folder)`. Undefined where that is not known. */
function folderAt(text: string, start: number, cwd: string | undefined): string | undefined {
  if (!text.includes('chdir')) return cwd;
  let folder = cwd;
  for (const [, , path] of text.slice(0, start).matchAll(CHANGES_FOLDER))
    folder = path === undefined ? undefined : resolvePath(folder, path);
  return folder;
}

const CHANGES_FOLDER = /\bchdir\s*\(\s*(?:(['"])([^'"\\\n]*)\1\s*\))?/g;

/** A call that a program makes. */
export function callOf(
  { context, language, text }: Program,
  reader: CallReader,
  name: Word,
  args: readonly Word[],
): Call {
  const { call } = context;
  const last = name.text.replace(/^.*[\\/]/, '').replace(/\.exe$/i, '');
  return {
    ...call,
    program: name.certain ? last : '',
    name,
    args,
    input: undefined,
    output: [],
    cwd: folderAt(text.text, reader.call.start, call.cwd),
    via: [...call.via, `${call.program} (${language})`],
    place: reader.word({ json: '', certain: true }).place,
  };
}
