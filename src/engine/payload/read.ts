import type { Call } from '../../model/call.ts';
import type { Facts } from '../../model/fact.ts';
import type { PayloadReading } from '../../model/reading.ts';
import { byProgram } from '../by-program.ts';
import type { Budget } from '../shell/budget.ts';
import { createBudget } from '../shell/budget.ts';
import { type Context, createSink, readingOf, unreadable } from './context.ts';
import { readCrontab } from './crontabs.ts';
import { isGraphqlDoor, mayBeGraphqlDoor, readGraphqlDoor } from './graphql/door.ts';
import { readCurl } from './http/curl.ts';
import { asksApi, hasApi, readGhApi } from './http/gh-api.ts';
import { readHttpie } from './http/httpie.ts';
import { readInvokeRest } from './http/invoke-rest.ts';
import { hasRawApi, readRawApi, sendsRaw } from './http/raw-api.ts';
import { readRequestFiles, sendsFiles } from './http/request-files.ts';
import { readWget } from './http/wget.ts';
import { readManifests, takesManifests } from './manifests.ts';
import { playsBooks, readPlaybooks } from './playbooks.ts';
import { isForeign, readForeign } from './program/foreign-languages.ts';
import { readProgram } from './program/program.ts';
import { installsPython } from './program/setup.ts';
import { handsCode, mayRunPrograms } from './program/source.ts';
import { readSentMessage, sendsMessages } from './sent-messages.ts';
import { isSqlClient, readSqlClient } from './sql/clients.ts';
import { isScriptTool, readToolScript } from './tool-scripts.ts';

type Reader = (context: Context) => void;

const HTTP: Readonly<Record<string, Reader>> = {
  curl: readCurl,
  awscurl: readCurl,
  curlie: readHttpie,
  wget: readWget,
  wget2: readWget,
  http: readHttpie,
  https: readHttpie,
  xh: readHttpie,
  xhs: readHttpie,
  gh: readGhApi,
  glab: readGhApi,
  'invoke-restmethod': readInvokeRest,
  'invoke-webrequest': readInvokeRest,
  irm: readInvokeRest,
  iwr: readInvokeRest,
};

// In Windows PowerShell `curl` and `wget` are other names of Invoke-WebRequest.
const POWERSHELL = /^-(?:method|uri|body|headers|contenttype|usebasicparsing)$/i;

const httpReaderOf = byProgram((program): Reader | undefined => {
  const plain = program.toLowerCase();
  return Object.hasOwn(HTTP, plain) ? HTTP[plain] : undefined;
});

/** The readers of everything but HTTP, in order, each with the programs that it is for. */
const READERS: readonly (readonly [isFor: (program: string) => boolean, reader: Reader])[] = [
  [isSqlClient, readSqlClient],
  [(program) => mayRunPrograms(program) || installsPython(program), readProgram],
  [isScriptTool, readToolScript],
  [isForeign, readForeign],
  [takesManifests, readManifests],
  [playsBooks, readPlaybooks],
  [(program) => program === 'crontab', readCrontab],
  [sendsMessages, readSentMessage],
  [sendsFiles, readRequestFiles],
];

const mayAsk = byProgram((program) => hasApi(program) || hasRawApi(program));

const readersOf = byProgram((program): readonly Reader[] =>
  READERS.filter(([isFor]) => isFor(program)).map(([, reader]) => reader),
);

const mayCarry = byProgram(
  (program) =>
    httpReaderOf(program) !== undefined ||
    mayAsk(program) ||
    readersOf(program).length > 0 ||
    mayBeGraphqlDoor(program),
);

const NONE: readonly Reader[] = [];
const PROGRAMS: readonly Reader[] = [readProgram];
const NOTHING: PayloadReading = { payloads: [], unread: [], questions: [] };

/**
 * What one call carries in its arguments, input and files: HTTP requests, GraphQL operations, SQL, and what inline
 * programs would start. Never fails; what was not understood is in `unread`, files still to be read in `questions`.
 */
export function readPayloads(
  call: Call,
  facts: Facts,
  couldMake?: Context['couldMake'],
  budget: Budget = createBudget(),
): PayloadReading {
  const { program } = call;
  // Most programs carry nothing, whatever their words.
  if (!mayCarry(program) && !handsCode(call)) return NOTHING;
  const known =
    httpReaderOf(program) ??
    (!mayAsk(program) ? undefined : asksApi(call) ? readGhApi : sendsRaw(call) ? readRawApi : undefined);
  const readers = known !== undefined ? NONE : handsCode(call) ? PROGRAMS : readersOf(program);
  // Most calls carry nothing.
  if (known === undefined && readers.length === 0 && !isGraphqlDoor(call)) return NOTHING;
  const sink = createSink();
  const context: Context = { call, facts, sink, budget, ...(couldMake ? { couldMake } : {}) };
  try {
    const alias =
      /^(?:curl|wget)$/i.test(call.program) && call.args.some((word) => POWERSHELL.test(word.text));
    const http = alias ? readInvokeRest : known;
    if (http) http(context);
    else {
      for (const reader of readers) reader(context);
      if (sink.payloads.length === 0 && isGraphqlDoor(call)) readGraphqlDoor(context);
    }
  } catch {
    // Deep nesting can exhaust the stack of a parser; it is then as good as not read.
    unreadable(context, call.place, 'what it carries could not be read', 'code');
  }
  return readingOf(sink);
}
