import assert from 'node:assert/strict';
import { print, type Row, reading } from './print.ts';

const rows: readonly Row[] = [
  ['cat a >! f', 'cat a >f'],
  ['cat a >>! f', 'cat a >>f'],
  ['noglob rm *', 'rm *'],
  ['nocorrect rm x', 'rm x'],
  ['- rm x', 'rm x'],
  ['=rm x', 'rm x'],
  ['repeat 3 rm x', 'rm x'],
  ['echo ${(f)"$(rm x)"}', 'rm x', 'echo ‹${(f)"$(rm x)"}›'],
  ['for f (a b) rm $f', 'rm a', 'rm b'],
  ['rm <1-10>', 'rm', 'unread code'],
];

describe('shell: zsh', () => {
  for (const [line, ...expected] of rows) {
    it(line, () => assert.deepEqual(print(reading(line, 'zsh', {}, '/w'), '/w'), expected));
  }
});
