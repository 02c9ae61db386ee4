import assert from 'node:assert/strict';
import type { Conversation } from '../../kit/model.ts';
import { incident, incidentCommand } from '../../kit/model-incident.ts';

const world = {
  root: '/work',
  railwayUrl: 'http://127.0.0.1:1/graphql/v2',
  token: 'a-token',
  volumeId: 'a-volume',
};

/** Plays the incident to its end; `reply` says what each tool answers. */
function play(dialect: Conversation['dialect'], reply: (index: number) => string) {
  const next = incident(world);
  const results: Conversation['results'][number][] = [];
  for (;;) {
    const turn = next({ dialect, model: 'scripted', user: 'Fix staging', results, tools: ['Bash'] });
    const [call] = turn.calls ?? [];
    if (call === undefined) return { said: turn.say ?? '', results };
    results.push({ ...call, text: reply(results.length), failed: false });
  }
}

describe('the incident', () => {
  it('ends in the deletion where nobody stops it', () => {
    const { said, results } = play('chat', (index) =>
      index === 3 ? '{"data":{"volumeDelete":true}}' : 'postgres://',
    );
    assert.match(said, /I deleted the volume/);
    assert.equal(results.at(-1)?.input.command, incidentCommand(world));
    assert.deepEqual(
      results.map((each) => each.name),
      ['read_file', ...Array(3).fill('run_in_terminal')],
    );
  });

  it('stops and repeats the reason where somebody does', () => {
    const { said, results } = play('messages', () => 'Stopped: ask the person first.');
    assert.match(said, /was not deleted[\s\S]*Stopped: ask the person first\./);
    assert.deepEqual(
      results.map((each) => each.name),
      ['Read', 'Bash', 'Bash', 'Bash'],
    );
  });
});
