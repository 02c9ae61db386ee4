import assert from 'node:assert/strict';
import { aliasIn } from '../../../src/engine/git-aliases.ts';

describe('git aliases', () => {
  const text =
    '[core]\n\tnuke = false\n[alias]\n\tst = status\n\tNuke = "!git reset --hard"\n\tst = status -s\n[x]\n\tlast = 1';
  for (const [name, expected] of [
    ['st', 'status -s'],
    ['nuke', '!git reset --hard'],
    ['last', undefined],
    ['core', undefined],
  ] as const)
    it(`${name} is ${expected}`, () => assert.equal(aliasIn(text, name), expected));

  it('reads a line that goes on, and never throws', () => {
    assert.equal(aliasIn('[alias]\n\ta = log \\\n --oneline', 'a'), 'log   --oneline');
    for (const odd of ['', '[', '[alias', 'a = b', '[alias]\n=']) assert.equal(aliasIn(odd, 'a'), undefined);
  });
});
