import { closeSync, constants, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { mkdtemp, rm, statfs, symlink } from 'node:fs/promises';
import { Socket } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { run } from '../host/run.ts';
import { decodeHead, LONGEST_HEAD } from './protocol.ts';
import { isAlive, pipesOf, removePipes } from './run-folder.ts';

/**
 * Named pipes by which a shell asks with what is built into it, so that a line waits for no other program. Each shell
 * has a pair of its own, in a folder that nobody else can enter: questions go in by `ask`, answers come out of
 * `answer`. The window keeps `answer` open as long as it lives, and says under which descriptor in `ready`; so a shell
 * can see that somebody is there before it waits, and hears the end when the window dies. In `line` the shell keeps its
 * own line for a moment, which is why the folder lies in memory. Linux alone shows descriptors of other processes, and
 * has pipes that tell when their last writer goes.
 */
export interface Pipes {
  /** Makes the pair of the shell with this process id, where there is none. Never rejects. */
  make(shell: number): Promise<void>;
  dispose(): Promise<void>;
}

interface Pair {
  /** A link to their folder, beside the window's socket. */
  readonly link: string;
  close(): void;
}

/** Bytes of a question at most; shells send longer ones by the socket. */
const LONGEST = 60_000;
/** The file system that is memory: https://man7.org/linux/man-pages/man2/statfs.2.html */
const TMPFS = 0x01021994;

/**
 * @param ports.socket the window's socket, beside which the pipes lie
 * @param ports.decide the frame; its signal aborts when the shell waits no longer
 */
export function createPipes(ports: {
  readonly socket: string;
  isToken(given: string): boolean;
  decide(agent: string, body: Uint8Array, signal: AbortSignal): Promise<string>;
}): Pipes {
  const pairs = new Map<number, Pair | undefined>();
  let disposed = false;

  return {
    async make(shell) {
      if (process.platform !== 'linux' || pairs.has(shell) || !isAlive(shell)) return;
      pairs.set(shell, undefined);
      for (const [other, pair] of pairs) if (pair && !isAlive(other)) await remove(other, pair);
      const pair = await open(pipesOf(ports.socket, shell)).catch(() => undefined);
      if (pair) pairs.set(shell, pair);
      else pairs.delete(shell);
      if (pair && disposed) await remove(shell, pair);
    },
    async dispose() {
      disposed = true;
      for (const [shell, pair] of pairs) if (pair) await remove(shell, pair);
    },
  };

  async function remove(shell: number, pair: Pair): Promise<void> {
    pairs.delete(shell);
    pair.close();
    await removePipes(pair.link);
  }

  async function open(link: string): Promise<Pair> {
    await removePipes(link);
    const folder = await mkdtemp(join(await memory(), 'chaperone-'));
    try {
      const pair = await lay(folder, link);
      await symlink(folder, link);
      return pair;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async function lay(folder: string, link: string): Promise<Pair> {
    const [ask, answer] = [join(folder, 'ask'), join(folder, 'answer')];
    const { code } = await run('mkfifo', ['-m', '600', ask, answer], { timeoutMs: 10_000 });
    if (code !== 0) throw new Error('There are no named pipes here.');
    const out = openSync(answer, constants.O_RDWR | constants.O_NONBLOCK);
    const hearing = hear(ask, (text) => writeSync(out, text));
    writeFileSync(join(folder, 'line'), '', { mode: 0o600 });
    writeFileSync(join(folder, 'ready'), `${out}\n`, { mode: 0o600 });
    return {
      link,
      close() {
        hearing();
        closeSync(out);
      },
    };
  }

  /** Answers what comes by the pipe; calling it ends that. */
  function hear(ask: string, say: (text: string) => void): () => void {
    let came: Buffer = Buffer.alloc(0);
    let gone = new AbortController();
    let closed = false;
    let source = listen();
    return () => {
      closed = true;
      gone.abort();
      source.destroy();
    };

    /** The pipe must be open again before its last end is closed, or the next question would find nobody. */
    function listen(): Socket {
      const fd = openSync(ask, constants.O_RDONLY | constants.O_NONBLOCK);
      const lying = readLying(fd);
      if (lying === undefined) forget();
      const socket = new Socket({ fd, readable: true, writable: false });
      socket.on('data', take);
      socket.on('error', () => socket.destroy());
      // Either the shell has its answer, or waits no longer; or its next question is here already, and the end is the
      // last one's: https://github.com/libuv/libuv/blob/v1.x/src/unix/stream.c tells of it behind the data.
      socket.on('end', () => {
        if (!closed) source = listen();
      });
      if (lying !== undefined) take(lying);
      return socket;
    }

    function forget(): void {
      gone.abort();
      came = Buffer.alloc(0);
    }

    function take(chunk: Buffer): void {
      came = Buffer.concat([came, chunk]);
      const head = decodeHead(came.toString('latin1', 0, LONGEST_HEAD));
      if (!head) {
        if (came.length >= LONGEST_HEAD || came.includes('\n')) came = Buffer.alloc(0);
        return;
      }
      if (!ports.isToken(head.token) || head.bytes > LONGEST || head.word === undefined) {
        came = Buffer.alloc(0);
        return;
      }
      if (came.length < head.length + head.bytes) return;
      const body = came.subarray(head.length, head.length + head.bytes);
      const rest = came.subarray(head.length + head.bytes);
      came = Buffer.alloc(0);
      // A shell asks one thing at a time.
      gone.abort();
      gone = new AbortController();
      void reply(head.agent, body, head.word, gone.signal);
      if (rest.length > 0) take(Buffer.from(rest));
    }

    async function reply(agent: string, body: Uint8Array, word: string, signal: AbortSignal): Promise<void> {
      const frame = await ports.decide(agent, body, signal);
      if (signal.aborted) return;
      try {
        say(`${word}\n${frame}\0`);
      } catch {
        // The pipe is full of answers that nobody has read; the shell asks by the socket when its time is up.
      }
    }
  }
}

/** What lies in a pipe that is read without waiting; undefined where nobody holds its other end. */
function readLying(fd: number): Buffer | undefined {
  const bytes = Buffer.alloc(4096);
  try {
    const size = readSync(fd, bytes);
    return size === 0 ? undefined : bytes.subarray(0, size);
  } catch {
    // Somebody holds it and has written nothing yet.
    return Buffer.alloc(0);
  }
}

/** A folder in memory, one of those that agents cannot write to unasked. Throws where there is none. */
async function memory(): Promise<string> {
  for (const folder of [`/run/user/${userInfo().uid}`, '/dev/shm'])
    if ((await statfs(folder).catch(() => undefined))?.type === TMPFS) return folder;
  throw new Error('There is no folder in memory here.');
}
