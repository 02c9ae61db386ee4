import type { Call } from '../../model/call.ts';
import type { Facts } from '../../model/fact.ts';
import type { PayloadReading } from '../../model/reading.ts';
import type { Budget } from '../shell/budget.ts';
import { createBudget } from '../shell/budget.ts';
import { type Context, createSink, readingOf, unreadable } from './context.ts';
import { readCrontab } from './crontabs.ts';
import { readCurl } from './curl.ts';
import { asksApi, readGhApi } from './gh-api.ts';
import { readGraphqlDoor } from './graphql-door.ts';
import { readHttpie } from './httpie.ts';
import { readInvokeRest } from './invoke-rest.ts';
import { readManifests } from './manifests.ts';
import { readPlaybooks } from './playbooks.ts';
import { readProgram } from './program.ts';
import { readSqlClient } from './sql-clients.ts';
import { readToolScript } from './tool-scripts.ts';
import { readWget } from './wget.ts';

const HTTP: Readonly<Record<string, (context: Context) => void>> = {
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
  const sink = createSink();
  const context: Context = { call, facts, sink, budget, ...(couldMake ? { couldMake } : {}) };
  try {
    const program = call.program.toLowerCase();
    const alias =
      (program === 'curl' || program === 'wget') && call.args.some((word) => POWERSHELL.test(word.text));
    const known = Object.hasOwn(HTTP, program) ? HTTP[program] : asksApi(call) ? readGhApi : undefined;
    const http = alias ? readInvokeRest : known;
    if (http) http(context);
    else {
      readSqlClient(context);
      readProgram(context);
      readToolScript(context);
      readManifests(context);
      readPlaybooks(context);
      readCrontab(context);
      if (sink.payloads.length === 0) readGraphqlDoor(context);
    }
  } catch {
    // Deep nesting can exhaust the stack of a parser; it is then as good as not read.
    unreadable(context, call.place, 'what it carries could not be read', 'code');
  }
  return readingOf(sink);
}
