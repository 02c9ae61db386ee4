import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchesGlob, matchesSome } from '../../../../src/engine/globs/glob.ts';
import { matchesByStates } from '../../../../src/engine/globs/glob-states.ts';

describe('glob', () => {
  it('means the same in both ways of matching', () => {
    const part = fc.constantFrom('*', '**', '**/', '?', '/', 'a', 'B', '.');
    const glob = fc
      .array(part, { maxLength: 7 })
      .map((parts) => parts.join(''))
      .filter((text) => (text.match(/\*+/g) ?? []).length <= 3);
    const text = fc
      .array(fc.constantFrom('/', 'a', 'b', 'A', '.'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(glob, text, fc.boolean(), (one, other, flat) =>
        assert.equal(matchesByStates(one, other, flat), matchesGlob(one, other, flat)),
      ),
      { numRuns: 5000 },
    );
  });

  it('is never slow', () => {
    const began = performance.now();
    const glob = `${'*a'.repeat(40)}b`;
    const text = 'a'.repeat(900);
    assert.equal(matchesGlob(glob, text), false);
    assert.equal(matchesGlob('**/*a*b', 'a'.repeat(100_000)), false);
    assert.equal(matchesSome([glob, '*.pem'], text), false);
    assert.equal(matchesSome([`${'*a'.repeat(40)}`, '*.pem'], text), true);
    assert.ok(performance.now() - began < 1500);
  });
});
