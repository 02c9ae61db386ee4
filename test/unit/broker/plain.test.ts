import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeHead, LARGEST_BODY, LONGEST_HEAD } from '../../../src/broker/protocol.ts';
import { type Broker, startBroker } from '../../../src/broker/server.ts';

describe('a question without HTTP', () => {
  let home: string;
  let broker: Broker;
  let socket: string;
  let token: string;
  let wait: Promise<void>;
  let aborted: Promise<void>;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ch-'));
    wait = Promise.resolve();
    let abort = () => {};
    aborted = new Promise((resolve) => {
      abort = resolve;
    });
    broker = await startBroker({
      home,
      folders: () => [],
      handle: async (agent, body, signal) => {
        signal.addEventListener('abort', abort);
        await wait;
        if (body.length === 1) throw new Error('made-up-secret');
        return { stdout: `${agent} ${Buffer.from(body).toString().slice(0, 40)}`, stderr: '', exitCode: 0 };
      },
    });
    [socket = '', token = ''] = (await readFile(join(home, '.chaperone/run/current'), 'utf8')).split('\n');
  });
  afterEach(async () => {
    await broker.dispose();
    await rm(home, { recursive: true, force: true });
  });

  const connect = (): Socket => {
    const client = createConnection({ path: socket, allowHalfOpen: true });
    client.on('error', () => {});
    return client;
  };
  async function answerTo(client: Socket): Promise<string> {
    let text = '';
    for await (const chunk of client) text += chunk;
    client.destroy();
    return text;
  }
  async function ask(...parts: (string | Uint8Array)[]): Promise<string> {
    const client = connect();
    for (const part of parts) {
      client.write(part);
      // So that the other side sees the parts apart.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return await answerTo(client);
  }

  it('is answered, in one part or in many, whatever stands behind it', async () => {
    const frame = 'chaperone/1 0 stdout\nterminal {“x”}\nchaperone/1 end\n';
    assert.equal(await ask(`chaperone/1 ask ${token} terminal 9\n{“x”}\n`), frame);
    assert.equal(await ask('chap', `erone/1 ask ${token} term`, 'inal 9\n{“', 'x”', '}and more'), frame);
    assert.equal(broker.waiting(), 0);
  });

  it('is told nothing without the token or with another head', async () => {
    const heads = [
      `chaperone/1 ask ${'x'.repeat(32)} terminal 2\n`,
      `chaperone/1 ask  terminal 2\n`,
      `chaperone/1 ask ${token} Terminal 2\n`,
      `chaperone/1 ask ${token} terminal -2\n`,
      `chaperone/2 ask ${token} terminal 2\n`,
      'c\n',
      `c${'x'.repeat(LONGEST_HEAD)}`,
    ];
    for (const head of heads) assert.equal(await ask(`${head}{}`), '', head);
    assert.equal(decodeHead('chaperone/1 ask'), undefined);
  });

  it('is no question before its end', async () => {
    const client = connect();
    client.end(`chaperone/1 ask ${token} terminal 3\n{}`);
    assert.equal(await answerTo(client), '');
    assert.equal(broker.waiting(), 0);
  });

  it('is stopped where it is too large or breaks something', async () => {
    const large = new Uint8Array(LARGEST_BODY + 1).fill(0x20);
    assert.match(
      await ask(`chaperone/1 ask ${token} x ${large.length}\n`, large),
      /^chaperone\/1 2 .*\n.*12 MB/,
    );
    assert.match(await ask(`chaperone/1 ask ${token} x ${LARGEST_BODY}\n`, large), /^chaperone\/1 0 /);
    const broken = await ask(`chaperone/1 ask ${token} x 1\n `);
    assert.match(broken, /^chaperone\/1 2 stderr\n/);
    assert.ok(!broken.includes('made-up-secret'));
  });

  for (const half of [false, true]) {
    it(`tells when the client is gone${half ? ', though it had closed its half before' : ''}`, async () => {
      wait = new Promise(() => {});
      const client = connect();
      client.write(`chaperone/1 ask ${token} terminal 2\n{}`);
      if (half) client.end();
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal(broker.waiting(), 1);
      client.destroy();
      await aborted;
    });
  }

  it('is answered behind line breaks where the client has closed its half', async () => {
    wait = new Promise((resolve) => setTimeout(resolve, 100));
    const client = connect();
    client.end(`chaperone/1 ask ${token} terminal 2\n{}`);
    assert.equal(await answerTo(client), '\nchaperone/1 0 stdout\nterminal {}\nchaperone/1 end\n');
  });
});
