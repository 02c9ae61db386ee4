import { parseJson, sendJson } from './http.ts';
import {
  conversation,
  event,
  list,
  type Message,
  type ModelDialect,
  openStream,
  record,
  string,
  textOf,
} from './model-parts.ts';

const usage = {
  input_tokens: 10,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 10,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 20,
};

/** OpenAI's Responses, as Codex speaks them. https://platform.openai.com/docs/api-reference/responses-streaming */
export function createResponses(): ModelDialect {
  return {
    name: 'responses',
    read: (body) =>
      conversation('responses', list(body.input).map(message), list(body.tools).flatMap(toolNames), body),
    async send(response, body, said) {
      const output = [
        ...(said.text === '' ? [] : [textItem(said.text)]),
        ...said.calls.map(({ id, name, input, namespace, custom }) => ({
          id: `item_${id}`,
          call_id: id,
          name,
          ...(namespace === undefined ? {} : { namespace }),
          status: 'completed',
          ...(custom === undefined
            ? { type: 'function_call', arguments: JSON.stringify(input) }
            : { type: 'custom_tool_call', input: custom }),
        })),
      ];
      const whole = {
        id: 'resp_scripted',
        object: 'response',
        created_at: 1_767_603_600,
        status: 'completed',
        model: body.model,
        output,
        parallel_tool_calls: false,
        tool_choice: 'auto',
        tools: [],
        usage,
      };
      if (body.stream !== true) {
        sendJson(response, 200, whole);
        return;
      }
      openStream(response);
      let number = 0;
      const send = (type: string, more: object) => {
        event(response, type, { type, sequence_number: number, ...more });
        number += 1;
      };
      send('response.created', { response: { ...whole, status: 'in_progress', output: [] } });
      for (const [index, item] of output.entries()) {
        send('response.output_item.added', { output_index: index, item: { ...item, status: 'in_progress' } });
        send('response.output_item.done', { output_index: index, item });
      }
      send('response.completed', { response: whole });
      response.end();
    },
  };
}

const textItem = (text: string) => ({
  type: 'message',
  id: 'msg_scripted',
  status: 'completed',
  role: 'assistant',
  content: [{ type: 'output_text', text, annotations: [] }],
});

function message(item: Record<string, unknown>): Message {
  const type = string(item.type);
  const id = string(item.call_id);
  if (/_call_output$/.test(type)) {
    const text = typeof item.output === 'string' ? item.output : textOf(item.output);
    return { role: 'tool', text: '', calls: [], results: [{ id, text, failed: false }] };
  }
  if (/_call$/.test(type)) {
    const input = record(parseJson(string(item.arguments)));
    return { role: 'assistant', text: '', calls: [{ id, name: string(item.name), input }], results: [] };
  }
  if (type === 'agent_message') return { role: agentRole(item), text: taskOf(item), calls: [], results: [] };
  return { role: string(item.role), text: textOf(item.content), calls: [], results: [] };
}

/** What one agent writes to another: a new task is what a person's message is to the first. */
const agentRole = (item: Record<string, unknown>) =>
  textOf(item.content).includes('NEW_TASK') ? 'user' : 'assistant';

const taskOf = (item: Record<string, unknown>) =>
  list(item.content)
    .map((part) => string(part.text) || string(part.encrypted_content))
    .join('\n');

/** Tools stand alone or in a namespace, such as one for each MCP server. */
function toolNames(tool: Record<string, unknown>): readonly string[] {
  const own = string(tool.name) || string(tool.type);
  return tool.type === 'namespace' ? list(tool.tools).map((each) => `${own}.${string(each.name)}`) : [own];
}
