import assert from 'node:assert/strict';
import { findCredentials } from '../../../src/secrets/find.ts';
import { kinds } from '../../../src/secrets/kinds/index.ts';

describe('kinds of credential', () => {
  for (const kind of kinds) {
    describe(kind.id, () => {
      for (const hit of kind.hits) {
        it(`finds ${hit.slice(0, 24)}…`, () =>
          assert.ok(
            findCredentials(hit).some((found) => found.kind === kind.id),
            JSON.stringify(findCredentials(hit).map((found) => found.kind)),
          ));
      }
      for (const miss of kind.misses) {
        it(`leaves ${miss.slice(0, 24)}…`, () =>
          assert.ok(!findCredentials(miss).some((found) => found.kind === kind.id)));
      }
    });
  }

  it('have ids of their own', () => assert.equal(new Set(kinds.map((kind) => kind.id)).size, kinds.length));

  it('are never slow', () => {
    const units = [
      'eyJ',
      'token=',
      'Bearer ',
      '-----BEGIN PRIVATE KEY-----',
      'postgres://a:',
      'a_',
      '"key": "',
      'RAILWAY_API_TOKEN ',
      'sk-',
      'AKIA',
      '=',
      ' ',
    ];
    for (const unit of units) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      const start = performance.now();
      findCredentials(text);
      const took = performance.now() - start;
      assert.ok(took < 2000, `${unit}: ${Math.round(took)} ms`);
    }
  });
});
