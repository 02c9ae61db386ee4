import assert from 'node:assert/strict';
import type { Message } from '../../../src/relay/messages.ts';
import { createRelay, type Question } from '../../../src/relay/relay.ts';

function relayed(answer: (question: Question) => string | undefined | Promise<string | undefined>) {
  const client: Message[] = [];
  const server: Message[] = [];
  const asked: Question[] = [];
  const relay = createRelay({
    server: 'railway',
    cwd: '/w',
    async ask(question) {
      asked.push(question);
      return await answer(question);
    },
    toClient: (message) => void client.push(message),
    toServer: (message) => void server.push(message),
  });
  const send = (...messages: readonly object[]) =>
    relay.fromClient(JSON.stringify(messages.length === 1 ? messages[0] : messages));
  return { relay, send, client, server, asked };
}

const call = (id: number, name: string, input: object = {}) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: input },
});

describe('MCP relay', () => {
  it('lets through what the guard lets through, and everything that is no call', async () => {
    const { send, server, client, asked } = relayed(() => undefined);
    await send({ jsonrpc: '2.0', id: 0, method: 'initialize', params: { clientInfo: { name: 'Zed' } } });
    await send({ jsonrpc: '2.0', method: 'notifications/initialized' });
    await send(call(1, 'list_volumes', { project: 'p' }));
    assert.equal(server.length, 3);
    assert.deepEqual(client, []);
    assert.deepEqual(asked, [
      {
        server: 'railway',
        client: 'Zed',
        cwd: '/w',
        tool: 'list_volumes',
        input: { project: 'p' },
        annotations: {},
      },
    ]);
  });

  it('answers a stopped call with its reason, and the server never sees it', async () => {
    const { send, server, client } = relayed(() => 'A person said no.');
    await send(call(7, 'remove_volume'));
    assert.deepEqual(server, []);
    assert.deepEqual(client, [
      {
        jsonrpc: '2.0',
        id: 7,
        result: { content: [{ type: 'text', text: 'A person said no.' }], isError: true },
      },
    ]);
  });

  it('holds calls in a batch and without an id', async () => {
    const { send, server, client } = relayed(() => 'No.');
    await send(call(1, 'a'), { jsonrpc: '2.0', id: 2, method: 'ping' }, call(3, 'b'));
    await send({ jsonrpc: '2.0', method: 'tools/call', params: { name: 'c' } });
    assert.deepEqual(
      server.map(({ method }) => method),
      ['ping'],
    );
    assert.deepEqual(
      client.map(({ id }) => id),
      [1, 3],
    );
  });

  it('writes messages anew, so that a field that comes twice is read alike on both sides', async () => {
    const { relay, server, asked } = relayed(() => 'No.');
    await relay.fromClient(
      '{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call","params":{"name":"ok","name":"remove"}}',
    );
    assert.deepEqual(server, []);
    assert.equal(asked.length, 1);
    assert.match(JSON.stringify(asked[0]), /"tool":"remove"/);
  });

  it('passes on what a tool says of itself, and never forgets that it may destroy', async () => {
    const { relay, send, asked } = relayed(() => undefined);
    const list = async (id: number, destructiveHint: boolean) => {
      await send({ jsonrpc: '2.0', id, method: 'tools/list' });
      const tools = [{ name: 'apply', annotations: { destructiveHint } }, { name: 'plain' }, 'rubbish'];
      relay.fromServer(JSON.stringify({ jsonrpc: '2.0', id, result: { tools } }));
    };
    await list(1, true);
    await list(2, false);
    await send(call(3, 'apply'));
    await send(call(4, 'plain'));
    assert.deepEqual(
      asked.map((question) => ('annotations' in question ? question.annotations : undefined)),
      [{ destructiveHint: true }, {}],
    );
  });

  it('sends nothing on once the client took its question back', async () => {
    let answer = (_: undefined) => {};
    const { send, server, client } = relayed(() => new Promise<undefined>((resolve) => (answer = resolve)));
    const waiting = send(call(5, 'remove_volume'));
    await send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 5 } });
    answer(undefined);
    await waiting;
    assert.deepEqual([server, client], [[], []]);
  });

  it('holds the reading of resources', async () => {
    const { send, server, client, asked } = relayed(() => 'It holds credentials.');
    await send({ jsonrpc: '2.0', id: 1, method: 'resources/read', params: { uri: 'file:///w/.env' } });
    await send({ jsonrpc: '2.0', id: 2, method: 'resources/read' });
    assert.deepEqual(server, []);
    assert.deepEqual(
      asked.map((question) => ('resource' in question ? question.resource : undefined)),
      ['file:///w/.env', 'file:'],
    );
    assert.match(JSON.stringify(client), /It holds credentials/);
  });

  it('answers what is no JSON-RPC, and passes none of it on', async () => {
    const { relay, server, client } = relayed(() => undefined);
    const texts = [
      '',
      'x',
      '7',
      '[1]',
      '{"method":5}',
      '{"id":{},"method":"tools/call"}',
      '[{"params":"x"}]',
    ];
    for (const text of texts) await relay.fromClient(text);
    for (const text of texts) relay.fromServer(text);
    assert.deepEqual(server, []);
    assert.equal(client.length, texts.length);
  });
});
