import assert from 'node:assert/strict';
import { print, type Row, reading } from '../print.ts';

const rows: readonly Row[] = [
  ['test -d x; and rm x', 'test -d x', 'rm x'],
  ['false; or rm x', 'false', 'rm x'],
  ['not rm x', 'rm x'],
  ['begin; rm x; end', 'rm x'],
  ['set -x A b; rm $A', 'set -x A b', 'rm b'],
  ['set a b c; rm $a', 'set a b c', 'rm b c'],
  ['echo (rm x)', 'rm x', 'echo ‹$(rm x)›'],
  ['if test x; rm y; end', 'test x', 'rm y'],
  ['if test x; else if test y; rm z; else; rm w; end', 'test x', ':', 'test y', 'rm z', 'rm w'],
  ['while true; rm x; end', 'true', 'rm x'],
  ['for n in a b; rm $n; end', 'rm a', 'rm b'],
  ['switch $x; case a; rm y; case "*"; ls; end', 'rm y', 'ls'],
  ['function f; rm x; end; f', 'rm x'],
  ['test x; and begin; rm y; end', 'test x', 'rm y'],
  ['echo "a (b) end; if"', 'echo "a (b) end; if"'],
  ["echo 'it\\'s; end'", "echo ‹it's; end›"],
  ['command rm x', 'command: rm x'],
];

describe('shell: fish', () => {
  for (const [line, ...expected] of rows) {
    it(line, () => assert.deepEqual(print(reading(line, 'fish', {}, '/w'), '/w'), expected));
  }
});
