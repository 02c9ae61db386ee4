import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpServer } from '../../../src/relay/http.ts';

describe('MCP server behind an address', () => {
  const open: Server[] = [];
  const seen: string[] = [];

  afterEach(() => {
    for (const server of open.splice(0)) server.close().closeAllConnections();
    seen.length = 0;
  });

  /** Sends on to `to`, or answers where that is undefined. Gives back its origin. */
  async function listening(name: string, to: () => string | undefined): Promise<string> {
    const server = createServer((request, response) => {
      seen.push(`${name} ${request.method} ${request.url} ${request.headers['x-api-key'] ?? ''}`);
      const location = request.url === '/mcp/' ? undefined : to();
      if (location !== undefined) response.writeHead(307, { location }).end();
      else
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"jsonrpc":"2.0","id":1,"result":{}}');
    });
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function asked(origin: string): Promise<string> {
    const heard: string[] = [];
    const server = createHttpServer({
      url: new URL('/mcp', origin),
      headers: { 'x-api-key': 'made-up' },
      onMessage: (text) => void heard.push(text),
    });
    await server.send({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    await server.close();
    return heard.join();
  }

  it('follows a server that sends on within itself', async () => {
    assert.match(await asked(await listening('a', () => '/mcp/')), /"result"/);
    assert.deepEqual(seen, ['a POST /mcp made-up', 'a POST /mcp/ made-up']);
  });

  it('hands the headers on to no other server', async () => {
    const other = await listening('b', () => undefined);
    assert.match(await asked(await listening('a', () => `${other}/mcp`)), /another server/);
    assert.deepEqual(seen, ['a POST /mcp made-up']);
  });

  it('ends where it is sent on for ever', async () => {
    assert.match(await asked(await listening('a', () => '/again')), /again and again/);
    assert.equal(seen.length, 6);
  });

  /** What a client hears of a server that answers with this, up to so many characters. */
  async function heardOf(type: string, parts: readonly string[], longest: number): Promise<string> {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': type });
      for (const part of parts) response.write(part);
      response.end();
    });
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const heard: string[] = [];
    const relayed = createHttpServer({
      url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
      headers: {},
      longest,
      onMessage: (text) => void heard.push(text),
    });
    await relayed.send({ jsonrpc: '2.0', id: 7, method: 'tools/list' });
    await relayed.close();
    return heard.join('\n');
  }
  const LONG = '"'.padEnd(3000, 'x');
  const FAILED = /"id":7,"error":.*too long/;

  it('answers a message that is too long with a failure', async () => {
    const whole = `{"jsonrpc":"2.0","id":7,"result":{"a":${LONG}"}}`;
    assert.match(await heardOf('application/json', [whole], 2000), FAILED);
    assert.equal(await heardOf('application/json', [whole], 4000), whole);
  });

  it('answers an event that is too long with a failure, and takes many short ones', async () => {
    const long = [`data: {"jsonrpc":"2.0","id":7,"result":{"a":${LONG}`, `${LONG}"}}\n\n`];
    assert.match(await heardOf('text/event-stream', long, 2000), FAILED);
    const one = `: ${'x'.repeat(120)}\ndata: {"jsonrpc":"2.0","method":"x"}\n\n`;
    const short = Array.from({ length: 40 }, () => one);
    assert.equal((await heardOf('text/event-stream', short, 2000)).split('\n').length, 40);
  });

  it('answers what still waits where the older transport’s stream ends', async () => {
    const server = createServer((request, response) => {
      if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('event: endpoint\ndata: /messages\n\n');
        setTimeout(() => response.end(`data: ${LONG}`), 50);
      } else response.writeHead(request.url === '/messages' ? 202 : 405).end();
    });
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const failed = new Promise<string>((resolve) => {
      const relayed = createHttpServer({
        url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sse`),
        headers: {},
        longest: 2000,
        onMessage: resolve,
      });
      void relayed.send({ jsonrpc: '2.0', id: 7, method: 'initialize' });
    });
    assert.match(await failed, FAILED);
  });
});
