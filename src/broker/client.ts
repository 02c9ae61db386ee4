import { readFile } from 'node:fs/promises';
import type { Reply } from '../model/dialect.ts';
import {
  AGENT_HEADER,
  type Announcement,
  ASK_PATH,
  decodeFrame,
  decodeWindow,
  ROUTED_HEADER,
} from './protocol.ts';
import { currentFile, isOpen, readWindows } from './run-folder.ts';

/**
 * Asks the open windows, the one that was focused last first. Undefined where none gave a whole answer.
 *
 * @param options.timeoutMs for all windows together
 */
export async function askBroker(options: {
  readonly home: string;
  readonly agent: string;
  readonly body: Uint8Array;
  readonly timeoutMs: number;
}): Promise<Reply | undefined> {
  const { home, agent, body } = options;
  const until = Date.now() + options.timeoutMs;
  const said = decodeWindow(await readFile(currentFile(home), 'utf8').catch(() => ''));
  const current = said && isOpen(said) ? said : undefined;
  const others = (await readWindows(home)).filter(({ socket }) => socket !== current?.socket);
  for (const window of current ? [current, ...others] : others) {
    const timeoutMs = until - Date.now();
    if (timeoutMs <= 0) return undefined;
    const reply = await askWindow(window, { agent, body, timeoutMs, routed: false });
    if (reply) return reply;
  }
  return undefined;
}

/** One question to one window. Undefined for everything but a whole answer; never rejects. */
export async function askWindow(
  { socket, token }: Pick<Announcement, 'socket' | 'token'>,
  question: {
    readonly agent: string;
    readonly body: Uint8Array;
    readonly timeoutMs: number;
    readonly routed: boolean;
    readonly signal?: AbortSignal;
  },
): Promise<Reply | undefined> {
  const { agent, body, timeoutMs, routed, signal } = question;
  // Loaded only where a window is open: a hook that decides by itself starts faster without it.
  const { request } = await import('node:http');
  return new Promise((resolve) => {
    const none = () => resolve(undefined);
    const headers = {
      authorization: `Bearer ${token}`,
      [AGENT_HEADER]: agent,
      'content-type': 'application/json',
      'content-length': body.length,
      connection: 'close',
      ...(routed ? { [ROUTED_HEADER]: '1' } : {}),
    };
    const limit = AbortSignal.timeout(timeoutMs);
    const outgoing = request(
      {
        socketPath: socket,
        path: ASK_PATH,
        method: 'POST',
        headers,
        agent: false,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', none);
        response.on('end', () =>
          resolve(
            response.statusCode === 200 ? decodeFrame(Buffer.concat(chunks).toString('utf8')) : undefined,
          ),
        );
      },
    );
    outgoing.on('error', none);
    outgoing.end(body);
  });
}
