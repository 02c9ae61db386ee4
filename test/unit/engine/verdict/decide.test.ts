import assert from 'node:assert/strict';
import { decide } from '../../../../src/engine/verdict/decide.ts';
import type { Loss } from '../../../../src/engine/verdict/loss.ts';
import type { Action } from '../../../../src/model/action.ts';
import type { Where } from '../../../../src/model/environment.ts';
import type { JudgementLine, Policy } from '../../../../src/model/policy.ts';
import { defaultPolicy } from '../../../../src/observe/policy-defaults.ts';
import { plainAction } from '../plain-action.ts';

const base: Action = {
  ...plainAction,
  cwd: '/w',
};
const at = (name: string, held: boolean): Where => ({ name, protected: held, evidence: [] });
const [production, development, local] = [
  at('production', true),
  at('development', false),
  at('local', false),
];
const line = (
  owner: JudgementLine['owner'],
  parts: Omit<JudgementLine, 'owner' | 'source'>,
): JudgementLine => ({ ...parts, owner, source: `${owner}:1` });
const frozen = { freeze: { owner: 'user', source: 'mine:1' } } as const;

function answer(
  parts: Partial<Action>,
  where: readonly Where[],
  policy: Partial<Policy>,
  loss: Loss = 'unknown',
) {
  return decide({ ...base, ...parts }, where, loss, { ...defaultPolicy, ...policy });
}
const lines = (...judgement: JudgementLine[]): Partial<Policy> => ({ judgement });

describe('engine/decide', () => {
  it('is the table where the policy says nothing', () => {
    assert.deepEqual(answer({}, [production], {}), { answer: 'ask' });
    assert.deepEqual(answer({ undo: 'repeat' }, [local], {}), { answer: 'pass' });
  });

  it('lets a repository tighten, and never loosen', () => {
    const stricter = lines(line('repository', { undo: 'none', where: 'prod', answer: 'stop' }));
    assert.deepEqual(answer({}, [production], stricter), { answer: 'stop', ruledBy: 'repository:1' });
    assert.deepEqual(answer({}, [development], stricter), { answer: 'ask' });
    assert.equal(answer({}, [development, production], stricter).answer, 'stop', 'one of them is enough');
    for (const loose of ['pass', 'ask'] as const) {
      const looser = lines(line('repository', { answer: loose }));
      assert.equal(answer({}, [production], looser).answer, 'ask');
      assert.equal(answer({ verb: 'expose' }, [local], looser).answer, 'stop');
    }
  });

  it('lets the user’s first line decide, where it fits everywhere', () => {
    const policy = lines(
      line('user', { where: 'development', answer: 'pass' }),
      line('user', { answer: 'stop' }),
      line('repository', { answer: 'ask' }),
    );
    assert.deepEqual(answer({}, [development], policy), { answer: 'pass', ruledBy: 'user:1' });
    assert.equal(answer({}, [development, production], policy).answer, 'stop');
    const alone = lines(line('user', { where: 'development', answer: 'pass' }));
    assert.equal(answer({}, [development, production], alone).answer, 'ask');
  });

  it('fits by verb, thing, way back and worth', () => {
    const fits = (parts: Omit<JudgementLine, 'owner' | 'source' | 'answer'>) =>
      answer(
        { undo: 'repeat', verb: 'change' },
        [production],
        lines(line('repository', { ...parts, answer: 'ask' })),
      ).answer === 'ask';
    assert.ok(fits({}) && fits({ verb: 'change' }) && fits({ undo: 'repeat' }) && fits({ what: 'vol*' }));
    assert.ok(fits({ where: 'protected' }) && fits({ where: 'live' }));
    assert.ok(!fits({ verb: 'delete' }) && !fits({ undo: 'none' }) && !fits({ what: 'table' }));
    assert.ok(!fits({ where: 'free' }) && !fits({ where: 'staging' }));
  });

  it('leaves files to what would be lost, and supervision and credentials to their own rows', () => {
    const all = lines(line('repository', { answer: 'stop' }));
    assert.equal(answer({ undo: 'files' }, [], all, 'work').answer, 'ask');
    const files = lines(line('repository', { undo: 'files', answer: 'stop' }));
    assert.equal(answer({ undo: 'files' }, [], files, 'work').answer, 'stop');
    assert.equal(answer({ undo: 'files' }, [], files, 'remade').answer, 'pass');
    const mine = lines(line('user', { answer: 'pass' }), line('user', { verb: 'edit', answer: 'pass' }));
    assert.equal(answer({ verb: 'expose' }, [local], mine).answer, 'stop');
    assert.equal(answer({ verb: 'edit', undo: 'files' }, [local], mine).answer, 'pass');
    assert.equal(answer({ verb: 'edit', undo: 'none' }, [local], mine).answer, 'stop');
  });

  it('asks about a rule always, or never', () => {
    assert.deepEqual(answer({ undo: 'repeat' }, [local], { always: ['p/r'] }), {
      answer: 'ask',
      ruledBy: '“always” names p/r',
    });
    assert.equal(answer({}, [production], { ignore: ['p/r'] }).answer, 'pass');
    assert.equal(answer({}, [production], { ignore: ['p/other'] }).answer, 'ask');
    assert.equal(answer({}, [production], { ignore: ['p/r'], always: ['p/r'] }).answer, 'ask');
    assert.equal(answer({ verb: 'edit' }, [local], { ignore: ['p/r'] }).answer, 'stop');
    assert.equal(answer({ verb: 'expose' }, [local], { ignore: ['p/r'] }).answer, 'stop');
  });

  it('stops under a freeze what would be asked, and what passes only because nobody minds there', () => {
    const stop = { answer: 'stop', frozen: true };
    assert.deepEqual(answer({}, [production], frozen), stop);
    assert.deepEqual(answer({ undo: 'vendor' }, [development], frozen), stop);
    assert.deepEqual(answer({}, [local], frozen), stop);
    assert.deepEqual(answer({ verb: 'stop', undo: 'repeat' }, [development], frozen), { answer: 'pass' });
    assert.deepEqual(answer({ undo: 'files' }, [], frozen, 'work'), stop);
    assert.deepEqual(answer({ undo: 'files' }, [], frozen, 'remade'), { answer: 'pass' });
    assert.deepEqual(answer({ verb: 'expose' }, [local], frozen), { answer: 'stop' });
    const mine = { ...frozen, ...lines(line('user', { answer: 'pass' })) };
    assert.equal(answer({}, [development], mine).answer, 'stop', 'a line does not lift a freeze');
    assert.equal(answer({}, [development], { ...frozen, ignore: ['p/r'] }).answer, 'pass');
  });
});
