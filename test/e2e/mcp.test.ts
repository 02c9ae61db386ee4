import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrapServer } from '../../src/gateways/mcp/wrap.ts';
import { mcpLauncherPath } from '../../src/host/launcher.ts';
import { type GuardedHome, guardHome } from '../kit/guarded-home.ts';
import { isRecord, parseJson, type Received, sendJson, serve } from '../kit/http.ts';
import { type McpClient, startMcpClient } from '../kit/mcp-client.ts';
import { type Railway, startRailway } from '../kit/railway.ts';
import { rentals } from '../kit/railway-state.ts';
import { mcpServer, programEnv } from '../kit/workspace.ts';

describe('MCP relay in front of a real server', () => {
  let folder: string;
  let work: string;
  let guarded: GuardedHome;
  let railway: Railway;
  let stops: (() => unknown)[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chaperone-mcp-'));
    work = join(folder, 'work');
    mkdirSync(work);
    railway = await startRailway();
    guarded = await guardHome(join(folder, 'home'), work);
    stops = [() => railway.stop(), () => guarded.close()];
  });
  afterEach(async () => {
    for (const stop of stops.reverse()) await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts a server of a client's settings with the relay in front of it. */
  async function start(server: object): Promise<McpClient> {
    const launcher = mcpLauncherPath(join(folder, 'home'));
    const text = wrapServer(JSON.stringify({ mcpServers: { railway: server } }), 'railway', launcher);
    const settings = JSON.parse(text) as {
      mcpServers: { railway: { command: string; args: string[]; env?: Record<string, string> } };
    };
    const { command, args, env } = settings.mcpServers.railway;
    const client = await startMcpClient({ command, args, env: { HOME: '/elsewhere', ...env } }, work);
    stops.push(() => client.close());
    return client;
  }
  const onStdio = () =>
    start({ command: process.execPath, args: [mcpServer], env: { ...programEnv(railway.url) } });
  const remove = { volume_id: rentals.volume, confirm: true };
  const fields = () => railway.mutations().map(({ field }) => field);

  it('lets reading pass and stops what destroys, with a reason', async () => {
    const asked = await guarded.openEditor(() => 'block');
    const client = await onStdio();
    await client.request('tools/list');
    assert.equal((await client.call('list_volumes')).isError, false);
    assert.equal(asked.length, 0);
    const stopped = await client.call('remove_volume', remove);
    assert.equal(stopped.isError, true);
    assert.match(stopped.text, /volume/);
    assert.match(stopped.text, /railway volume list/);
    assert.equal(asked.length, 1);
    assert.equal(asked[0]?.request.agentTitle, 'Zed');
    assert.deepEqual(fields(), []);
    assert.equal(guarded.journal().at(-1)?.agent, 'mcp');
  });

  it('passes on what a person allowed, once', async () => {
    const answers = ['allow-once', 'block'] as const;
    const asked = await guarded.openEditor(() => answers[asked.length - 1] ?? 'block');
    const client = await onStdio();
    assert.equal((await client.call('remove_volume', remove)).isError, false);
    assert.equal((await client.call('remove_volume', remove)).isError, true);
    assert.deepEqual(fields(), ['volumeDelete']);
  });

  it('stops it where no editor is open, and goes on', async () => {
    const client = await onStdio();
    const stopped = await client.call('remove_volume', remove);
    assert.equal(stopped.isError, true);
    assert.match(stopped.text, /editor/);
    assert.equal((await client.call('list_volumes')).isError, false);
    assert.deepEqual(fields(), []);
  });

  it('gives the server the settings of Node that the client set for it', async () => {
    const answers = `require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const { id } = JSON.parse(line);
      const { HOME, NODE_PATH, NODE_OPTIONS, ...rest } = process.env;
      const own = Object.keys(rest).filter((name) => name.startsWith('CHAPERONE'));
      const text = JSON.stringify({ HOME, NODE_PATH, NODE_OPTIONS, own });
      if (id !== undefined) console.log(JSON.stringify({ jsonrpc: '2.0', id, result: { content: [{ type: 'text', text }] } }));
    })`;
    const env = { NODE_PATH: '/made-up/modules', NODE_OPTIONS: '--no-warnings' };
    const client = await start({ command: process.execPath, args: ['-e', answers], env });
    const { text } = await client.call('list_volumes');
    assert.deepEqual(parseJson(text), { HOME: '/elsewhere', ...env, own: [] });
  });

  it('does not start without its parts', async () => {
    rmSync(join(folder, 'home/.chaperone/lib/runtime'));
    await assert.rejects(onStdio(), /has ended/);
  });

  it('ends with its client', async () => {
    const client = await onStdio();
    assert.equal(await client.close(), 0);
  });

  it('speaks to a server behind an address, with its headers and its session', async () => {
    const got: Received[] = [];
    const server = await serve(async (received, response) => {
      got.push(received);
      const message = parseJson(received.body);
      if (!isRecord(message) || message.id === undefined) {
        response.writeHead(received.method === 'POST' ? 202 : 405).end();
        return;
      }
      const { id, method } = message;
      if (method === 'initialize') {
        response.setHeader('mcp-session-id', 's-1');
        sendJson(response, 200, {
          jsonrpc: '2.0',
          id,
          result: { protocolVersion: '2025-06-18', capabilities: {} },
        });
        return;
      }
      // An answer as a stream of events, in pieces.
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const result = { content: [{ type: 'text', text: 'done ö' }] };
      const text = Buffer.from(`event: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', id, result })}\n\n`);
      response.write(text.subarray(0, -8));
      setTimeout(() => response.end(text.subarray(-8)), 20);
    });
    stops.push(() => server.stop());
    await guarded.openEditor(() => 'block');
    const client = await start({
      type: 'http',
      url: `${server.url}/mcp?token=made-up-token`,
      headers: { Authorization: 'Bearer made-up', 'X-Team': 'cars' },
    });
    const processes = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout;
    assert.match(processes, /mcp\.cjs remote railway url/);
    assert.equal(processes.includes('made-up-token'), false);
    assert.deepEqual(await client.call('list_volumes'), { text: 'done ö', isError: false });
    assert.equal((await client.call('delete_everything')).isError, true);
    const calls = got.filter(({ body }) => body.includes('tools/call'));
    assert.equal(calls.length, 1);
    const [first] = calls;
    assert.equal(first?.headers.authorization, 'Bearer made-up');
    assert.equal(first?.headers['x-team'], 'cars');
    assert.equal(first?.headers['mcp-session-id'], 's-1');
    assert.equal(first?.headers['mcp-protocol-version'], '2025-06-18');
    await client.close();
    assert.equal(got.at(-1)?.method, 'DELETE');
  });

  it('speaks the older transport, and says what a server wants', async () => {
    let stream: import('node:http').ServerResponse | undefined;
    const server = await serve(async ({ method, path, body }, response) => {
      if (path === '/closed') return void response.writeHead(401).end();
      if (method === 'GET') {
        stream = response;
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('event: endpoint\ndata: /messages?s=1\n\n');
        return;
      }
      if (path !== '/messages?s=1') return void response.writeHead(405).end();
      response.writeHead(202).end();
      const message = parseJson(body);
      if (!isRecord(message) || message.id === undefined) return;
      const result =
        message.method === 'initialize'
          ? { protocolVersion: '2024-11-05' }
          : { content: [{ type: 'text', text: 'old' }] };
      stream?.write(`data: ${JSON.stringify({ jsonrpc: '2.0', id: message.id, result })}\n\n`);
    });
    stops.push(() => server.stop());
    const client = await start({ type: 'sse', url: `${server.url}/sse` });
    assert.deepEqual(await client.call('list_volumes'), { text: 'old', isError: false });
    await client.close();
    const closed = await start({ type: 'http', url: `${server.url}/closed` });
    const { error } = await closed.request('tools/list');
    assert.match(JSON.stringify(error), /sign-in \(401\)/);
  });

  it('is a server itself that tells and allows nothing', async () => {
    const launcher = mcpLauncherPath(join(folder, 'home'));
    const client = await startMcpClient({ command: launcher, args: ['serve'] }, work);
    stops.push(() => client.close());
    const { result } = await client.request('tools/list');
    const tools = isRecord(result) && Array.isArray(result.tools) ? result.tools : [];
    assert.deepEqual(
      tools.map((tool) => isRecord(tool) && tool.name),
      ['status', 'may_i_run', 'why_was_this_stopped'],
    );
    assert.match((await client.call('may_i_run', { command: 'git status' })).text, /^Yes/);
    assert.match((await client.call('may_i_run', { command: 'railway volume delete -v x' })).text, /person/);
    assert.match((await client.call('status')).text, /Chaperone watches over/);
    assert.match((await client.call('why_was_this_stopped')).text, /^Nothing was stopped/);
    assert.equal(guarded.journal().length, 0, 'asking is no act');
    const relayed = await onStdio();
    await relayed.call('remove_volume', remove);
    assert.match((await client.call('why_was_this_stopped')).text, /no editor was open/);
  });
});
