import assert from 'node:assert/strict';
import type { Asked } from '../../../src/model/ports.ts';
import { createGrants, grantLifetimeMs } from '../../../src/ui/grants.ts';
import { type Choice, createQuestions } from '../../../src/ui/questions.ts';
import { asked } from './asked.ts';

interface Shown {
  readonly asked: Asked;
  readonly late: AbortSignal;
  choose(choice: Choice): void;
  fail(): void;
}

function world(timeoutMs = 10_000) {
  const shown: Shown[] = [];
  const waiting: number[] = [];
  const late: string[] = [];
  const missed: number[] = [];
  let now = 1000;
  const grants = createGrants({ now: () => now });
  const ask = createQuestions({
    timeoutMs: () => timeoutMs,
    grants,
    onWaiting: (count) => waiting.push(count),
    onLate: ({ fingerprint }) => late.push(fingerprint),
    onMissed: (count) => missed.push(count),
    show: (question, signal) =>
      new Promise((resolve, reject) => {
        shown.push({
          asked: question,
          late: signal,
          choose: resolve,
          fail: () => reject(new Error('no dialog')),
        });
      }),
  });
  return { ask, shown, waiting, late, missed, grants, pass: (ms: number) => (now += ms) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('questions', () => {
  for (const choice of ['block', 'allow-once'] as const) {
    it(`gives the person's ${choice} to the agent`, async () => {
      const { ask, shown, waiting } = world();
      const answer = ask(asked({}));
      shown[0]?.choose(choice);
      assert.equal(await answer, choice);
      await settled();
      assert.equal(waiting.at(-1), 0);
    });
  }

  it('stops where the agent waits no longer, and takes a later “allow once” as a grant', async () => {
    const { ask, shown, waiting, late, grants } = world();
    const gone = new AbortController();
    const answer = ask(asked({ fingerprint: 'f' }), gone.signal);
    gone.abort();
    assert.equal(await answer, 'away');
    assert.equal(shown[0]?.late.aborted, true);
    assert.equal(waiting.at(-1), 0);
    shown[0]?.choose('allow-once');
    await settled();
    assert.deepEqual(late, ['f']);
    assert.equal(grants.spend('f'), true);
    assert.equal(grants.spend('f'), false);
  });

  it('does not ask for an agent that has gone already', async () => {
    const { ask, shown } = world();
    assert.equal(await ask(asked({}), AbortSignal.abort()), 'away');
    assert.equal(shown.length, 0);
  });

  it('says that nobody can be asked where no dialog opens', async () => {
    const { ask, shown } = world();
    const answer = ask(asked({}));
    shown[0]?.fail();
    assert.equal(await answer, 'no-editor');
  });

  it('shows one question at a time, in order', async () => {
    const { ask, shown, waiting } = world();
    const answers = [ask(asked({ fingerprint: 'a' })), ask(asked({ fingerprint: 'b' }))];
    assert.deepEqual([shown.length, waiting.at(-1)], [1, 2]);
    shown[0]?.choose('block');
    await settled();
    assert.equal(shown[1]?.asked.fingerprint, 'b');
    shown[1]?.choose('allow-once');
    assert.deepEqual(await Promise.all(answers), ['block', 'allow-once']);
  });

  it('asks for each of two same requests on its own, one after the other', async () => {
    const { ask, shown, waiting, grants } = world();
    const answers = [ask(asked({})), ask(asked({}))];
    assert.deepEqual([shown.length, waiting.at(-1)], [1, 2]);
    shown[0]?.choose('allow-once');
    assert.equal(await answers[0], 'allow-once');
    await settled();
    assert.deepEqual([shown.length, waiting.at(-1), grants.spend('f')], [2, 1, false]);
    shown[1]?.choose('block');
    assert.equal(await answers[1], 'block');
  });

  it('lets one retry wait on the question that is still open; a second one is asked on its own', async () => {
    const { ask, shown, grants } = world(20);
    assert.equal(await ask(asked({})), 'away');
    const retries = [ask(asked({})), ask(asked({}))];
    shown[0]?.choose('allow-once');
    assert.equal(await retries[0], 'allow-once');
    await settled();
    shown[1]?.choose('block');
    assert.deepEqual([await retries[1], shown.length, grants.spend('f')], ['block', 2, false]);
  });

  it('answers “away” in time; a later “allow once” is a grant for one try', async () => {
    const { ask, shown, late, waiting, grants } = world(5);
    assert.equal(await ask(asked({})), 'away');
    assert.deepEqual([shown[0]?.late.aborted, waiting.at(-1)], [true, 0]);
    shown[0]?.choose('allow-once');
    await settled();
    assert.deepEqual(late, ['f']);
    assert.deepEqual([grants.spend('other'), grants.spend('f'), grants.spend('f')], [false, true, false]);
  });

  it('grants nothing for a late “block”, and nothing twice where the agent still waits', async () => {
    const late = world(5);
    await late.ask(asked({}));
    late.shown[0]?.choose('block');
    const early = world();
    const answer = early.ask(asked({}));
    early.shown[0]?.choose('allow-once');
    await answer;
    await settled();
    assert.deepEqual([late.grants.spend('f'), early.grants.spend('f')], [false, false]);
  });

  it('lets a retry wait on the question that is still open', async () => {
    const { ask, shown, grants } = world(20);
    assert.equal(await ask(asked({})), 'away');
    const retry = ask(asked({}));
    shown[0]?.choose('allow-once');
    assert.equal(await retry, 'allow-once');
    assert.deepEqual([shown.length, grants.spend('f')], [1, false]);
  });

  it('does not show what timed out before its turn, and says so once', async () => {
    const { ask, shown, missed } = world(5);
    const answers = ['a', 'b', 'c'].map((fingerprint) => ask(asked({ fingerprint })));
    assert.deepEqual(await Promise.all(answers), ['away', 'away', 'away']);
    shown[0]?.choose('block');
    await settled();
    assert.deepEqual([shown.length, missed], [1, [2]]);
  });

  it('forgets a grant after its lifetime', () => {
    const { grants, pass } = world();
    grants.add('f');
    pass(grantLifetimeMs);
    assert.equal(grants.spend('f'), false);
  });
});
