import assert from 'node:assert/strict';
import { sha256 } from '../../../src/host/hash.ts';
import { chain, firstHash, lineOf, verifyChain } from '../../../src/journal/entry.ts';
import { entry } from './entries.ts';

describe('journal chain', () => {
  const first = chain(entry('a'), firstHash(sha256), sha256);
  const second = chain(entry('b'), first.hash, sha256);
  const third = chain(entry('c'), second.hash, sha256);
  const lines = [first, second, third].map(lineOf);
  const start = firstHash(sha256);

  it('holds where nothing was touched', () => {
    const { entries, problems, last } = verifyChain(lines, sha256, start);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ id }) => id),
      ['a', 'b', 'c'],
    );
    assert.equal(last, third.hash);
  });

  it('does not depend on the order of fields', () => {
    const turned = JSON.stringify(Object.fromEntries(Object.entries(second).reverse()));
    assert.deepEqual(verifyChain([lines[0] ?? '', turned], sha256, start).problems, []);
  });

  it('shows a changed, a removed and a damaged line', () => {
    const changed = lines.with(1, (lines[1] ?? '').replace('stopped', 'passed'));
    assert.match(verifyChain(changed, sha256, start).problems[0]?.message ?? '', /changed after/);
    const removed = lines.toSpliced(1, 1);
    assert.deepEqual(
      verifyChain(removed, sha256, start).problems.map(({ line }) => line),
      [2],
    );
    const beheaded = lines.slice(1);
    assert.equal(verifyChain(beheaded, sha256, start).problems.length, 1);
    const torn = lines.toSpliced(1, 0, '{"at":"2026');
    assert.deepEqual(verifyChain(torn, sha256, start).problems, [
      { line: 2, message: 'The line is cut off or damaged.' },
    ]);
  });

  it('reads anything', () => {
    for (const line of ['null', '[]', '{}', '{"at":1}', '\u0000', '"x"']) {
      assert.equal(verifyChain([line], sha256).problems.length, 1);
    }
  });
});
