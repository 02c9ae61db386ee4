import assert from 'node:assert/strict';
import { byText } from '../../../src/engine/by-text.ts';

describe('byText', () => {
  it('asks once for a text', () => {
    const asked: string[] = [];
    const length = byText((text) => {
      asked.push(text);
      return text.length;
    });
    assert.deepEqual([length('ab'), length('abc'), length('ab')], [2, 3, 2]);
    assert.deepEqual(asked, ['ab', 'abc']);
  });

  it('remembers that there is nothing to say', () => {
    let asked = 0;
    const nothing = byText(() => {
      asked += 1;
      return undefined;
    });
    nothing('a');
    assert.equal(nothing('a'), undefined);
    assert.equal(asked, 1);
  });

  it('answers for texts of any length and number', () => {
    const same = byText((text) => text);
    const long = 'a'.repeat(5000);
    assert.equal(same(long), long);
    for (let at = 0; at < 10_000; at += 1) assert.equal(same(`t${at}`), `t${at}`);
    assert.equal(same('t0'), 't0');
  });
});
