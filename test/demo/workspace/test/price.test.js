import assert from 'node:assert/strict';
import test from 'node:test';
import { price } from '../src/price.js';

test('both days count', () => assert.equal(price(1000, '2026-05-01', '2026-05-03'), 3000));
test('a week costs six days', () => assert.equal(price(1000, '2026-05-01', '2026-05-07'), 6000));
test('a booking cannot end before it starts', () => {
  assert.throws(() => price(1000, '2026-05-03', '2026-05-01'), RangeError);
});
