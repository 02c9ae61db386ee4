import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askBroker, askWindow } from '../../../src/broker/client.ts';
import { decodeWindow, encodeWindow, LARGEST_BODY } from '../../../src/broker/protocol.ts';
import { type Broker, startBroker } from '../../../src/broker/server.ts';

describe('broker', () => {
  let home: string;
  let brokers: Broker[];
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ch-'));
    brokers = [];
  });
  afterEach(async () => {
    await Promise.all(brokers.map((broker) => broker.dispose()));
    await rm(home, { recursive: true, force: true });
  });

  const run = () => join(home, '.chaperone', 'run');
  const current = async () => decodeWindow(await readFile(join(run(), 'current'), 'utf8'));

  async function start(
    name: string,
    folders: readonly string[] = [],
    handle?: Parameters<typeof startBroker>[0]['handle'],
  ) {
    const answer = async (agent: string, body: Uint8Array) => ({
      stdout: `${name} ${agent} ${body.length}`,
      stderr: '',
      exitCode: 0,
    });
    const broker = await startBroker({ home, folders: () => folders, handle: handle ?? answer });
    brokers.push(broker);
    return broker;
  }

  const ask = async (value: unknown = {}, timeoutMs = 5000) =>
    (await askBroker({ home, agent: 'vscode', body: Buffer.from(JSON.stringify(value)), timeoutMs }))?.stdout;

  it('answers, and leaves nothing behind', async () => {
    const broker = await start('one');
    assert.equal(await ask(), 'one vscode 2');
    assert.equal((await stat(run())).mode & 0o777, 0o700);
    assert.equal((await stat(join(run(), 'current'))).mode & 0o777, 0o600);
    assert.equal(broker.waiting(), 0);
    await broker.dispose();
    assert.deepEqual(await readdir(run()), []);
    assert.equal(await ask(), undefined);
  });

  it('says nothing without the token', async () => {
    await start('one');
    const window = await current();
    assert.ok(window);
    const question = { agent: 'vscode', body: Buffer.from('{}'), timeoutMs: 5000, routed: false };
    assert.equal(await askWindow({ ...window, token: 'x'.repeat(32) }, question), undefined);
    const status = await new Promise((resolve) => {
      request({ socketPath: window.socket, path: '/v1/ask', method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end('{}');
    });
    assert.equal(status, 401);
  });

  it('gives a question to the window that holds its path', async () => {
    const first = await start('first', ['/home/dev/app']);
    await start('second', ['/home/dev', '/home/dev/app/deep']);
    assert.equal(await ask({ cwd: '/elsewhere' }), 'second vscode 20');
    assert.match((await ask({ cwd: '/home/dev/app' })) ?? '', /^first/);
    assert.match(
      (await ask({ cwd: '/home/dev/app', tool_input: { filePath: '/home/dev/app/deep/x' } })) ?? '',
      /^second/,
    );
    first.focus();
    // The window writes that it has the focus in its own time.
    const until = Date.now() + 5_000;
    let answered = '';
    while (!answered.startsWith('first') && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      answered = (await ask({ cwd: '/elsewhere' })) ?? '';
    }
    assert.match(answered, /^first/);
    assert.match((await ask({ cwd: '/home/dev/other' })) ?? '', /^second/);
  });

  it('answers itself when the better window is dead', async () => {
    await mkdir(run(), { recursive: true });
    const dead = { socket: join(run(), 'dead.sock'), token: 'd'.repeat(32), folders: ['/home/dev/app'] };
    await writeFile(join(run(), 'a.window'), encodeWindow({ ...dead, pid: process.pid }));
    await start('one', ['/home']);
    assert.match((await ask({ cwd: '/home/dev/app' })) ?? '', /^one/);
  });

  it('clears away what dead processes left', async () => {
    await mkdir(run(), { recursive: true });
    await writeFile(join(run(), 'x.sock'), '');
    const dead = { socket: join(run(), 'x.sock'), token: 'd'.repeat(32), pid: 2 ** 22 + 7, folders: [] };
    await writeFile(join(run(), 'x.window'), encodeWindow(dead));
    await start('one');
    assert.equal(
      (await readdir(run())).some((name) => name.startsWith('x.')),
      false,
    );
  });

  it('removes nothing that is no socket of ours, whatever a file says', async () => {
    await mkdir(run(), { recursive: true });
    const others = [join(home, 'notes.txt'), join(home, 'other.sock'), join(run(), '..', 'up.sock')];
    for (const [at, socket] of others.entries()) {
      await writeFile(socket, 'kept');
      const dead = { socket, token: 'd'.repeat(32), pid: 2 ** 22 + 7, folders: [] };
      await writeFile(join(run(), `${at}.window`), encodeWindow(dead));
    }
    await start('one');
    for (const path of others) assert.equal(await readFile(path, 'utf8'), 'kept');
  });

  it('stops a question that is too large or breaks something', async () => {
    await start('one', [], async (_agent, body) => {
      if (body.length === 1) throw new Error('made-up-secret');
      return { stdout: `${body.length}`, stderr: '', exitCode: 0 };
    });
    const send = (body: Uint8Array) => askBroker({ home, agent: 'vscode', body, timeoutMs: 10_000 });
    assert.equal((await send(new Uint8Array(LARGEST_BODY)))?.stdout, `${LARGEST_BODY}`);
    assert.match((await send(new Uint8Array(LARGEST_BODY + 1)))?.stderr ?? '', /larger than 12 MB/);
    const broken = await send(new Uint8Array(1));
    assert.equal(broken?.exitCode, 2);
    assert.ok(!broken.stderr.includes('made-up-secret'));
  });

  for (const half of [false, true]) {
    it(`tells when the client is gone${half ? ', though it had closed its half before' : ''}`, async () => {
      let aborted: (() => void) | undefined;
      const gone = new Promise<void>((resolve) => {
        aborted = resolve;
      });
      const broker = await start('one', [], async (_agent, _body, signal) => {
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        aborted?.();
        return { stdout: '', stderr: '', exitCode: 0 };
      });
      const window = await current();
      const client = createConnection({ path: window?.socket ?? '', allowHalfOpen: true });
      client.on('error', () => {});
      client.write(
        `POST /v1/ask HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${window?.token}\r\nContent-Length: 2\r\n\r\n{}`,
      );
      if (half) client.end();
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal(broker.waiting(), 1);
      client.destroy();
      await gone;
    });
  }

  it('answers a client that has closed its half', async () => {
    await start('one', [], async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { stdout: 'yes', stderr: '', exitCode: 0 };
    });
    const window = await current();
    const client = createConnection({ path: window?.socket ?? '', allowHalfOpen: true });
    client.end(
      `POST /v1/ask HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${window?.token}\r\nContent-Length: 2\r\n\r\n{}`,
    );
    let text = '';
    for await (const chunk of client) text += chunk;
    assert.match(text, /102 Processing[\s\S]+chaperone\/1 0 stdout\nyes\nchaperone\/1 end\n$/);
  });

  it('finds a short place for its socket', async () => {
    home = join(home, 'x'.repeat(90));
    await start('one');
    assert.equal(await ask(), 'one vscode 2');
    const window = await current();
    assert.ok(Buffer.byteLength(window?.socket ?? '') <= 100);
  });
});
