// A stdio MCP server in front of the loopback Railway: list_volumes and remove_volume {volume_id, confirm}.
// https://modelcontextprotocol.io/specification/2025-06-18/basic/transports
import { createInterface } from 'node:readline';
import { isRecord, parseJson } from './http.ts';

const tools = [
  {
    name: 'list_volumes',
    description: 'Lists the volumes of the project.',
    inputSchema: { type: 'object', properties: {} },
    annotations: { readOnlyHint: true },
  },
  {
    name: 'remove_volume',
    description: 'Removes a volume. Without confirm it only says what would be removed.',
    inputSchema: {
      type: 'object',
      properties: { volume_id: { type: 'string' }, confirm: { type: 'boolean' } },
      required: ['volume_id'],
    },
    annotations: { destructiveHint: true },
  },
];

async function railway(query: string, variables: object): Promise<string> {
  const response = await fetch(process.env.RAILWAY_URL ?? '', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${process.env.RAILWAY_API_TOKEN ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query, variables }),
  });
  return await response.text();
}

async function call(name: unknown, input: Record<string, unknown>): Promise<string> {
  if (name === 'list_volumes') {
    return await railway('{ projects { edges { node { volumes { edges { node { id name } } } } } } }', {});
  }
  if (name !== 'remove_volume') throw new Error('Unknown tool');
  if (input.confirm !== true) return 'This would remove the volume. Call again with confirm: true.';
  const mutation = 'mutation ($id: String!) { volumeDelete(volumeId: $id) }';
  return await railway(mutation, { id: input.volume_id });
}

async function answer(method: unknown, params: Record<string, unknown>): Promise<unknown> {
  switch (method) {
    case 'initialize':
      return {
        protocolVersion: params.protocolVersion ?? '2025-06-18',
        capabilities: { tools: {} },
        serverInfo: { name: 'railway', version: '1.0.0' },
      };
    case 'tools/list':
      return { tools };
    case 'tools/call': {
      const input = isRecord(params.arguments) ? params.arguments : {};
      return { content: [{ type: 'text', text: await call(params.name, input) }] };
    }
    default:
      return {};
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const message = parseJson(line);
  if (!isRecord(message) || message.id === undefined) return;
  const send = (rest: object) =>
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id: message.id, ...rest })}\n`);
  answer(message.method, isRecord(message.params) ? message.params : {}).then(
    (result) => send({ result }),
    (failure: unknown) => send({ error: { code: -32603, message: String(failure) } }),
  );
});
