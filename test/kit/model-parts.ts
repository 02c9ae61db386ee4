import type { ServerResponse } from 'node:http';
import { isRecord } from './http.ts';
import type { Conversation, ToolCall, ToolResult } from './model.ts';

/** What the model says: prose, and the tools that it wants. */
interface Said {
  readonly text: string;
  readonly calls: readonly (ToolCall & { readonly id: string })[];
}

/** How one API carries a conversation, and how it wants the answer. */
export interface ModelDialect {
  readonly name: Conversation['dialect'];
  read(body: Record<string, unknown>): Conversation;
  send(response: ServerResponse, body: Record<string, unknown>, said: Said): Promise<void>;
}

export interface Message {
  readonly role: string;
  readonly text: string;
  readonly calls: readonly (ToolCall & { readonly id: string })[];
  readonly results: readonly { readonly id: string; readonly text: string; readonly failed: boolean }[];
}

/** The part since the person last wrote. Text that an editor puts between tool results is not the person's. */
export function conversation(
  dialect: Conversation['dialect'],
  messages: readonly Message[],
  tools: readonly string[],
  body: Record<string, unknown>,
): Conversation {
  const start = messages.findLastIndex(
    (message) =>
      message.role === 'user' && message.results.length === 0 && withoutReminders(message.text) !== '',
  );
  const calls = new Map(messages.flatMap((message) => message.calls.map((call) => [call.id, call] as const)));
  const results: ToolResult[] = messages.slice(start + 1).flatMap((message) =>
    message.results.map(({ id, text, failed }) => {
      const call = calls.get(id);
      return { name: call?.name ?? '', input: call?.input ?? {}, text, failed };
    }),
  );
  return { dialect, user: messages[start]?.text ?? '', results, tools, model: string(body.model) };
}

function withoutReminders(text: string): string {
  return text.replace(/<(system-reminder|reminderInstructions)>[\s\S]*?<\/\1>/g, '').trim();
}

export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return list(content)
    .map((part) => string(part.text))
    .filter((part) => part !== '')
    .join('\n');
}

export function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function pieces(text: string): readonly string[] {
  return text.match(/\S+\s*/g) ?? [];
}

export function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
}

export function event(response: ServerResponse, name: string, data: unknown): void {
  response.write(`${name === '' ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`);
}

export function rest(milliseconds: number): Promise<void> {
  if (milliseconds === 0) return Promise.resolve();
  return new Promise((done) => setTimeout(done, milliseconds));
}
