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
});
