import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256 } from '../../../src/host/hash.ts';
import { newId } from '../../../src/host/id.ts';
import { shortSha256 } from '../../../src/host/sha256.ts';

const theirs = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

describe('host/hash', () => {
  it('hashes every length around a block and around what counts as short', () => {
    for (const length of [...Array(200).keys(), 8191, 8192, 8193, 70_000]) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) & 255);
      assert.equal(shortSha256(bytes), theirs(bytes), `${length} bytes`);
      assert.equal(sha256(bytes), theirs(bytes), `${length} bytes`);
    }
  });

  it('hashes any bytes and any text as node:crypto does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => shortSha256(bytes) === theirs(bytes)),
    );
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => sha256(text) === theirs(text)));
  });

  it('hashes a view of a longer buffer', () => {
    const bytes = new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4);
    assert.equal(sha256(bytes), theirs(new Uint8Array([1, 2, 3])));
  });
});

describe('host/id', () => {
  it('gives UUIDs, none twice', () => {
    const ids = Array.from({ length: 2000 }, newId);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids)
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
