import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPipes, type Pipes } from '../../../src/broker/pipes.ts';
import { pipesOf, readWindows, runFolder } from '../../../src/broker/run-folder.ts';
import { startBroker } from '../../../src/broker/server.ts';
import { sleep, until } from '../../kit/wait.ts';

const TOKEN = 'x'.repeat(20);
const FRAME = 'chaperone/1 0 stdout\n\nchaperone/1 end\n';

// Elsewhere a shell cannot see whether anybody holds the other end.
const suite = process.platform === 'linux' ? describe : undefined;

suite?.('pipes of a shell', () => {
  let folder: string;
  let socket: string;
  let pipes: Pipes;
  let asked: string[];
  let gone: string[];
  let decide: (body: string) => Promise<string> | string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ch-'));
    socket = join(folder, '1-2.sock');
    asked = [];
    gone = [];
    decide = () => FRAME;
    pipes = createPipes({
      socket,
      isToken: (given) => given === TOKEN,
      async decide(agent, body, signal) {
        const text = Buffer.from(body).toString();
        asked.push(`${agent} ${text}`);
        signal.addEventListener('abort', () => gone.push(text));
        return await decide(text);
      },
    });
    await pipes.make(process.pid);
  });
  afterEach(async () => {
    await pipes.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const place = (name = '') => join(pipesOf(socket, process.pid), name);
  const question = (body: string, word: number | string = 7, token = TOKEN) =>
    `chaperone/1 ask ${token} terminal ${Buffer.byteLength(body)} ${word}\n${body}`;

  /** A shell's end: writes, and gathers what is answered. */
  function shell() {
    const ask = openSync(place('ask'), constants.O_RDWR | constants.O_NONBLOCK);
    const answer = openSync(place('answer'), constants.O_RDONLY | constants.O_NONBLOCK);
    const bytes = Buffer.alloc(65_536);
    let heard = '';
    return {
      say: (text: string) => writeSync(ask, text),
      heard() {
        try {
          heard += bytes.toString('utf8', 0, readSync(answer, bytes));
        } catch {
          // Nothing more has come.
        }
        return heard;
      },
      close() {
        closeSync(ask);
        closeSync(answer);
      },
    };
  }

  it('lie in a private folder in memory, and say what the window holds open', async () => {
    const held = readFileSync(place('ready'), 'utf8').trim();
    assert.equal(await readlink(`/proc/self/fd/${held}`), join(await readlink(place()), 'answer'));
    assert.deepEqual(readdirSync(place()).sort(), ['answer', 'ask', 'line', 'ready']);
  });

  it('answer a question with its own word, in one part or in many, again and again', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = shell();
      const text = question(`{“${round}”}`, round);
      one.say(text.slice(0, 30));
      if (round % 2 === 0) await sleep(20);
      one.say(text.slice(30));
      await until('the answer', () => one.heard() === `${round}\n${FRAME}\0`, 5000, 5);
      one.close();
      if (round % 2 === 0) await sleep(20);
    }
    assert.deepEqual(asked[4], 'terminal {“4”}');
  });

  it('tell nothing to who has no token or another head, and go on', async () => {
    const one = shell();
    for (const bad of [question('a', 1, 'y'.repeat(20)), question('a', 'x'), 'nonsense\n', 'n'.repeat(300)]) {
      one.say(bad);
      await sleep(30);
    }
    one.say(question('good', 2));
    await until('the answer', () => one.heard() === `2\n${FRAME}\0`, 5000, 5);
    assert.deepEqual(asked, ['terminal good']);
    one.close();
  });

  it('see that a shell waits no longer, and answer it no more', async () => {
    let answer = (_: string) => {};
    decide = (body) => (body === 'slow' ? new Promise((resolve) => (answer = resolve)) : FRAME);
    const one = shell();
    one.say(question('slow', 1));
    await until('the question', () => asked.length === 1, 5000, 5);
    one.close();
    await until('the end', () => gone.includes('slow'), 5000, 5);
    const next = shell();
    answer(FRAME);
    next.say(question('next', 2));
    await until('the answer', () => next.heard() === `2\n${FRAME}\0`, 5000, 5);
    next.close();
  });

  it('answer the next question also where it comes before the end of the last one is told', async () => {
    decide = async () => await sleep(50).then(() => FRAME);
    const early = join(folder, 'early');
    execFileSync('mkfifo', [early]);
    const [read, write] = [constants.O_RDONLY, constants.O_RDWR].map((way) =>
      openSync(early, way | constants.O_NONBLOCK),
    ) as [number, number];
    const watcher = new Socket({ fd: read, readable: true, writable: false });
    const one = shell();
    one.say(question('one', 1));
    await until('the answer', () => one.heard() === `1\n${FRAME}\0`, 5000, 5);
    // Both are ready when the loop looks next: the watcher first, and it asks before the end of `one` is read.
    const asks = new Promise<ReturnType<typeof shell>>((resolve) =>
      watcher.once('data', () => {
        const next = shell();
        next.say(question('next', 2));
        resolve(next);
      }),
    );
    writeSync(write, 'x');
    one.close();
    const next = await asks;
    watcher.destroy();
    closeSync(write);
    await until('the answer', () => next.heard() === `2\n${FRAME}\0`, 5000, 5);
    assert.deepEqual([asked, gone.includes('next')], [['terminal one', 'terminal next'], false]);
    next.close();
  });

  it('take a next question for the end of the one before', async () => {
    decide = (body) => (body === 'slow' ? new Promise(() => {}) : FRAME);
    const one = shell();
    one.say(question('slow', 1));
    one.say(question('next', 2));
    await until('the answer', () => one.heard() === `2\n${FRAME}\0`, 5000, 5);
    assert.deepEqual(gone, ['slow']);
    one.close();
  });

  it('are made once, for shells that live, and go with the window', async () => {
    const before = await readlink(place());
    await Promise.all([pipes.make(process.pid), pipes.make(2 ** 30)]);
    assert.equal(await readlink(place()), before);
    assert.equal(existsSync(pipesOf(socket, 2 ** 30)), false);
    await pipes.dispose();
    assert.deepEqual([existsSync(before), readdirSync(folder)], [false, []]);
    await pipes.make(process.pid);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('of a window that died are cleared away by the next', async () => {
    const home = await mkdtemp(join(tmpdir(), 'ch-'));
    const broker = await startBroker({ home, folders: () => [], handle: () => Promise.reject(new Error()) });
    const [own] = await readWindows(home);
    assert.ok(own);
    const dead = join(runFolder(home), '9-9.sock');
    const left = createPipes({ socket: dead, isToken: () => false, decide: async () => FRAME });
    await left.make(process.pid);
    const kept = await readlink(pipesOf(dead, process.pid));
    const announced = readFileSync(own.file, 'utf8')
      .replace(own.socket, dead)
      .replace(`\n${own.pid}\n`, `\n${2 ** 30}\n`);
    writeFileSync(join(runFolder(home), '9-9.window'), announced);
    await readWindows(home);
    assert.equal(existsSync(kept), false);
    await Promise.all([left.dispose(), broker.dispose()]);
    await rm(home, { recursive: true, force: true });
  });
});
