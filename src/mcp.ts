import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ADDRESS, headerName, isHeader } from './gateways/mcp/wrap.ts';
import { createHttpServer } from './relay/http.ts';
import type { Message } from './relay/messages.ts';
import { createOwnServer } from './relay/own-server.ts';
import { createRelay, type Question } from './relay/relay.ts';
import { readLines, startServer } from './relay/stdio.ts';

// mcp.cjs relay <name> -- <program> [args…]     an MCP server behind Chaperone; relay-bare: one that had no list of args
// mcp.cjs remote <name> <key> [type]            the same for one behind an address, which stands in CHAPERONE_ADDRESS;
//                                               headers in CHAPERONE_HEADER_*
// mcp.cjs bridge <name> <key> <address> [type]  the same as earlier releases wrote it
// mcp.cjs serve                                 Chaperone's own server

type Cold = Pick<typeof import('./cold.ts'), 'answerBytes' | 'consult'>;

/** Seconds. Clients give up after 60; https://github.com/modelcontextprotocol/typescript-sdk (DEFAULT_REQUEST_TIMEOUT_MSEC). */
const PATIENCE = 55;

// The guard is loaded with the first question, and stays.
let loaded: Cold | undefined;
const cold = (): Cold => {
  loaded ??= createRequire(join(__dirname, 'mcp.cjs'))('./cold.cjs') as Cold;
  return loaded;
};

async function ask(question: Question): Promise<string | undefined> {
  try {
    const body = new TextEncoder().encode(JSON.stringify(question));
    const { exitCode, stderr } = await cold().answerBytes('mcp', body, PATIENCE);
    return exitCode === 0 ? undefined : stderr || 'Chaperone stopped this.';
  } catch {
    return 'Chaperone stopped this: something went wrong inside its relay. Open VS Code with Chaperone once.';
  }
}

const print = (message: Message) => void process.stdout.write(`${JSON.stringify(message)}\n`);

async function relay(name: string, [program = '', ...args]: readonly string[]): Promise<number> {
  const server = startServer(program, args, ownEnvironment(), (line) => between.fromServer(line));
  const between = createRelay({
    server: name,
    cwd: process.cwd(),
    ask,
    toClient: print,
    toServer: (message) => server.send(JSON.stringify(message)),
  });
  const read = readLines(process.stdin, (line) => void between.fromClient(line));
  void read.finally(() => server.close());
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => server.close());
  return await server.ended;
}

async function bridge(name: string, address: string): Promise<number> {
  const variables = Object.entries(process.env).filter(([key]) => isHeader(key));
  const headers = Object.fromEntries(variables.map(([key, value = '']) => [headerName(key), value]));
  const server = createHttpServer({
    url: new URL(address),
    headers,
    onMessage: (text) => between.fromServer(text),
  });
  const between = createRelay({
    server: name,
    cwd: process.cwd(),
    ask,
    toClient: print,
    toServer: (message) => void server.send(message),
  });
  await readLines(process.stdin, (line) => void between.fromClient(line));
  await server.close();
  return 0;
}

async function serve(): Promise<number> {
  const answers = cold().consult(process.cwd());
  const take = createOwnServer({ version: '1', answers, send: print });
  await readLines(process.stdin, (line) => void take(line));
  return 0;
}

/** What the client set for the server, and the launcher keeps away from this process. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const {
    CHAPERONE_NODE_OPTIONS: options,
    CHAPERONE_NODE_PATH: modules,
    CHAPERONE_SERVER_HOME: home,
    ELECTRON_RUN_AS_NODE: _,
    ...rest
  } = process.env;
  return {
    ...rest,
    ...(options ? { NODE_OPTIONS: options } : {}),
    ...(modules ? { NODE_PATH: modules } : {}),
    ...(home ? { HOME: home } : {}),
  };
}

async function main([verb = '', name = '', ...rest]: readonly string[]): Promise<number> {
  if (verb === 'serve') return await serve();
  if (/^relay(-bare)?$/.test(verb) && rest[0] === '--') return await relay(name, rest.slice(1));
  if (verb === 'remote') return await bridge(name, process.env[ADDRESS] ?? '');
  if (verb === 'bridge') return await bridge(name, rest[1] ?? '');
  process.stderr.write('Chaperone’s MCP relay was started with words that it does not know.\n');
  return 2;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  () => {
    process.stderr.write('Chaperone’s MCP relay could not go on.\n');
    process.exit(1);
  },
);
