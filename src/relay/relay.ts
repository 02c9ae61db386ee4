import type { Json } from '../model/request.ts';
import {
  failure,
  type Id,
  idOf,
  isObject,
  type Message,
  messagesOf,
  paramsOf,
  reply,
  said,
} from './messages.ts';

/** What the guard is asked before something reaches the server. */
export type Question = {
  readonly server: string;
  readonly client: string;
  readonly cwd: string;
} & (
  | { readonly tool: string; readonly input: Json; readonly annotations: Json }
  | { readonly resource: string }
);

export interface RelayPorts {
  /** The server's name in the client's settings. */
  readonly server: string;
  readonly cwd: string;
  /** Undefined: it may go through; else the reason why it may not. Never rejects. */
  ask(question: Question): Promise<string | undefined>;
  toClient(message: Message): void;
  toServer(message: Message): void;
}

export interface Relay {
  /** One text of the client: a message or a batch. Never rejects; fulfilled once it went on or was answered. */
  fromClient(text: string): Promise<void>;
  fromServer(text: string): void;
}

/** Stands between a client and an MCP server: everything passes, save calls that the guard does not let through. */
export function createRelay(ports: RelayPorts): Relay {
  const { server, cwd } = ports;
  let client = '';
  /** Requests for the list of tools, whose answers tell what a tool says of itself. */
  const lists = new Set<Id>();
  const annotations = new Map<string, Json>();
  /** Questions that the client took back meanwhile. */
  const asked = new Map<Id, { cancelled: boolean }>();

  return {
    async fromClient(text) {
      const messages = messagesOf(text);
      if (messages) await Promise.all(messages.map(take));
      else ports.toClient(failure(undefined, -32700, 'This is not a message of JSON-RPC 2.0.'));
    },
    fromServer(text) {
      for (const message of messagesOf(text) ?? []) {
        learn(message);
        ports.toClient(message);
      }
    },
  };

  /** Messages are written anew from what was read here, so that the server cannot read them differently. */
  async function take(message: Message): Promise<void> {
    const id = idOf(message);
    const params = paramsOf(message);
    if (message.method === 'initialize' && isObject(params.clientInfo))
      client = typeof params.clientInfo.name === 'string' ? params.clientInfo.name : '';
    if (message.method === 'tools/list' && id !== undefined) lists.add(id);
    if (message.method === 'notifications/cancelled') {
      const waiting = asked.get(params.requestId as Id);
      if (waiting) {
        waiting.cancelled = true;
        return;
      }
    }
    const question = questionOf(message.method, params);
    if (!question) return ports.toServer(message);
    const state = { cancelled: false };
    if (id !== undefined) asked.set(id, state);
    const reason = await ports.ask(question);
    if (id !== undefined) asked.delete(id);
    if (state.cancelled) return;
    if (reason === undefined) return ports.toServer(message);
    if (id === undefined) return;
    ports.toClient('tool' in question ? reply(id, said(reason, true)) : failure(id, -32603, reason));
  }

  function questionOf(method: Json | undefined, params: Message): Question | undefined {
    const from = { server, client, cwd };
    if (method === 'resources/read')
      return { ...from, resource: typeof params.uri === 'string' ? params.uri : 'file:' };
    if (method !== 'tools/call') return undefined;
    const tool = typeof params.name === 'string' ? params.name : '';
    return { ...from, tool, input: params.arguments ?? {}, annotations: annotations.get(tool) ?? {} };
  }

  function learn(message: Message): void {
    const id = idOf(message);
    if (id === undefined || message.method !== undefined || !lists.delete(id)) return;
    const tools = isObject(message.result) ? message.result.tools : undefined;
    for (const tool of Array.isArray(tools) ? tools : [])
      if (isObject(tool) && typeof tool.name === 'string') {
        // What was once called destructive stays so: a server may change its mind between two lists.
        const before = annotations.get(tool.name);
        const known = isObject(before) && before.destructiveHint === true;
        if (!known) annotations.set(tool.name, tool.annotations ?? {});
      }
  }
}
