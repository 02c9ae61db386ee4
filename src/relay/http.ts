import { createEventReader, type StreamEvent } from './events.ts';
import { failure, type Id, idOf, isObject, type Message, messagesOf } from './messages.ts';
import { LONGEST } from './stdio.ts';

/** A server behind an address. */
export interface HttpServer {
  /** Never rejects: what the server does not take is answered to the client as a failure. */
  send(message: Message): Promise<void>;
  close(): Promise<void>;
}

/** What a client must accept. https://modelcontextprotocol.io/specification/2025-06-18/basic/transports#streamable-http */
const ACCEPT = 'application/json, text/event-stream';

/**
 * Speaks Streamable HTTP, and falls back to the older HTTP with SSE (2024-11-05) where the server knows no other.
 *
 * @param options.headers sent with every request, such as the person's own authorization
 */
export function createHttpServer(options: {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Characters of one message at most. */
  readonly longest?: number;
  onMessage(text: string): void;
}): HttpServer {
  const { url, onMessage, longest = LONGEST } = options;
  const ending = new AbortController();
  let session: string | undefined;
  let version: string | undefined;
  /** Where messages go with the older transport. */
  let endpoint: Promise<URL> | undefined;
  let listening = false;
  /** Requests whose answers come by the older transport's stream. */
  const waiting = new Set<Id>();

  return {
    async send(message) {
      try {
        await (endpoint ? sendOld(message) : sendNew(message));
      } catch (error) {
        const id = idOf(message);
        if (id === undefined || ending.signal.aborted) return;
        waiting.delete(id);
        fail(id, asError(error));
      }
    },
    async close() {
      if (session !== undefined)
        await request(url, {
          method: 'DELETE',
          headers: headers(),
          signal: AbortSignal.timeout(2_000),
        }).catch(() => undefined);
      ending.abort();
    },
  };

  function headers(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      ...options.headers,
      ...(session === undefined ? {} : { 'mcp-session-id': session }),
      ...(version === undefined ? {} : { 'mcp-protocol-version': version }),
      ...more,
    };
  }

  function post(to: URL, message: Message): Promise<Response> {
    return request(to, {
      method: 'POST',
      headers: headers({ 'content-type': 'application/json', accept: ACCEPT }),
      body: JSON.stringify(message),
      signal: ending.signal,
    });
  }

  async function sendNew(message: Message): Promise<void> {
    const response = await post(url, message);
    if (message.method === 'initialize' && [400, 404, 405].includes(response.status)) {
      endpoint = listenOld();
      return await sendOld(message);
    }
    check(response);
    session = response.headers.get('mcp-session-id') ?? session;
    const type = response.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-stream'))
      await readEvents(response, longest, ({ data }) => receive(data));
    else if (type.startsWith('application/json')) receive(await textOf(response, longest));
    else await response.body?.cancel();
    if (message.method === 'notifications/initialized' && !listening) {
      listening = true;
      void listen();
    }
  }

  /** What the server says by itself. A server that offers no such stream says 405. */
  async function listen(): Promise<void> {
    try {
      const response = await request(url, {
        headers: headers({ accept: 'text/event-stream' }),
        signal: ending.signal,
      });
      if (response.ok) await readEvents(response, longest, ({ data }) => receive(data));
      else await response.body?.cancel();
    } catch {
      // Without this stream the server's answers still come with the requests.
    }
  }

  async function sendOld(message: Message): Promise<void> {
    const id = idOf(message);
    if (id !== undefined && message.method !== undefined) waiting.add(id);
    const response = await post((await endpoint) ?? url, message);
    check(response);
    await response.body?.cancel();
  }

  /** Opens the older transport's stream; its first event names where messages go, which must be the same server. */
  async function listenOld(): Promise<URL> {
    const response = await request(url, {
      headers: headers({ accept: 'text/event-stream' }),
      signal: ending.signal,
    });
    check(response);
    return await new Promise<URL>((resolve, reject) => {
      const onEvent = ({ event, data }: StreamEvent) => {
        if (event !== 'endpoint') return receive(data);
        const to = new URL(data, url);
        if (to.origin === url.origin) resolve(to);
        else reject(new Error('it names an address of another server.'));
      };
      readEvents(response, longest, onEvent)
        .then(() => new Error('it closed the stream.'), asError)
        .then((error) => {
          reject(error);
          // Their answers would have come by this stream.
          for (const id of waiting) fail(id, error);
          waiting.clear();
        });
    });
  }

  function fail(id: Id, error: Error): void {
    onMessage(JSON.stringify(failure(id, -32603, `The MCP server could not be reached: ${error.message}`)));
  }

  function receive(text: string): void {
    for (const message of messagesOf(text) ?? []) {
      const { result } = message;
      const id = idOf(message);
      if (id !== undefined && message.method === undefined) waiting.delete(id);
      if (isObject(result) && typeof result.protocolVersion === 'string') version = result.protocolVersion;
    }
    onMessage(text);
  }
}

/** How often a server may send on. */
const REDIRECTS = 5;

/** Follows a server within its own origin only: `fetch` would hand the person's headers on to any other. */
async function request(to: URL, init: RequestInit, left = REDIRECTS): Promise<Response> {
  const response = await fetch(to, { ...init, redirect: 'manual' });
  const place = response.headers.get('location');
  if (response.status < 300 || response.status > 399 || place === null) return response;
  await response.body?.cancel();
  const next = new URL(place, to);
  if (next.origin !== to.origin) throw new Error('it sends on to another server.');
  if (left === 0) throw new Error('it sends on again and again.');
  return await request(next, init, left - 1);
}

function check({ ok, status }: Response): void {
  if (status === 401 || status === 403)
    throw new Error(
      `it wants a sign-in (${status}). Chaperone cannot sign in for you: take its relay out of this server, or give it a token in the header.`,
    );
  if (!ok) throw new Error(`it answered ${status}.`);
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('no answer'));

/** Calls back with each event. Throws where one is longer than that. */
async function readEvents(
  response: Response,
  longest: number,
  onEvent: (event: StreamEvent) => void,
): Promise<void> {
  let since = 0;
  const feed = createEventReader((event) => {
    since = 0;
    if (event.data.length > longest) throw tooLong();
    onEvent(event);
  });
  for await (const text of textsOf(response)) {
    since += text.length;
    feed(text);
    if (since > longest) throw tooLong();
  }
  feed('\n\n');
}

/** The whole text. Throws where it is longer than that. */
async function textOf(response: Response, longest: number): Promise<string> {
  let whole = '';
  for await (const text of textsOf(response)) {
    whole += text;
    if (whole.length > longest) throw tooLong();
  }
  return whole;
}

async function* textsOf({ body }: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) yield decoder.decode(chunk, { stream: true });
}

const tooLong = () => new Error('it sent a message that is too long.');
