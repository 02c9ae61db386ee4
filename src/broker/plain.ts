import type { Socket } from 'node:net';
import { decodeHead, LARGEST_BODY, LONGEST_HEAD, type QuestionHead } from './protocol.ts';

/** Milliseconds between looks whether a client that has closed its half still listens. */
const PROBE = 1_000;

/**
 * Answers the one question of a client that speaks no HTTP: a head, the question, then the frame comes back and the
 * connection ends. Who has no token, or never ends the question, is told nothing. Line breaks may stand before the frame.
 *
 * @param ports.decide the frame; its signal aborts when the client is gone, undefined is a question that is too large
 * @param ports.makePipes called after the answer to a shell that would rather ask by pipes
 */
export function answerPlain(
  client: Socket,
  ports: {
    isToken(given: string): boolean;
    decide(agent: string, body: Uint8Array | undefined, signal: AbortSignal): Promise<string>;
    makePipes(shell: number): void;
  },
): void {
  const gone = new AbortController();
  const chunks: Buffer[] = [];
  let head: QuestionHead | undefined;
  let came = 0;
  let whole = false;
  client.on('close', () => gone.abort());
  client.on('data', (chunk: Buffer) => {
    if (whole) return;
    came += chunk.length;
    if (came <= LARGEST_BODY + LONGEST_HEAD) chunks.push(chunk);
    head ??= readHead();
    if (!head || came < head.length + head.bytes) return;
    whole = true;
    void reply(head);
  });
  client.on('end', () => {
    if (!whole) client.destroy();
    else watch();
  });

  function readHead(): QuestionHead | undefined {
    const text = Buffer.concat(chunks).toString('latin1', 0, LONGEST_HEAD);
    const found = decodeHead(text);
    if (found ? !ports.isToken(found.token) : came >= LONGEST_HEAD || text.includes('\n')) client.destroy();
    return client.destroyed ? undefined : found;
  }

  async function reply({ agent, bytes, length, word }: QuestionHead): Promise<void> {
    const body = bytes <= LARGEST_BODY ? Buffer.concat(chunks).subarray(length, length + bytes) : undefined;
    const frame = await ports.decide(agent, body, gone.signal);
    if (!client.destroyed) client.end(frame);
    if (word !== undefined) ports.makePipes(Number(word));
  }

  /** One that has closed only its sending half is found out by writing to it. */
  function watch(): void {
    const probe = setInterval(() => {
      if (!client.writableEnded) client.write('\n');
    }, PROBE);
    client.on('close', () => clearInterval(probe));
    if (!client.writableEnded) client.write('\n');
  }
}
