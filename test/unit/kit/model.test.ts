import assert from 'node:assert/strict';
import { type Model, startModel } from '../../kit/model.ts';

/** The parts of an answer that the tests look at, in either API. */
interface Answer {
  readonly choices: readonly [
    {
      readonly finish_reason: string;
      readonly message: {
        readonly content: string;
        readonly tool_calls: readonly {
          readonly id: string;
          readonly function: { readonly arguments: string };
        }[];
      };
    },
  ];
  readonly stop_reason: string;
  readonly content: readonly { readonly id: string; readonly name: string }[];
}

describe('the scripted model', () => {
  let model: Model;
  before(async () => {
    model = await startModel();
  });
  after(() => model.stop());

  const post = async (path: string, body: object) =>
    await fetch(`${model.url}${path}`, {
      method: 'POST',
      body: JSON.stringify({ model: 'scripted', ...body }),
    });
  const ask = async (path: string, body: object) => (await (await post(path, body)).json()) as Answer;
  const script = () =>
    model.script([
      { say: 'Looking.', calls: [{ name: 'Bash', input: { command: 'ls' } }] },
      { say: 'There is nothing.' },
    ]);

  it('speaks chat completions, step by step', async () => {
    script();
    const tools = [{ type: 'function', function: { name: 'Bash' } }];
    const user = { role: 'user', content: 'What is here?' };
    const first = await ask('/v1/chat/completions', { messages: [user], tools });
    const [call] = first.choices[0].message.tool_calls;
    assert.equal(call?.function.arguments, '{"command":"ls"}');
    assert.equal(first.choices[0].finish_reason, 'tool_calls');
    const told = { role: 'tool', tool_call_id: call?.id, content: 'stopped by a person' };
    const messages = [user, first.choices[0].message, told];
    const second = await ask('/v1/chat/completions', { messages, tools });
    assert.equal(second.choices[0].message.content, 'There is nothing.');
    assert.deepEqual(model.turns().at(-1)?.results, [
      { name: 'Bash', input: { command: 'ls' }, text: 'stopped by a person', failed: false },
    ]);
    const again = { role: 'user', content: 'Once more.' };
    const third = await ask('/v1/chat/completions', { messages: [...messages, again], tools });
    assert.equal(third.choices[0].message.content, 'Looking.');
  });

  it('streams chat completions', async () => {
    script();
    const tools = [{ type: 'function', function: { name: 'Bash' } }];
    const messages = [{ role: 'user', content: 'Go' }];
    const text = await (await post('/v1/chat/completions', { messages, tools, stream: true })).text();
    const chunks = text.split('\n\n').filter((line) => line.startsWith('data: {'));
    const deltas = chunks.map((line) => JSON.parse(line.slice(6)).choices[0]);
    assert.equal(deltas.map((each) => each.delta.content ?? '').join(''), 'Looking.');
    assert.equal(deltas.flatMap((each) => each.delta.tool_calls ?? [])[0].function.name, 'Bash');
    assert.equal(deltas.at(-1).finish_reason, 'tool_calls');
    assert.match(text, /data: \[DONE\]\n\n$/);
  });

  it('speaks Messages, whole and streamed', async () => {
    script();
    const tools = [{ name: 'Bash' }];
    const messages = [{ role: 'user', content: [{ type: 'text', text: 'Go' }] }];
    const whole = await ask('/v1/messages', { messages, tools });
    assert.equal(whole.stop_reason, 'tool_use');
    assert.equal(whole.content[1]?.name, 'Bash');
    const result = { type: 'tool_result', tool_use_id: whole.content[1]?.id, is_error: true, content: 'no' };
    const note = { type: 'text', text: '<system-reminder>Mind the files.</system-reminder>' };
    const later = [
      ...messages,
      { role: 'assistant', content: whole.content },
      { role: 'user', content: [result, note] },
    ];
    const text = await (await post('/v1/messages', { messages: later, tools, stream: true })).text();
    assert.match(text, /event: content_block_delta\ndata: .*"text":"There "/);
    assert.match(text, /"stop_reason":"end_turn"/);
    assert.equal(model.turns().at(-1)?.results[0]?.failed, true);
    assert.equal(model.turns().at(-1)?.user, 'Go');
  });

  it('answers side questions without playing a step', async () => {
    script();
    const before = model.turns().length;
    const title = await ask('/v1/chat/completions', { messages: [{ role: 'user', content: 'Title?' }] });
    assert.equal(title.choices[0].finish_reason, 'stop');
    assert.equal(model.turns().length, before);
    assert.equal((await fetch(`${model.url}/v1/models`)).status, 200);
    assert.equal((await post('/v1/elsewhere', {})).status, 404);
  });
});
