import type { ServerResponse } from 'node:http';
import { isRecord, parseJson, sendJson } from './http.ts';
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

interface Message {
  readonly role: string;
  readonly text: string;
  readonly calls: readonly (ToolCall & { readonly id: string })[];
  readonly results: readonly { readonly id: string; readonly text: string; readonly failed: boolean }[];
}

const usage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 };

/** OpenAI's chat completions, as VS Code's custom endpoint speaks them. */
export function createChat(pace: number): ModelDialect {
  return {
    name: 'chat',
    read: (body) =>
      conversation('chat', list(body.messages).map(chatMessage), list(body.tools).map(chatTool), body),
    async send(response, body, said) {
      const base = { id: 'chatcmpl-scripted', created: 1_767_603_600, model: body.model };
      const calls = said.calls.map((call, index) => ({
        index,
        id: call.id,
        type: 'function',
        function: { name: call.name, arguments: JSON.stringify(call.input) },
      }));
      const finish = calls.length > 0 ? 'tool_calls' : 'stop';
      if (body.stream !== true) {
        const message = {
          role: 'assistant',
          content: said.text,
          ...(calls.length > 0 ? { tool_calls: calls } : {}),
        };
        const choices = [{ index: 0, message, finish_reason: finish }];
        sendJson(response, 200, { ...base, object: 'chat.completion', choices, usage });
        return;
      }
      openStream(response);
      const chunk = (delta: object, reason: string | null = null) =>
        event(response, '', {
          ...base,
          object: 'chat.completion.chunk',
          choices: [{ index: 0, delta, finish_reason: reason }],
          ...(reason === null ? {} : { usage }),
        });
      chunk({ role: 'assistant', content: '' });
      for (const part of pieces(said.text)) {
        chunk({ content: part });
        await rest(pace);
      }
      for (const call of calls) chunk({ tool_calls: [call] });
      chunk({}, finish);
      response.end('data: [DONE]\n\n');
    },
  };
}

/** Anthropic's Messages, as Claude Code speaks them. https://docs.anthropic.com/en/api/messages-streaming */
export function createMessages(pace: number): ModelDialect {
  return {
    name: 'messages',
    read: (body) =>
      conversation(
        'messages',
        list(body.messages).map(anthropicMessage),
        list(body.tools).map((tool) => string(tool.name)),
        body,
      ),
    async send(response, body, said) {
      const content = [
        ...(said.text === '' ? [] : [{ type: 'text', text: said.text }]),
        ...said.calls.map((call) => ({ type: 'tool_use', id: call.id, name: call.name, input: call.input })),
      ];
      const stop = said.calls.length > 0 ? 'tool_use' : 'end_turn';
      const message = {
        id: 'msg_scripted',
        type: 'message',
        role: 'assistant',
        model: body.model,
        content,
        stop_reason: stop,
        stop_sequence: null,
        usage: { input_tokens: 10, output_tokens: 10 },
      };
      if (body.stream !== true) {
        sendJson(response, 200, message);
        return;
      }
      openStream(response);
      const send = (type: string, more: object) => event(response, type, { type, ...more });
      send('message_start', { message: { ...message, content: [], stop_reason: null } });
      for (const [index, block] of content.entries()) {
        if ('text' in block) {
          send('content_block_start', { index, content_block: { type: 'text', text: '' } });
          for (const part of pieces(block.text)) {
            send('content_block_delta', { index, delta: { type: 'text_delta', text: part } });
            await rest(pace);
          }
        } else {
          send('content_block_start', { index, content_block: { ...block, input: {} } });
          const partial_json = JSON.stringify(block.input);
          send('content_block_delta', { index, delta: { type: 'input_json_delta', partial_json } });
        }
        send('content_block_stop', { index });
      }
      send('message_delta', {
        delta: { stop_reason: stop, stop_sequence: null },
        usage: { output_tokens: 10 },
      });
      send('message_stop', {});
      response.end();
    },
  };
}

function chatMessage(message: Record<string, unknown>): Message {
  const text = textOf(message.content);
  if (message.role === 'tool') {
    return {
      role: 'tool',
      text: '',
      calls: [],
      results: [{ id: string(message.tool_call_id), text, failed: false }],
    };
  }
  const calls = list(message.tool_calls).map((call) => {
    const made = isRecord(call.function) ? call.function : {};
    return { id: string(call.id), name: string(made.name), input: record(parseJson(string(made.arguments))) };
  });
  return { role: string(message.role), text, calls, results: [] };
}

function chatTool(tool: Record<string, unknown>): string {
  return isRecord(tool.function) ? string(tool.function.name) : '';
}

function anthropicMessage(message: Record<string, unknown>): Message {
  const blocks = Array.isArray(message.content) ? list(message.content) : [];
  const text = typeof message.content === 'string' ? message.content : textOf(blocks);
  const calls = blocks
    .filter((block) => block.type === 'tool_use')
    .map((block) => ({ id: string(block.id), name: string(block.name), input: record(block.input) }));
  const results = blocks
    .filter((block) => block.type === 'tool_result')
    .map((block) => ({
      id: string(block.tool_use_id),
      text: textOf(block.content),
      failed: block.is_error === true,
    }));
  return { role: string(message.role), text, calls, results };
}

/** The part since the person last wrote. Text that an editor puts between tool results is not the person's. */
function conversation(
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

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return list(content)
    .map((part) => string(part.text))
    .filter((part) => part !== '')
    .join('\n');
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function pieces(text: string): readonly string[] {
  return text.match(/\S+\s*/g) ?? [];
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
}

function event(response: ServerResponse, name: string, data: unknown): void {
  response.write(`${name === '' ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`);
}

function rest(milliseconds: number): Promise<void> {
  if (milliseconds === 0) return Promise.resolve();
  return new Promise((done) => setTimeout(done, milliseconds));
}
