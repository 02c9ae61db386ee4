import { isRecord, parseJson, sendJson } from './http.ts';
import {
  conversation,
  event,
  list,
  type Message,
  type ModelDialect,
  openStream,
  pieces,
  record,
  rest,
  string,
  textOf,
} from './model-parts.ts';

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
