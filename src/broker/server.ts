import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSocketServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { writeAtomic } from '../host/files.ts';
import { sha256 } from '../host/hash.ts';
import { isInside } from '../host/paths.ts';
import type { Reply } from '../model/dialect.ts';
import { askWindow } from './client.ts';
import { createPipes } from './pipes.ts';
import { answerPlain } from './plain.ts';
import {
  AGENT_HEADER,
  ASK_PATH,
  encodeFrame,
  encodeWindow,
  LARGEST_BODY,
  pathsOf,
  ROUTED_HEADER,
} from './protocol.ts';
import { currentFile, newSocket, readWindows, runFolder, type Window } from './run-folder.ts';

/** Milliseconds after which a question that was passed on to another window comes back. */
const ROUTE_LIMIT = 112_000;
/** Milliseconds between looks whether a client that has closed its half still listens. */
const PROBE = 1_000;
/** The first byte of a question without HTTP. */
const SMALL_C = 0x63;

export interface Broker {
  /** This window was focused: it is asked first from now on. */
  focus(): void;
  /** Tells the others anew what this window holds, after its folders changed or somebody removed its file. */
  announce(): void;
  dispose(): Promise<void>;
  /** Questions that are being decided. */
  waiting(): number;
}

/**
 * Answers the launchers' questions in this window. Rejects where no socket can be opened.
 *
 * @param ports.handle decides; its signal aborts when the agent no longer waits
 */
export async function startBroker(ports: {
  readonly home: string;
  folders(): readonly string[];
  handle(agent: string, body: Uint8Array, signal: AbortSignal): Promise<Reply>;
}): Promise<Broker> {
  const { home } = ports;
  const token = randomBytes(24).toString('base64url');
  const socket = await newSocket(home);
  const file = join(runFolder(home), `${process.pid}-${randomBytes(4).toString('hex')}.window`);
  let waiting = 0;
  let writing = Promise.resolve();
  let disposed = false;

  const web = createServer((request, response) => void answer(request, response));
  // Some versions of `nc` close their sending half as soon as they have sent the question.
  Object.assign(web, { httpAllowHalfOpen: true });
  // A person may take longer than Node's own limits; the launcher and the dialog have theirs.
  web.requestTimeout = 0;
  web.timeout = 0;
  const pipes = createPipes({ socket, isToken, decide });
  const makePipes = (shell: number) => void (disposed || pipes.make(shell));
  const open = new Set<Socket>();
  const server = createSocketServer({ allowHalfOpen: true }, (client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    client.once('data', (first: Buffer) => {
      // The methods of HTTP are in capitals. https://nodejs.org/api/http.html#event-connection
      client.pause();
      client.unshift(first);
      if (first[0] === SMALL_C) answerPlain(client, { isToken, decide, makePipes });
      else web.emit('connection', client);
      client.resume();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  await readWindows(home);
  announce();
  focus();
  await writing;

  return {
    focus,
    announce,
    waiting: () => waiting,
    async dispose() {
      disposed = true;
      await writing;
      const current = await readFile(currentFile(home), 'utf8').catch(() => '');
      await Promise.all([
        rm(file, { force: true }),
        current.startsWith(`${socket}\n`) ? rm(currentFile(home), { force: true }) : undefined,
      ]);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const client of open) client.destroy();
      await Promise.all([closed, pipes.dispose()]);
      // A pipe of Windows is gone with its server.
      if (process.platform !== 'win32') await rm(socket, { force: true });
    },
  };

  function announce(): void {
    write(file);
  }

  function focus(): void {
    write(currentFile(home));
  }

  function write(path: string): void {
    const text = () => encodeWindow({ socket, token, pid: process.pid, folders: ports.folders() });
    // A full disk must not end the window; the launcher then goes on to the next way.
    writing = writing.then(() => (disposed ? undefined : writeAtomic(path, text(), 0o600))).catch(() => {});
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    watch(request, response, gone);
    const header = (name: string) => String(request.headers[name] ?? '');
    if (!isToken(header('authorization').replace(/^Bearer /, '')))
      return send(response, 401, 'This is not for you.\n');
    if (request.method !== 'POST' || request.url !== ASK_PATH)
      return send(response, 404, 'Nothing is here.\n');
    const agent = header(AGENT_HEADER);
    const body = await read(request).catch(() => undefined);
    send(response, 200, await decide(agent, body, gone.signal, header(ROUTED_HEADER) !== ''));
  }

  /** The framed answer to a question; undefined is one that is too large. Never rejects. */
  async function decide(
    agent: string,
    body: Uint8Array | undefined,
    signal: AbortSignal,
    routed = false,
  ): Promise<string> {
    if (!body) return encodeFrame(stop('the question is larger than 12 MB.'));
    waiting += 1;
    try {
      return encodeFrame(
        (await passOn(agent, body, routed, signal)) ?? (await ports.handle(agent, body, signal)),
      );
    } catch {
      return encodeFrame(stop('something went wrong inside it. Its output in the editor says more.'));
    } finally {
      waiting -= 1;
    }
  }

  /** Hashed first, so that neither length nor content shows in the time that it takes. */
  function isToken(given: string): boolean {
    return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(token)));
  }

  /** The answer of the window that holds what the question is about; undefined where that is this one, or nobody. */
  async function passOn(
    agent: string,
    body: Uint8Array,
    routed: boolean,
    signal: AbortSignal,
  ): Promise<Reply | undefined> {
    if (routed) return undefined;
    const others = await readWindows(home, file);
    if (others.length === 0) return undefined;
    const own: Window = { socket, token, pid: process.pid, file, folders: ports.folders() };
    const best = holderOf(pathsOf(body), own, others);
    return best === own
      ? undefined
      : askWindow(best, { agent, body, timeoutMs: ROUTE_LIMIT, routed: true, signal });
  }
}

/** The window with the deepest folder around the first path that any of them holds; this one where nobody is better. */
function holderOf(paths: readonly string[], own: Window, others: readonly Window[]): Window {
  const depth = (window: Window, path: string) =>
    Math.max(0, ...window.folders.filter((folder) => isInside(path, folder)).map((folder) => folder.length));
  for (const path of paths) {
    const best = others.reduce((a, b) => (depth(b, path) > depth(a, path) ? b : a), own);
    if (depth(best, path) > 0) return best;
  }
  return own;
}

/** Undefined where it is too large; the rest is thrown away, so that the client can still read the answer. */
async function read(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size <= LARGEST_BODY ? Buffer.concat(chunks) : undefined;
}

/** Aborts when the client is gone. One that has closed only its sending half is found out by writing to it. */
function watch(request: IncomingMessage, response: ServerResponse, gone: AbortController): void {
  response.on('close', () => gone.abort());
  request.socket.on('end', () => {
    const probe = setInterval(() => {
      if (!response.headersSent) response.writeProcessing();
    }, PROBE);
    response.on('close', () => clearInterval(probe));
    if (!response.headersSent) response.writeProcessing();
  });
}

const stop = (why: string): Reply => ({ stdout: '', stderr: `Chaperone stopped this: ${why}`, exitCode: 2 });

function send(response: ServerResponse, status: number, text: string): void {
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    connection: 'close',
  };
  if (!response.destroyed) response.writeHead(status, headers).end(text);
}
