import assert from 'node:assert/strict';
import { print, type Row, reading } from './print.ts';

const rows: readonly Row[] = [
  ['test -d x; and rm x', 'test -d x', 'rm x'],
  ['false; or rm x', 'false', 'rm x'],
  ['not rm x', 'rm x'],
  ['begin; rm x; end', 'begin', 'rm x', 'end'],
  ['set -x A b; rm $A', 'set -x A b', 'rm b'],
  ['set a b c; rm $a', 'set a b c', 'rm ‹$a›'],
  ['echo (rm x)', 'echo rm x', 'unread code'],
  ['if test x; rm y; end', 'test x', 'rm y', 'end', 'unread code', 'unread code'],
  ['command rm x', 'command: rm x'],
];

describe('shell: fish', () => {
  for (const [line, ...expected] of rows) {
    it(line, () => assert.deepEqual(print(reading(line, 'fish', {}, '/w'), '/w'), expected));
  }
});
