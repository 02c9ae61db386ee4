import assert from 'node:assert/strict';
import type { Value } from '../../../src/engine/verdict/judge.ts';
import { answerFor, needsTyping, worst, worthOf } from '../../../src/engine/verdict/judge.ts';
import type { Loss } from '../../../src/engine/verdict/loss.ts';
import type { Action, Undo, Verb } from '../../../src/model/action.ts';
import type { Where } from '../../../src/model/environment.ts';
import type { Answer } from '../../../src/model/verdict.ts';

const action = (verb: Verb, undo: Undo): Action => ({
  platform: 'p',
  rule: 'r',
  verb,
  what: 'volume',
  targets: [],
  hints: [],
  undo,
  undoNote: '',
  why: '',
  instead: '',
  selfConfirmed: undefined,
  place: { start: 0, end: 0 },
  via: [],
  docs: '',
});
const at = (name: string, held: boolean): Where => ({ name, protected: held, evidence: [] });
const places: Readonly<Record<Value, readonly Where[]>> = {
  protected: [at('production', true), at('local', false)],
  unknown: [at('', true), at('development', false)],
  free: [at('development', false), at('local', false)],
  local: [at('local', false)],
};

/** What is decided where: protected, unknown, free, local. */
const rows: readonly (readonly [verbs: readonly Verb[], undo: Undo, answers: string])[] = [
  [['expose'], 'none', 'stop stop stop stop'],
  [['expose'], 'files', 'stop stop stop stop'],
  [['expose'], 'repeat', 'ask ask pass pass'],
  [['edit'], 'none', 'stop stop stop stop'],
  [['edit'], 'files', 'ask ask ask ask'],
  [['edit'], 'repeat', 'ask ask ask ask'],
  [['delete', 'overwrite', 'change', 'stop', 'run'], 'none', 'ask ask ask pass'],
  [['delete', 'overwrite', 'change', 'stop', 'run'], 'vendor', 'ask ask pass pass'],
  [['change'], 'repeat', 'pass pass pass pass'],
  [['stop'], 'repeat', 'ask ask pass pass'],
  [['delete', 'overwrite', 'run'], 'repeat', 'ask pass pass pass'],
];
const losses: Readonly<Record<Loss, Answer>> = {
  nothing: 'pass',
  remade: 'pass',
  kept: 'pass',
  copied: 'pass',
  work: 'ask',
  outside: 'ask',
  unknown: 'ask',
  vital: 'ask',
};

describe('engine/judge: the whole table', () => {
  for (const [verbs, undo, answers] of rows) {
    for (const verb of verbs) {
      it(`${verb}, undo ${undo}: ${answers}`, () => {
        const given = Object.values(places).map((where) => answerFor(action(verb, undo), where, 'unknown'));
        assert.equal(given.join(' '), answers);
      });
    }
  }

  for (const [loss, answer] of Object.entries(losses)) {
    it(`files, ${loss}: ${answer}, wherever it is`, () => {
      for (const verb of ['delete', 'overwrite', 'change', 'run'] as const)
        for (const where of Object.values(places))
          assert.equal(answerFor(action(verb, 'files'), where, loss as Loss), answer);
    });
  }

  it('knows what an environment is worth', () => {
    for (const [value, where] of Object.entries(places)) assert.equal(worthOf(where), value);
    assert.equal(worthOf([]), 'unknown');
  });

  it('has names typed for what is destroyed for good in a protected place', () => {
    for (const verb of ['delete', 'overwrite'] as const)
      for (const undo of ['none', 'vendor'] as const) {
        assert.equal(needsTyping(action(verb, undo), places.protected, 'unknown'), true);
        assert.equal(needsTyping(action(verb, undo), places.free, 'unknown'), false);
      }
    for (const verb of ['change', 'stop', 'run', 'edit', 'expose'] as const)
      assert.equal(needsTyping(action(verb, 'none'), places.protected, 'vital'), false);
    assert.equal(needsTyping(action('delete', 'repeat'), places.protected, 'vital'), false);
    assert.equal(needsTyping(action('delete', 'files'), places.protected, 'work'), false);
    assert.equal(needsTyping(action('delete', 'files'), places.free, 'vital'), true);
  });

  it('takes the worst answer', () => {
    assert.deepEqual(
      [worst([]), worst(['pass']), worst(['ask', 'pass']), worst(['pass', 'stop', 'ask'])],
      ['pass', 'pass', 'ask', 'stop'],
    );
  });
});
