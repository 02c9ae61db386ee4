import { sendJson } from './http.ts';
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

/** Gemini's generateContent; `streamed` by the path of the request. https://ai.google.dev/api/generate-content */
export function createGemini(streamed: boolean): ModelDialect {
  return {
    name: 'gemini',
    read: (body) =>
      conversation(
        'gemini',
        list(body.contents).map(message),
        list(body.tools).flatMap((tool) => list(tool.functionDeclarations).map(({ name }) => string(name))),
        body,
      ),
    async send(response, _body, said) {
      const parts = [
        ...(said.text === '' ? [] : [{ text: said.text }]),
        ...said.calls.map(({ id, name, input }) => ({ functionCall: { id, name, args: input } })),
      ];
      const whole = {
        candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP', index: 0 }],
        usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 10, totalTokenCount: 20 },
        modelVersion: 'scripted',
      };
      if (!streamed) {
        sendJson(response, 200, whole);
        return;
      }
      openStream(response);
      event(response, '', whole);
      response.end();
    },
  };
}

function message(content: Record<string, unknown>): Message {
  const parts = list(content.parts);
  const calls = parts.flatMap(({ functionCall }) => {
    const made = record(functionCall);
    return functionCall === undefined
      ? []
      : [{ id: string(made.id), name: string(made.name), input: record(made.args) }];
  });
  const results = parts.flatMap(({ functionResponse }) => {
    if (functionResponse === undefined) return [];
    const made = record(functionResponse);
    return [{ id: string(made.id), text: JSON.stringify(made.response), failed: false }];
  });
  return { role: string(content.role), text: textOf(parts), calls, results };
}
