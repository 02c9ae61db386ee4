import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { isRecord, parseJson } from './http.ts';

/** A client of one MCP server on stdio, as agents are. */
export interface McpClient {
  request(method: string, params?: object): Promise<Readonly<Record<string, unknown>>>;
  /** The text of a tool's answer, and whether it is an error. */
  call(name: string, input?: object): Promise<{ readonly text: string; readonly isError: boolean }>;
  close(): Promise<number | null>;
}

/** Starts the server as a client's settings say, and shakes hands. */
export async function startMcpClient(
  {
    command,
    args,
    env = {},
  }: { command: string; args: readonly string[]; env?: Readonly<Record<string, string>> },
  cwd: string,
): Promise<McpClient> {
  const child: ChildProcess = spawn(command, args, {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<number, (message: Readonly<Record<string, unknown>>) => void>();
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = parseJson(line);
      if (isRecord(message) && typeof message.id === 'number') waiting.get(message.id)?.(message);
    });
  // A server that has ended does not read; its end is told by `ended`.
  child.stdin?.on('error', () => {});
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let last = 0;
  const client: McpClient = {
    request(method, params = {}) {
      const id = ++last;
      const answered = new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
        waiting.set(id, resolve);
        void ended.then(() => reject(new Error('The MCP server has ended.')));
      });
      child.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
      return answered;
    },
    async call(name, input = {}) {
      const { result } = await client.request('tools/call', { name, arguments: input });
      const content = isRecord(result) && Array.isArray(result.content) ? result.content : [];
      const [first] = content;
      return {
        text: isRecord(first) ? String(first.text) : '',
        isError: isRecord(result) && result.isError === true,
      };
    },
    async close() {
      child.stdin?.end();
      return await ended;
    },
  };
  await client.request('initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'Zed', version: '1' },
  });
  child.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
  return client;
}
