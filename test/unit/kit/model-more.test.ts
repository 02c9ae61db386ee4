import assert from 'node:assert/strict';
import { type Model, startModel } from '../../kit/model.ts';

/** The parts of answers that the tests look at. */
interface Item {
  readonly type: string;
  readonly call_id?: string;
  readonly input?: string;
  readonly content?: readonly { readonly text: string }[];
}
interface Part {
  readonly text?: string;
  readonly functionCall?: { readonly id: string; readonly name: string };
}

describe('the scripted model, as Codex and Gemini speak to it', () => {
  let model: Model;
  before(async () => {
    model = await startModel();
  });
  after(() => model.stop());
  beforeEach(() =>
    model.script([
      { say: 'Looking.', calls: [{ name: 'look', input: { at: 'x' }, custom: 'at x' }] },
      { say: 'There is nothing.' },
    ]),
  );

  const post = async (path: string, body: object) =>
    await (await fetch(`${model.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).text();
  const told = { name: 'look', text: 'stopped by a person', failed: false };

  it('speaks Responses, whole and streamed, and hears what a subagent is asked for', async () => {
    const tools = [
      { type: 'function', name: 'look' },
      { type: 'namespace', name: 'mcp', tools: [{ name: 'do' }] },
    ];
    const user = { role: 'user', content: 'What is here?' };
    const first = JSON.parse(await post('/v1/responses', { input: [user], tools })) as {
      output: readonly Item[];
    };
    const [, call] = first.output;
    assert.deepEqual([call?.type, call?.input], ['custom_tool_call', 'at x']);
    const output = { type: 'custom_tool_call_output', call_id: call?.call_id, output: told.text };
    const streamed = await post('/v1/responses', {
      input: [user, ...first.output, output],
      tools,
      stream: true,
    });
    assert.match(streamed, /^event: response.created\n/);
    assert.match(streamed, /"text":"There is nothing\."/);
    assert.match(streamed, /event: response.completed\n/);
    const played = model.turns().at(-1);
    assert.deepEqual(played?.results, [{ ...told, input: {} }]);
    assert.deepEqual(played?.tools, ['look', 'mcp.do']);
    const task = {
      type: 'agent_message',
      content: [{ text: 'NEW_TASK' }, { encrypted_content: 'Look after it.' }],
    };
    await post('/v1/responses', { input: [user, task], tools });
    assert.match(model.turns().at(-1)?.user ?? '', /Look after it\./);
  });

  it('speaks generateContent, whole and streamed', async () => {
    const tools = [{ functionDeclarations: [{ name: 'look' }] }];
    const user = { role: 'user', parts: [{ text: 'What is here?' }] };
    const path = '/v1beta/models/scripted:generateContent';
    const first = JSON.parse(await post(path, { contents: [user], tools })) as {
      candidates: readonly [{ content: { parts: readonly Part[] } }];
    };
    const { content } = first.candidates[0];
    assert.equal(content.parts[1]?.functionCall?.name, 'look');
    const response = { id: content.parts[1]?.functionCall?.id, response: { error: told.text } };
    const contents = [user, content, { role: 'user', parts: [{ functionResponse: response }] }];
    const streamed = await post('/v1beta/models/scripted:streamGenerateContent?alt=sse', { contents, tools });
    assert.match(streamed, /^data: .*"There is nothing\."/);
    const text = JSON.stringify({ error: told.text });
    assert.deepEqual(model.turns().at(-1)?.results, [{ ...told, input: { at: 'x' }, text }]);
    assert.equal(JSON.parse(await post('/v1beta/models/scripted:countTokens', {})).totalTokens, 10);
  });
});
