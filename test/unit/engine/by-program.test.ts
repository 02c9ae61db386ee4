import assert from 'node:assert/strict';
import { byProgram } from '../../../src/engine/by-program.ts';

describe('byProgram', () => {
  it('asks each once for a program, whoever was asked before', () => {
    const asked: string[] = [];
    const length = byProgram((program) => {
      asked.push(`length ${program}`);
      return program.length;
    });
    const first = byProgram((program) => {
      asked.push(`first ${program}`);
      return program.charAt(0);
    });
    for (let round = 0; round < 2; round += 1) {
      assert.deepEqual([length('git'), first('git'), length('npm')], [3, 'g', 3]);
      assert.deepEqual([first('npm'), first('git')], ['n', 'g']);
    }
    assert.deepEqual(asked, ['length git', 'first git', 'length npm', 'first npm']);
  });

  it('remembers that there is nothing to say', () => {
    let asked = 0;
    const nothing = byProgram(() => {
      asked += 1;
      return undefined;
    });
    nothing('ls');
    assert.equal(nothing('ls'), undefined);
    assert.equal(asked, 1);
  });

  it('may ask another while it is asked', () => {
    const inner = byProgram((program) => program.length);
    const outer = byProgram((program) => inner(`${program}-x`) + inner(program));
    assert.equal(outer('cat'), 8);
    assert.equal(outer('cat'), 8);
    assert.equal(inner('cat-x'), 5);
  });

  it('answers for names of any length and number', () => {
    const same = byProgram((program) => program);
    const long = 'a'.repeat(5000);
    assert.equal(same(long), long);
    for (let at = 0; at < 10_000; at += 1) assert.equal(same(`p${at}`), `p${at}`);
    assert.equal(same('p0'), 'p0');
    assert.equal(same('__proto__'), '__proto__');
  });
});
