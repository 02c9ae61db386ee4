import type { Json } from '../model/request.ts';

/** One JSON-RPC 2.0 message as MCP sends it. https://modelcontextprotocol.io/specification/2025-06-18/basic */
export type Message = { readonly [field: string]: Json };

export const isObject = (value: Json | undefined): value is Message =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The messages of one text: one, or a batch. Undefined where it is no JSON-RPC. */
export function messagesOf(text: string): readonly Message[] | undefined {
  try {
    const value = JSON.parse(text) as Json;
    const all = Array.isArray(value) ? value : [value];
    return all.every(isMessage) ? all : undefined;
  } catch {
    return undefined;
  }
}

function isMessage(value: Json): value is Message {
  if (!isObject(value)) return false;
  const { id = null, method = '', params = {}, result = {} } = value;
  return (
    (id === null || typeof id === 'string' || typeof id === 'number') &&
    typeof method === 'string' &&
    typeof params === 'object' &&
    typeof result === 'object'
  );
}

export type Id = string | number;

/** Undefined for a notification. */
export function idOf({ id }: Message): Id | undefined {
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}

export const paramsOf = ({ params }: Message): Message => (isObject(params) ? params : {});

export const reply = (id: Id, result: Message): Message => ({ jsonrpc: '2.0', id, result });

/** A tool's answer in words. `isError`: why nothing was done. */
export const said = (text: string, isError = false): Message => ({
  content: [{ type: 'text', text }],
  ...(isError ? { isError } : {}),
});

/** JSON-RPC's own codes: -32700 unreadable, -32601 unknown method, -32602 wrong parameters, -32603 inner failure. */
export const failure = (id: Id | undefined, code: number, message: string): Message => ({
  jsonrpc: '2.0',
  id: id ?? null,
  error: { code, message },
});
