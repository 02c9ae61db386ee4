import type { Call, Word } from '../../model/call.ts';
import type { Context } from './context.ts';
import type { ProgramCall } from './program-calls.ts';
import type { Tokens } from './program-ends.ts';
import type { CallReader } from './program-http.ts';
import type { CurlHandle } from './program-php-curl.ts';
import type { Language } from './program-syntax.ts';
import type { Value } from './program-texts.ts';
import { evaluate, type Scope } from './program-values.ts';
import type { SqlDialect } from './sql-tokens.ts';
import { made, within } from './words.ts';

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

/** A call that a program makes. */
export function callOf(
  { context, language }: Program,
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
    via: [...call.via, `${call.program} (${language})`],
    place: reader.word({ json: '', certain: true }).place,
  };
}
