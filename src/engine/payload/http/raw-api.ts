import type { Call, Word } from '../../../model/call.ts';
import { type Context, fileText } from '../context.ts';
import { names, readOptions } from '../options.ts';
import { made, part } from '../words.ts';
import { sendRequest } from './http.ts';

/** A vendor's command line that sends any request to its own API. Lists are words with spaces between. */
interface RawApi {
  /** The words that stand first. */
  readonly words: string;
  readonly method: string;
  /** Options with the address; without one it is a positional, behind the method where that is one too. */
  readonly url?: string;
  readonly body: string;
  readonly valued: string;
  readonly base: string;
}

const CLIENTS: Readonly<Record<string, RawApi>> = {
  // https://learn.microsoft.com/cli/azure/reference-index#az-rest
  az: {
    words: 'rest',
    method: '-m --method',
    url: '-u --uri --url',
    body: '-b --body',
    valued:
      '--headers --uri-parameters --url-parameters --resource --output-file -o --output --query --subscription',
    base: 'management.azure.com',
  },
  // https://docs.oracle.com/iaas/Content/API/SDKDocs/cliusing.htm
  oci: {
    words: 'raw-request',
    method: '--http-method',
    url: '--target-uri',
    body: '--request-body',
    valued: '--request-headers --config-file --profile --region --auth --output --query',
    base: '',
  },
  // https://devcenter.heroku.com/articles/heroku-cli-commands#heroku-api-method-endpoint
  heroku: {
    words: 'api',
    method: '',
    body: '-b --body',
    valued: '-a --accept-inclusion',
    base: 'api.heroku.com',
  },
  // https://docs.databricks.com/aws/en/dev-tools/cli/reference/api-commands
  databricks: {
    words: 'api',
    method: '',
    body: '--json',
    valued: '-p --profile -t --target -o --output',
    base: '$WORKSPACE',
  },
  // https://cli.cloudfoundry.org/en-US/v8/curl.html
  cf: { words: 'curl', method: '-X', body: '-d', valued: '-H --output', base: '$API' },
};
const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;

/** Whether a program has a command that does. */
export const hasRawApi = (program: string): boolean => Object.hasOwn(CLIENTS, program);

/** Whether a call sends a request of its own making to its vendor's API: `az rest`, `oci raw-request`. */
export const sendsRaw = ({ program, args }: Call): boolean =>
  Object.hasOwn(CLIENTS, program) && args[0]?.text === CLIENTS[program]?.words;

/** Reads the request of such a call. */
export function readRawApi(context: Context): void {
  const { call } = context;
  const client = Object.hasOwn(CLIENTS, call.program) ? CLIENTS[call.program] : undefined;
  if (client === undefined) return;
  const [methods, urls, bodies] = [client.method, client.url ?? '', client.body].map((list) => names(list));
  const positionals: Word[] = [];
  let [method, url, body]: (Word | undefined)[] = [];
  const valued = new Set([...(methods ?? []), ...(urls ?? []), ...(bodies ?? []), ...names(client.valued)]);
  for (const { name, value } of readOptions(call.args.slice(1), { valued, combined: false })) {
    if (name === '--help' || name === '-h') return;
    if (!value) continue;
    if (name === '') positionals.push(value);
    else if (methods?.has(name)) method = value;
    else if (urls?.has(name)) url = value;
    else if (bodies?.has(name)) body = value;
  }
  if (client.method === '') method = positionals.shift();
  url ??= positionals.shift();
  if (url === undefined) return;
  const text = body?.text.startsWith('@') ? fileText(context, part(body, 1), WEIGHTS) : body;
  sendRequest(context, {
    method: method ? (method.certain ? method.text : undefined) : body ? 'POST' : 'GET',
    url: /^https?:/.test(url.text)
      ? url
      : made(
          `https://${client.base}/${url.text.replace(/^\//, '')}`,
          url,
          url.certain && !client.base.startsWith('$'),
        ),
    headers: [],
    body: text,
    bodyMissing: body !== undefined && text === undefined,
  });
}
